package dev.emu64.machine;

/**
 * When a run ends short of the guest ending it.
 *
 * @param maxInstructions the deterministic limit, Long.MAX_VALUE for none
 * @param settleNanos guest time without news on screen and serial line after which a guest that only waits for its
 *     timer is done; 0 to run on
 * @param stopWhenIdle whether a guest that nothing can wake any more ends the run
 * @param reboot whether resets and triple faults restart the guest rather than end the run
 * @param expectDebugExit whether the guest was to end itself: idling for ever is then a failure
 */
public record RunLimits(long maxInstructions, long settleNanos, boolean stopWhenIdle, boolean reboot, boolean expectDebugExit) {
    public static final long DEFAULT_SETTLE_NANOS = 5_000_000_000L;

    /** Ends when the guest is done: idle for ever or settled for 5 s; a reset ends the run. */
    public static RunLimits headless() {
        return new RunLimits(Long.MAX_VALUE, DEFAULT_SETTLE_NANOS, true, false, false);
    }

    /** Runs until the guest or the user ends it. */
    public static RunLimits live() {
        return new RunLimits(Long.MAX_VALUE, 0, false, true, false);
    }

    public RunLimits withMaxInstructions(long instructions) {
        return new RunLimits(instructions, settleNanos, stopWhenIdle, reboot, expectDebugExit);
    }

    public RunLimits withSettleNanos(long nanos) {
        return new RunLimits(maxInstructions, nanos, stopWhenIdle, reboot, expectDebugExit);
    }

    public RunLimits withReboot(boolean on) {
        return new RunLimits(maxInstructions, settleNanos, stopWhenIdle, on, expectDebugExit);
    }

    public RunLimits withStopWhenIdle(boolean on) {
        return new RunLimits(maxInstructions, settleNanos, on, reboot, expectDebugExit);
    }

    public RunLimits withExpectDebugExit(boolean on) {
        return new RunLimits(maxInstructions, settleNanos, stopWhenIdle, reboot, on);
    }
}
