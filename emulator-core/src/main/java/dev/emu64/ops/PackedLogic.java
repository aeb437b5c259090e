package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Flags;
import dev.emu64.decode.Insn;

/** Logical instructions on whole registers, whatever they hold: SDM vol. 1, 9.4.5, 10.4.2, 11.4.1.3; PTEST: 12.10. */
final class PackedLogic {
    private PackedLogic() {
    }

    /** PAND, ANDPS, ANDPD. */
    static void pand(Cpu c, Insn i) {
        int b = PackedOperands.second(c, i);
        int a = PackedOperands.first(i);
        int d = PackedOperands.destination(i);
        long[] x = c.fpu.xmm;
        for (int k = PackedOperands.lanes(i); --k >= 0; ) {
            x[d + k] = x[a + k] & x[b + k];
        }
        PackedOperands.finish(c, i);
    }

    /** PANDN, ANDNPS, ANDNPD: the first operand is the one inverted. */
    static void pandn(Cpu c, Insn i) {
        int b = PackedOperands.second(c, i);
        int a = PackedOperands.first(i);
        int d = PackedOperands.destination(i);
        long[] x = c.fpu.xmm;
        for (int k = PackedOperands.lanes(i); --k >= 0; ) {
            x[d + k] = ~x[a + k] & x[b + k];
        }
        PackedOperands.finish(c, i);
    }

    /** POR, ORPS, ORPD. */
    static void por(Cpu c, Insn i) {
        int b = PackedOperands.second(c, i);
        int a = PackedOperands.first(i);
        int d = PackedOperands.destination(i);
        long[] x = c.fpu.xmm;
        for (int k = PackedOperands.lanes(i); --k >= 0; ) {
            x[d + k] = x[a + k] | x[b + k];
        }
        PackedOperands.finish(c, i);
    }

    /** PXOR, XORPS, XORPD. */
    static void pxor(Cpu c, Insn i) {
        int b = PackedOperands.second(c, i);
        int a = PackedOperands.first(i);
        int d = PackedOperands.destination(i);
        long[] x = c.fpu.xmm;
        for (int k = PackedOperands.lanes(i); --k >= 0; ) {
            x[d + k] = x[a + k] ^ x[b + k];
        }
        PackedOperands.finish(c, i);
    }

    /** PTEST, VPTEST: ZF if source AND destination is zero, CF if source AND NOT destination is. */
    static void ptest(Cpu c, Insn i) {
        test(c, i, -1);
    }

    /** VTESTPS: as PTEST, on the sign bits of single-precision elements. */
    static void vtestps(Cpu c, Insn i) {
        test(c, i, Swar.DWORDS);
    }

    /** VTESTPD. */
    static void vtestpd(Cpu c, Insn i) {
        test(c, i, Swar.QWORDS);
    }

    private static void test(Cpu c, Insn i, long bits) {
        int b = VectorOperands.source(c, i);
        int a = VectorOperands.destination(i);
        long[] x = c.fpu.xmm;
        long both = 0;
        long only = 0;
        for (int k = i.size0 >> 3; --k >= 0; ) {
            both |= x[b + k] & x[a + k];
            only |= x[b + k] & ~x[a + k];
        }
        c.flags.status(((both & bits) == 0 ? Flags.ZF : 0) | ((only & bits) == 0 ? Flags.CF : 0));
    }
}
