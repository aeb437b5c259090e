package dev.emu64.device.timer;

/** Converts between virtual nanoseconds and the ticks of a crystal, exactly: no rounding error accumulates. */
record Oscillator(long hertz) {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Whole ticks that have passed at {@code nanos}. */
    long ticksAt(long nanos) {
        return nanos / NANOS_PER_SECOND * hertz + nanos % NANOS_PER_SECOND * hertz / NANOS_PER_SECOND;
    }

    /** The first nanosecond at which {@code ticks} whole ticks have passed. */
    long nanosAt(long ticks) {
        return ticks / hertz * NANOS_PER_SECOND + (ticks % hertz * NANOS_PER_SECOND + hertz - 1) / hertz;
    }
}
