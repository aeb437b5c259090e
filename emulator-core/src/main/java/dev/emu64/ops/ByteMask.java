package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;

/** What MASKMOVQ and MASKMOVDQU share: a store of selected bytes to [rDI] (SDM vol. 2B, MASKMOVDQU). */
final class ByteMask {
    private ByteMask() {
    }

    /** Stores those of {@code size} bytes whose mask byte is negative; faults before anything is written. */
    static void store(Cpu c, Insn i, int size, long low, long high, long maskLow, long maskHigh) {
        if (((maskLow | maskHigh) & Swar.BYTES) == 0) {
            return;
        }
        long linear = c.linear(i.seg, Operands.truncateAddress(i, c.r[Cpu.RDI]), size, true);
        for (int n = 0; n < size; n++) {
            if (selected(maskLow, maskHigh, n)) {
                c.mmu.probeWrite(VectorOperands.later(c, linear, n), 1);
            }
        }
        for (int n = 0; n < size; n++) {
            if (selected(maskLow, maskHigh, n)) {
                c.mmu.write(VectorOperands.later(c, linear, n), 1, Swar.window(low, high, n));
            }
        }
    }

    private static boolean selected(long low, long high, int n) {
        return (Swar.window(low, high, n) & 0x80) != 0;
    }
}
