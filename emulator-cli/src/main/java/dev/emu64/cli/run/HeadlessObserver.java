package dev.emu64.cli.run;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.ExitCode;
import dev.emu64.cli.host.HostOutput;
import dev.emu64.machine.Machine;
import dev.emu64.machine.RunObserver;
import dev.emu64.run.StopReason;

/** Watches a run without a live screen: limits, expected texts, typed keys, serial input, output that must not linger. */
final class HeadlessObserver implements RunObserver {
    /** Host time that output may wait in a buffer while the guest works. */
    private static final long FLUSH_NANOS = 10_000_000;
    /** Guest time without a change of the screen after which a guest that never halts counts as waiting for keys. */
    private static final long QUIET_NANOS = 1_000_000_000;

    private final SerialPlaces places;
    private final Cancellation cancellation;
    /** Null without {@code --until}. */
    private final TextWatch watch;
    /** Null without {@code --type}. */
    private final Typist typist;
    private final HostPace pace;
    private final long startNanos = System.nanoTime();
    private final long timeoutNanos;
    private final String timeout;
    private long flushedNanos = startNanos;
    private boolean typing;
    private long screenChanges = -1;
    private long screenNanos;

    HeadlessObserver(SerialPlaces places, Cancellation cancellation, TextWatch watch, Typist typist, HostPace pace,
            long timeoutNanos, String timeout) {
        this.places = places;
        this.cancellation = cancellation;
        this.watch = watch;
        this.typist = typist;
        this.pace = pace;
        this.timeoutNanos = timeoutNanos;
        this.timeout = timeout;
    }

    @Override
    public StopReason look(Machine machine) {
        if (cancellation.requested()) {
            return cancellation.wasQuit() ? new StopReason.Quit(0, "quit by the user") : new StopReason.Quit(130, "interrupted");
        }
        if (watch != null) {
            String found = watch.found(machine);
            if (found != null) {
                return new StopReason.TextSeen(found);
            }
        }
        if (typist != null) {
            type(machine);
        }
        places.pump(machine);
        long now = System.nanoTime();
        if (now - flushedNanos > FLUSH_NANOS) {
            flushedNanos = now;
            places.flush();
            HostOutput broken = places.broken();
            if (broken != null) {
                return new StopReason.Quit(ExitCode.HOST, broken.complaint());
            }
        }
        if (timeoutNanos != 0 && now - startNanos >= timeoutNanos) {
            return new StopReason.Timeout(timeout);
        }
        pace.look(machine, now);
        return null;
    }

    private void type(Machine machine) {
        if (!typing) {
            typing = machine.cpu().halted || quiet(machine);
        }
        if (typing) {
            typist.feed(machine);
        }
    }

    private boolean quiet(Machine machine) {
        long changes = machine.screenChanges();
        if (changes != screenChanges) {
            screenChanges = changes;
            screenNanos = machine.nanos();
        }
        return machine.nanos() - screenNanos > QUIET_NANOS;
    }

    @Override
    public long idleUntil(Machine machine, long nanos) {
        places.flush();
        if (typist != null) {
            typing = true;
            typist.feed(machine);
        }
        return pace.idleUntil(machine, places.inputOpen(), nanos);
    }
}
