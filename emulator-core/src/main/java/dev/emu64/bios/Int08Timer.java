package dev.emu64.bios;

/** INT 08h, IRQ 0: counts ticks of 54.9 ms since midnight (the stub then calls INT 1Ch and ends the interrupt). */
final class Int08Timer {
    /** Ticks of a day at 1193182/65536 Hz. */
    static final long TICKS_PER_DAY = 0x1800b0;

    private final BiosDataArea bda;

    Int08Timer(BiosDataArea bda) {
        this.bda = bda;
    }

    void call(BiosCall call) {
        long ticks = bda.ticks() + 1;
        if (ticks >= TICKS_PER_DAY) {
            ticks = 0;
            bda.byteAt(BiosDataArea.MIDNIGHT, bda.byteAt(BiosDataArea.MIDNIGHT) + 1);
        }
        bda.ticks(ticks);
    }
}
