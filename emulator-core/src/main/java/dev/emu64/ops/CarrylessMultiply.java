package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;

/** PCLMULQDQ: the product of two polynomials over GF(2) of 64 bits (SDM vol. 1, 12.13.4). */
final class CarrylessMultiply {
    private CarrylessMultiply() {
    }

    /** Bit 0 of the immediate selects the quadword of the first source, bit 4 that of the second. */
    static void pclmulqdq(Cpu c, Insn i) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        long[] x = c.fpu.xmm;
        long p = x[a + ((int) i.imm & 1)];
        long q = x[b + ((int) i.imm >> 4 & 1)];
        long low = 0;
        long high = 0;
        for (int n = 0; n < 64; n++) {
            long mask = -(q >>> n & 1);
            low ^= p << n & mask;
            high ^= p >>> 1 >>> 63 - n & mask;
        }
        VectorOperands.write(c, i, low, high);
    }
}
