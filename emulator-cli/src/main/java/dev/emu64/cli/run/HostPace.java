package dev.emu64.cli.run;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.machine.Machine;

/** Keeps guest time in step with the host's clock, or lets it run free. */
public final class HostPace {
    /** A guest ahead by less goes on: sleeping has its price. */
    private static final long AHEAD_NANOS = 2_000_000;
    /** A guest behind by more will not catch up and is not hurried. */
    private static final long BEHIND_NANOS = 100_000_000;
    /** Sleeps are cut into pieces of this length, to see limits and signals. */
    private static final long PIECE_NANOS = 100_000_000;

    private final Cancellation cancellation;
    private final boolean paced;
    /** Host time minus guest time. */
    private long offset = Long.MIN_VALUE;
    /** By how much the waits of a guest that runs free were too long: hosts sleep late, and the next wait makes up for it. */
    private long lateNanos;

    /** Without {@code paced}, guest time runs free except where it waits for input. */
    public HostPace(Cancellation cancellation, boolean paced) {
        this.cancellation = cancellation;
        this.paced = paced;
    }

    /** Sleeps while the guest is ahead of the host's {@code now}. */
    public void look(Machine machine, long now) {
        if (!paced) {
            return;
        }
        long ahead = ahead(machine.nanos(), now);
        if (ahead > AHEAD_NANOS) {
            cancellation.sleep(Math.min(ahead, PIECE_NANOS));
        }
    }

    /** Begins a new reckoning: time has stood still. */
    public void restart() {
        offset = Long.MIN_VALUE;
    }

    /** How far {@code guestNanos} is ahead of the host, which a guest far behind makes the new reckoning. */
    private long ahead(long guestNanos, long now) {
        if (offset == Long.MIN_VALUE) {
            offset = now - guestNanos;
        }
        long ahead = guestNanos + offset - now;
        if (ahead < -BEHIND_NANOS) {
            offset = now - guestNanos;
            return 0;
        }
        return ahead;
    }

    /** The guest idles until guest time {@code nanos}: sleeps as long, unless time runs free and no input can come. */
    public long idleUntil(Machine machine, boolean inputOpen, long nanos) {
        if (!paced && !inputOpen) {
            return nanos;
        }
        long now = System.nanoTime();
        long guest = machine.nanos();
        if (!paced) {
            // only the waiting goes with the host's clock, not the work before it
            offset = now - guest - lateNanos;
        }
        long ahead = ahead(nanos, now);
        if (ahead <= 0) {
            lateNanos = paced ? 0 : -ahead;
            return nanos;
        }
        cancellation.sleep(Math.min(ahead, PIECE_NANOS));
        long reached = System.nanoTime() - offset;
        lateNanos = paced ? 0 : Math.max(0, Math.min(BEHIND_NANOS, reached - nanos));
        return Math.min(nanos, Math.max(guest, reached));
    }
}
