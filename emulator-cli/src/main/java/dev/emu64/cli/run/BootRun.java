package dev.emu64.cli.run;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.options.BootOptions;
import dev.emu64.machine.Machine;
import dev.emu64.machine.RunLimits;
import dev.emu64.run.StopReason;
import java.util.function.Consumer;

/** One headless boot, from options to exit code. */
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
     * @throws dev.emu64.cli.host.UserError if a file or option stands against it
     */
    public int run() {
        return run(null);
    }

    /** The same; {@code atTheEnd}, unless null, sees the machine as the run has left it. */
    public int run(Consumer<Machine> atTheEnd) {
        boolean hostClock = options.hostClock != null && options.hostClock;
        try (BootSession session = BootSession.open(options, console, cancellation, hostClock)) {
            StopReason stop = session.run(limits(), new HeadlessObserver(session.watch(), new HostPace(cancellation, hostClock)));
            int exitCode = session.finish(stop);
            if (atTheEnd != null) {
                atTheEnd.accept(session.machine());
            }
            return exitCode;
        }
    }

    private RunLimits limits() {
        return RunLimits.headless()
                .withMaxInstructions(options.lastInstruction())
                .withSettleNanos(settleNanos())
                .withReboot(options.reboot != null && options.reboot)
                .withExpectDebugExit(options.expectsDebugExit());
    }

    /** Somebody who sits at a terminal that is the guest's serial line decides alone when it is over. */
    private long settleNanos() {
        boolean conversation = console.terminal() && options.serial != null && options.serial.isStdio();
        return conversation && options.settleNanos == null ? 0 : options.settleNanosOrDefault();
    }
}
