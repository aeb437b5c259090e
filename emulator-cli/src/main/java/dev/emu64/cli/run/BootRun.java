package dev.emu64.cli.run;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.ExitCode;
import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.host.HostOutput;
import dev.emu64.cli.host.UserError;
import dev.emu64.cli.options.BootOptions;
import dev.emu64.machine.Machine;
import dev.emu64.machine.RunLimits;
import dev.emu64.machine.RunObserver;
import dev.emu64.run.StopReason;
import dev.emu64.storage.StorageException;

/** One boot, from options to exit code. */
public final class BootRun {
    private final BootOptions options;
    private final HostConsole console;
    private final Cancellation cancellation;

    public BootRun(BootOptions options, HostConsole console, Cancellation cancellation) {
        this.options = options;
        this.console = console;
        this.cancellation = cancellation;
    }

    /**
     * Boots and runs to the end.
     *
     * @return the exit code
     * @throws UserError if a file or option stands against it
     */
    public int headless() {
        for (String warning : options.warnings) {
            console.say(warning);
        }
        TextWatch watch = options.until.isEmpty() ? null : new TextWatch(options.until);
        boolean hostClock = options.hostClock != null && options.hostClock;
        try (Media media = Media.open(options); SerialPlaces places = SerialPlaces.open(options, console, cancellation, watch)) {
            tellNotes(media);
            Machine machine = machine(media, places, hostClock);
            Report report = new Report(options, console, machine);
            RunObserver observer = new HeadlessObserver(places, cancellation, watch, typist(), new HostPace(cancellation, hostClock),
                    options.timeoutNanos, options.timeout);
            StopReason stop = run(machine, limits(), observer);
            if (watch != null) {
                stop = judge(stop, watch, machine);
            }
            places.flush();
            report.finalScreen(places.usesStdout());
            HostOutput broken = places.broken();
            return report.end(broken == null || stop.exitCode() == ExitCode.HOST ? stop
                    : new StopReason.Quit(ExitCode.HOST, broken.complaint()), broken == console.out());
        }
    }

    private void tellNotes(Media media) {
        if (options.verbose) {
            for (String description : media.descriptions()) {
                console.say(description);
            }
            for (String note : options.notes) {
                console.say(note);
            }
        }
    }

    private Machine machine(Media media, SerialPlaces places, boolean hostClock) {
        try {
            return new Machine(Configuration.of(options, media, places.com1(), places.debugConsole(), hostClock, console));
        } catch (OutOfMemoryError e) {
            throw UserError.host("no memory for -m " + (options.ramBytes >> 20) + "M; give Java more: java -Xmx4g -jar emu.jar …");
        }
    }

    private static StopReason run(Machine machine, RunLimits limits, RunObserver observer) {
        try {
            return machine.run(limits, observer);
        } catch (StorageException e) {
            return new StopReason.Quit(ExitCode.HOST, e.getMessage());
        } catch (OutOfMemoryError e) {
            return new StopReason.Quit(ExitCode.HOST, "no memory left for the guest's RAM; give Java more: java -Xmx4g -jar emu.jar …");
        }
    }

    private Typist typist() {
        if (options.type == null) {
            return null;
        }
        Typist typist = new Typist(Typist.layout(options.layout));
        int unknown = typist.type(options.type);
        if (unknown >= 0) {
            throw UserError.usage("--type: the layout " + options.layout + " has no key for " + Character.toString(unknown));
        }
        return typist;
    }

    private RunLimits limits() {
        return RunLimits.headless()
                .withMaxInstructions(options.maxInstructions)
                .withSettleNanos(options.settleNanosOrDefault())
                .withReboot(options.reboot != null && options.reboot)
                .withExpectDebugExit(options.expectsDebugExit());
    }

    /** With texts to wait for, any other end is a failure, but for limits and what the user did. */
    private static StopReason judge(StopReason stop, TextWatch watch, Machine machine) {
        if (stop instanceof StopReason.TextSeen) {
            return stop;
        }
        String found = watch.found(machine);
        if (found != null) {
            return new StopReason.TextSeen(found);
        }
        if (stop instanceof StopReason.Timeout || stop instanceof StopReason.InstructionLimit || stop instanceof StopReason.Quit
                || stop instanceof StopReason.Unsupported) {
            return stop;
        }
        return new StopReason.ExpectationFailed("never saw " + watch.describe() + "; the run ended before: " + stop.describe());
    }
}
