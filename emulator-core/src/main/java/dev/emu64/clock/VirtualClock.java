package dev.emu64.clock;

import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/** Guest time in nanoseconds: retired instructions times a fixed cost, plus the time skipped while halted. */
public final class VirtualClock implements Stateful {
    /**
     * Guest instructions executed since power-on; each iteration of a repeated string instruction counts as one, and
     * so does the delivery of a fault. The engine keeps it exact whenever an instruction can observe time: at port
     * I/O, memory-mapped I/O, RDTSC and at every event.
     */
    public long instructions;

    /** The instruction count at which the next event is due, kept by the {@link Scheduler}. */
    public long dueInstruction = Scheduler.NEVER;

    private final int nanosPerInstruction;
    private long skippedNanos;

    /** A clock at zero on which each instruction takes {@code nanosPerInstruction} (at least 1). */
    public VirtualClock(int nanosPerInstruction) {
        if (nanosPerInstruction < 1) {
            throw new IllegalArgumentException("nanosPerInstruction " + nanosPerInstruction + ", expected at least 1");
        }
        this.nanosPerInstruction = nanosPerInstruction;
    }

    /** Nanoseconds of guest time since power-on. */
    public long nanos() {
        return instructions * nanosPerInstruction + skippedNanos;
    }

    /** Nanoseconds of guest time spent halted rather than executing. */
    public long skippedNanos() {
        return skippedNanos;
    }

    public int nanosPerInstruction() {
        return nanosPerInstruction;
    }

    /** Moves on to {@code nanos} without executing anything; a time already past changes nothing. */
    public void skipTo(long nanos) {
        long ahead = nanos - nanos();
        if (ahead > 0) {
            skippedNanos += ahead;
        }
    }

    /** The instruction count at which guest time is first at or past {@code nanos}, if nothing is skipped until then. */
    public long instructionsAt(long nanos) {
        long ahead = nanos - skippedNanos;
        return ahead == Long.MAX_VALUE ? Long.MAX_VALUE : Math.floorDiv(ahead + nanosPerInstruction - 1, nanosPerInstruction);
    }

    @Override
    public void save(StateWriter out) {
        out.number("instructions", instructions);
        out.number("skippedNanos", skippedNanos);
    }

    @Override
    public void load(StateReader in) {
        instructions = in.number("instructions");
        skippedNanos = in.number("skippedNanos");
    }
}
