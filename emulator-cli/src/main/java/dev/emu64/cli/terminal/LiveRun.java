package dev.emu64.cli.terminal;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.options.BootOptions;
import dev.emu64.cli.run.BootSession;
import dev.emu64.cli.run.HostPace;
import dev.emu64.cli.run.Typist;
import dev.emu64.cli.screen.TerminalColors;
import dev.emu64.machine.RunLimits;
import dev.emu64.run.StopReason;

/** One boot with its screen live on the terminal. */
public final class LiveRun {
    /** Triple faults in a row, none of them later than this after a start, that make a boot loop. */
    private static final int LOOP_FAULTS = 3;
    private static final long LOOP_NANOS = 2_000_000_000L;

    private final BootOptions options;
    private final HostConsole console;
    private final Cancellation cancellation;

    public LiveRun(BootOptions options, HostConsole console, Cancellation cancellation) {
        this.options = options;
        this.console = console;
        this.cancellation = cancellation;
    }

    /**
     * Boots and runs until the guest or the user ends it.
     *
     * @return the exit code, or -1 where the terminal cannot be used for a live screen and nothing was done
     * @throws dev.emu64.cli.host.UserError if a file or option stands against it
     */
    public int run() {
        boolean hostClock = options.hostClock == null || options.hostClock;
        try (BootSession session = BootSession.open(options, console, cancellation, hostClock)) {
            StopReason stop;
            try (LiveTerminal terminal = LiveTerminal.open(cancellation)) {
                if (terminal == null) {
                    return -1;
                }
                stop = live(session, terminal, new HostPace(cancellation, hostClock));
            }
            return session.finish(stop);
        }
    }

    private StopReason live(BootSession session, LiveTerminal terminal, HostPace pace) {
        KeySource keys = new KeySource(terminal.in(), cancellation, Typist.layout(options.layout));
        LiveScreen screen = new LiveScreen(terminal, TerminalColors.detect(System.getenv()), options.statusLine);
        LiveObserver observer = new LiveObserver(screen, keys, new Typist(Typist.layout(options.layout)), session.watch(), pace, cancellation);
        screen.open();
        try {
            keys.start();
            return untilOver(session, observer, screen);
        } finally {
            screen.close();
        }
    }

    /** Resets restart the guest unless the user said otherwise or they come in a loop. */
    private StopReason untilOver(BootSession session, LiveObserver observer, LiveScreen screen) {
        RunLimits limits = RunLimits.live().withMaxInstructions(options.lastInstruction()).withReboot(false)
                .withSettleNanos(options.settleNanos == null ? 0 : options.settleNanos);
        boolean reboot = options.reboot == null || options.reboot;
        int faults = 0;
        while (true) {
            long startNanos = System.nanoTime();
            StopReason stop = session.run(limits, observer);
            boolean triple = stop instanceof StopReason.TripleFault;
            faults = triple && System.nanoTime() - startNanos < LOOP_NANOS ? faults + 1 : 0;
            if (reboot && faults < LOOP_FAULTS && (triple || stop instanceof StopReason.Reset)) {
                screen.note(stop.describe());
                session.machine().reset();
            } else if (options.noShutdown && stop instanceof StopReason.PowerOff) {
                screen.note(stop.describe() + "; Ctrl-A x quits");
                return observer.afterPowerOff(session.machine());
            } else {
                return stop;
            }
        }
    }
}
