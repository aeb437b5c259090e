package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;

/** Blends: each element comes from the second source where the mask says so, else from the first (SDM vol. 1, 12.10). */
final class PackedBlend {
    private PackedBlend() {
    }

    /** BLENDPS, VPBLENDD: bit n of the immediate selects doubleword n. */
    static void blendps(Cpu c, Insn i) {
        immediate(c, i, 32, 2);
    }

    /** BLENDPD: bit n of the immediate selects quadword n. */
    static void blendpd(Cpu c, Insn i) {
        immediate(c, i, 64, 1);
    }

    /** PBLENDW: bit n of the immediate selects word n of each 128-bit lane. */
    static void pblendw(Cpu c, Insn i) {
        immediate(c, i, 16, 4);
    }

    private static void immediate(Cpu c, Insn i, int bits, int elements) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        int d = VectorOperands.destination(i);
        long[] x = c.fpu.xmm;
        for (int k = 0; k < i.size0 >> 3; k++) {
            // eight words use up the immediate: the upper lane begins anew
            long mask = mask((int) i.imm >> (k * elements & 7), bits);
            x[d + k] = x[a + k] & ~mask | x[b + k] & mask;
        }
        VectorOperands.finish(c, i);
    }

    private static long mask(int control, int bits) {
        long mask = 0;
        for (int n = 0; n < 64; n += bits) {
            if ((control >> n / bits & 1) != 0) {
                mask |= -1L >>> 64 - bits << n;
            }
        }
        return mask;
    }

    /** PBLENDVB: the highest bit of each byte of XMM0 (with VEX: of operand 4) selects. */
    static void pblendvb(Cpu c, Insn i) {
        variable(c, i, Swar.BYTES);
    }

    static void blendvps(Cpu c, Insn i) {
        variable(c, i, Swar.DWORDS);
    }

    static void blendvpd(Cpu c, Insn i) {
        variable(c, i, Swar.QWORDS);
    }

    private static void variable(Cpu c, Insn i, long high) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        int d = VectorOperands.destination(i);
        int m = (i.vex ? i.op3 : i.op2) << 2;
        long[] x = c.fpu.xmm;
        for (int k = 0; k < i.size0 >> 3; k++) {
            long mask = Swar.negative(x[m + k], high);
            x[d + k] = x[a + k] & ~mask | x[b + k] & mask;
        }
        VectorOperands.finish(c, i);
    }
}
