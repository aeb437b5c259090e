package dev.emu64.device;

import dev.emu64.clock.Scheduler;
import dev.emu64.clock.VirtualClock;

/** A scheduler without a CPU: time moves only when a test steps it. */
public final class VirtualTime {
    public final Scheduler scheduler = new Scheduler(new VirtualClock(1));

    public long nanos() {
        return scheduler.nanos();
    }

    /** Moves on by {@code nanos}, running each event at its own time. */
    public void step(long nanos) {
        stepTo(scheduler.nanos() + nanos);
    }

    public void stepTo(long nanos) {
        while (scheduler.nextNanos() <= nanos) {
            scheduler.skipToNext();
        }
        scheduler.clock().skipTo(nanos);
    }
}
