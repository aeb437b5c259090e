package dev.emu64.machine;

import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/** Tells whether the guest still shows anything new, and whether it works or only waits meanwhile. */
final class Activity implements Stateful {
    /** A guest that executes less than a tenth of the time only wakes for its timer. */
    private static final int IDLE_SHARE = 10;

    private final PcBoard board;
    private long screenChanges = -1;
    private long serialBytes = -1;
    private long newsNanos;
    private long newsSkippedNanos;
    private long newsStatusReads;

    Activity(PcBoard board) {
        this.board = board;
    }

    @Override
    public void save(StateWriter out) {
        out.flag("changed", board.vga.changes() != screenChanges || board.serialBytes() != serialBytes);
        out.number("newsNanos", newsNanos);
        out.number("newsSkippedNanos", newsSkippedNanos);
    }

    /** To be loaded after the board: counts of changes begin anew with it. */
    @Override
    public void load(StateReader in) {
        screenChanges = in.flag("changed") ? -1 : board.vga.changes();
        serialBytes = board.serialBytes();
        newsNanos = in.number("newsNanos");
        newsSkippedNanos = in.number("newsSkippedNanos");
    }

    /** Something happened that the guest will react to: quiet time starts over. */
    void news() {
        newsNanos = board.scheduler.nanos();
        newsSkippedNanos = board.scheduler.clock().skippedNanos();
        newsStatusReads = board.com1.lineStatusReads();
    }

    /** Whether a byte on COM1 would be noticed: it interrupts, or the guest has looked for one since it last showed anything. */
    boolean listensToSerial() {
        quietNanos();
        return board.serialInterrupts() || board.com1.lineStatusReads() != newsStatusReads;
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
