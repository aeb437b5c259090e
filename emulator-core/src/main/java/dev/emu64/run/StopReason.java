package dev.emu64.run;

import java.util.List;

/**
 * Why a run ended, with the exit code of the command line: odd codes are the guest's own (isa-debug-exit), even ones
 * the emulator's, 0 is success.
 */
public sealed interface StopReason {
    /** The process exit code, 0-255. */
    int exitCode();

    /** One line for the user: what happened and where. */
    String describe();

    /** A stable name of the kind, for JSON results. */
    String kind();

    /** The guest wrote {@code value} to isa-debug-exit. */
    record DebugExit(int code) implements StopReason {
        @Override
        public int exitCode() {
            return code;
        }

        @Override
        public String describe() {
            return "the guest left through isa-debug-exit with status " + code;
        }

        @Override
        public String kind() {
            return "debug-exit";
        }
    }

    /** Soft-off through ACPI or one of the power-off ports. */
    record PowerOff(String cause) implements StopReason {
        @Override
        public int exitCode() {
            return 0;
        }

        @Override
        public String describe() {
            return "power-off: " + cause;
        }

        @Override
        public String kind() {
            return "power-off";
        }
    }

    /** The guest reset the machine and resets end the run. */
    record Reset(String cause) implements StopReason {
        @Override
        public int exitCode() {
            return 18;
        }

        @Override
        public String describe() {
            return "reset by the guest: " + cause;
        }

        @Override
        public String kind() {
            return "reset";
        }
    }

    /**
     * An exception while a double fault was delivered: the CPU shut down.
     *
     * @param summary what happened first, and where
     * @param story the whole story, line by line
     */
    record TripleFault(String summary, List<String> story) implements StopReason {
        public TripleFault {
            story = List.copyOf(story);
        }

        @Override
        public int exitCode() {
            return 4;
        }

        @Override
        public String describe() {
            return "triple fault: " + summary;
        }

        @Override
        public String kind() {
            return "triple-fault";
        }
    }

    /**
     * No interrupt can ever wake the guest again, or it only waits for its timer and shows nothing new.
     *
     * @param where what it does for ever, with the address
     * @param wasToEnd whether the guest had an isa-debug-exit device to end itself by
     */
    record IdleForever(String where, boolean wasToEnd) implements StopReason {
        @Override
        public int exitCode() {
            return wasToEnd ? 16 : 0;
        }

        @Override
        public String describe() {
            return "idle for ever: " + where;
        }

        @Override
        public String kind() {
            return "idle";
        }
    }

    /** The guest only halts and wakes for its timer, and screen and serial line have not changed for a while. */
    record Settled(long nanos) implements StopReason {
        @Override
        public int exitCode() {
            return 0;
        }

        @Override
        public String describe() {
            return "settled: nothing new on screen and serial line for " + nanos / 1_000_000 + " ms of guest time";
        }

        @Override
        public String kind() {
            return "settled";
        }
    }

    /** The deterministic limit was reached. */
    record InstructionLimit(long instructions) implements StopReason {
        @Override
        public int exitCode() {
            return 6;
        }

        @Override
        public String describe() {
            return "reached the limit of " + instructions + " instructions";
        }

        @Override
        public String kind() {
            return "instruction-limit";
        }
    }

    /** The wall-clock limit was reached. */
    record Timeout(String limit) implements StopReason {
        @Override
        public int exitCode() {
            return 6;
        }

        @Override
        public String describe() {
            return "timed out after " + limit;
        }

        @Override
        public String kind() {
            return "timeout";
        }
    }

    /** The text that the run waited for appeared. */
    record TextSeen(String text) implements StopReason {
        @Override
        public int exitCode() {
            return 0;
        }

        @Override
        public String describe() {
            return "found " + text;
        }

        @Override
        public String kind() {
            return "until";
        }
    }

    /** An expectation of the user did not come true. */
    record ExpectationFailed(String expectation) implements StopReason {
        @Override
        public int exitCode() {
            return 12;
        }

        @Override
        public String describe() {
            return expectation;
        }

        @Override
        public String kind() {
            return "expectation-failed";
        }
    }

    /** The firmware found nothing to boot on any drive, or a boot loader gave up on a disk that ends too early. */
    record NotBootable(String found) implements StopReason {
        @Override
        public int exitCode() {
            return 8;
        }

        @Override
        public String describe() {
            return "not bootable: " + found;
        }

        @Override
        public String kind() {
            return "not-bootable";
        }
    }

    /** The guest needs something that the emulator does not have. */
    record Unsupported(String what) implements StopReason {
        @Override
        public int exitCode() {
            return 10;
        }

        @Override
        public String describe() {
            return "the guest needs " + what;
        }

        @Override
        public String kind() {
            return "unsupported";
        }
    }

    /** The user asked the emulator to quit. */
    record Quit(int exitCode, String describe) implements StopReason {
        @Override
        public String kind() {
            return "quit";
        }
    }
}
