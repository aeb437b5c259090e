package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;
import dev.emu64.mmu.GuestFault;
import dev.emu64.mmu.Mmu;

/** What MASKMOVQ and MASKMOVDQU share: a store of selected bytes to [rDI] (SDM vol. 2B, MASKMOVDQU). */
final class ByteMask {
    private ByteMask() {
    }

    /**
     * Stores those of {@code size} bytes whose mask byte is negative. All of them must be writable, whatever the mask:
     * the manual leaves that open, and AMD's processors do so.
     */
    static void store(Cpu c, Insn i, int size, long low, long high, long maskLow, long maskHigh) {
        long linear = c.linear(i.seg, Operands.truncateAddress(i, c.r[Cpu.RDI]), size, true);
        if ((linear & 7) != 0 && c.mmu.context() == Mmu.USER_ALIGNED) {
            throw c.fault(GuestFault.AC, 0);
        }
        VectorOperands.probeWrite(c, linear, size);
        for (int n = 0; n < size; n++) {
            if ((Swar.window(maskLow, maskHigh, n) & 0x80) != 0) {
                c.mmu.write(VectorOperands.later(c, linear, n), 1, Swar.window(low, high, n));
            }
        }
    }
}
