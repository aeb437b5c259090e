package dev.emu64.machine;

/** Tells whether the guest still shows anything new, and whether it works or only waits meanwhile. */
final class Activity {
    /** A guest that executes less than a tenth of the time only wakes for its timer. */
    private static final int IDLE_SHARE = 10;

    private final PcBoard board;
    private long screenChanges = -1;
    private long serialBytes = -1;
    private long newsNanos;
    private long newsSkippedNanos;

    Activity(PcBoard board) {
        this.board = board;
    }

    /** Something happened that the guest will react to: quiet time starts over. */
    void news() {
        newsNanos = board.scheduler.nanos();
        newsSkippedNanos = board.scheduler.clock().skippedNanos();
    }

    /** Guest time since screen or serial output last changed. */
    long quietNanos() {
        long screen = board.vga.changes();
        long serial = board.serialBytes();
        if (screen != screenChanges || serial != serialBytes) {
            screenChanges = screen;
            serialBytes = serial;
            news();
        }
        return board.scheduler.nanos() - newsNanos;
    }

    /** Whether nearly all of the quiet time was skipped, not executed. */
    boolean mostlyIdle() {
        long quiet = board.scheduler.nanos() - newsNanos;
        long skipped = board.scheduler.clock().skippedNanos() - newsSkippedNanos;
        return (quiet - skipped) * IDLE_SHARE < quiet;
    }
}
