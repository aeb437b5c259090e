package dev.emu64.cli.run;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.ExitCode;
import dev.emu64.cli.host.HostOutput;
import dev.emu64.cli.options.BootOptions;
import dev.emu64.cli.record.ScreenRecorder;
import dev.emu64.machine.Machine;
import dev.emu64.run.StopReason;

/** What every run is watched for, live or not: signals, limits, expected texts, typed text, serial lines. */
public final class RunWatch {
    /** Host time that output may wait in a buffer while the guest works. */
    private static final long FLUSH_NANOS = 10_000_000;
    /** Guest time without a change of the screen after which a guest that never halts counts as waiting for keys. */
    private static final long QUIET_NANOS = 1_000_000_000;

    private final SerialPlaces places;
    private final Cancellation cancellation;
    /** Null where the run may end as it likes. */
    private final Expectations expectations;
    /** Null without {@code --type}. */
    private final Typist typist;
    /** Null without {@code --record}. */
    private final ScreenRecorder recorder;
    private final long startNanos = System.nanoTime();
    private final long timeoutNanos;
    private final String timeout;
    private long flushedNanos = startNanos;
    private boolean typing;
    private long screenChanges = -1;
    private long screenNanos;

    RunWatch(BootOptions options, SerialPlaces places, Cancellation cancellation, Expectations expectations, Typist typist, ScreenRecorder recorder) {
        this.places = places;
        this.cancellation = cancellation;
        this.expectations = expectations;
        this.typist = typist;
        this.recorder = recorder;
        this.timeoutNanos = options.timeoutNanos;
        this.timeout = options.timeout;
    }

    /** Why the run is to end at host time {@code now}, or null. */
    public StopReason look(Machine machine, long now) {
        if (cancellation.requested()) {
            return new StopReason.Quit(cancellation.exitCode(), cancellation.reason());
        }
        if (recorder != null) {
            recorder.look(machine);
        }
        if (expectations != null) {
            StopReason stop = expectations.look(machine);
            if (stop != null) {
                return stop;
            }
        }
        if (typist != null) {
            type(machine);
        }
        places.pump(machine);
        if (now - flushedNanos > FLUSH_NANOS) {
            flushedNanos = now;
            places.flush();
            HostOutput broken = places.broken();
            if (broken != null) {
                return new StopReason.Quit(ExitCode.HOST, broken.complaint());
            }
        }
        return timeoutNanos != 0 && now - startNanos >= timeoutNanos ? new StopReason.Timeout(timeout) : null;
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

    /** The guest has nothing to do before guest time {@code nanos}; the time at which to look again at the latest. */
    public long idle(Machine machine, long nanos) {
        places.flush();
        if (typist != null) {
            typing = true;
            typist.feed(machine);
        }
        return recorder == null ? nanos : recorder.due(machine, nanos);
    }

    /** Whether the guest waits for input that may still come: by a script's next keys, or by a serial line to which it listens. */
    public boolean awaitsInput(Machine machine) {
        return expectations != null && expectations.inputFollows() || places.inputOpen() && machine.listensToSerial();
    }

    /** Whether the guest may still get input from outside. */
    public boolean inputOpen() {
        return places.inputOpen();
    }
}
