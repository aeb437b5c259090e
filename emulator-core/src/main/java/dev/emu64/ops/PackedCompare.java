package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;

/**
 * Packed integer comparisons, maxima and minima: SDM vol. 1, 9.4.3, 10.4.4, 11.4.3 and 12.10.
 */
final class PackedCompare {
    private static final int PCMPEQB = 0;
    private static final int PCMPEQW = 1;
    private static final int PCMPEQD = 2;
    private static final int PCMPEQQ = 3;
    private static final int PCMPGTB = 4;
    private static final int PCMPGTW = 5;
    private static final int PCMPGTD = 6;
    private static final int PCMPGTQ = 7;
    private static final int PMAXSB = 8;
    private static final int PMAXSW = 9;
    private static final int PMAXSD = 10;
    private static final int PMAXUB = 11;
    private static final int PMAXUW = 12;
    private static final int PMAXUD = 13;
    private static final int PMINSB = 14;
    private static final int PMINSW = 15;
    private static final int PMINSD = 16;
    private static final int PMINUB = 17;
    private static final int PMINUW = 18;
    private static final int PMINUD = 19;

    private PackedCompare() {
    }

    static void pcmpeqb(Cpu c, Insn i) {
        apply(c, i, PCMPEQB);
    }

    static void pcmpeqw(Cpu c, Insn i) {
        apply(c, i, PCMPEQW);
    }

    static void pcmpeqd(Cpu c, Insn i) {
        apply(c, i, PCMPEQD);
    }

    static void pcmpeqq(Cpu c, Insn i) {
        apply(c, i, PCMPEQQ);
    }

    static void pcmpgtb(Cpu c, Insn i) {
        apply(c, i, PCMPGTB);
    }

    static void pcmpgtw(Cpu c, Insn i) {
        apply(c, i, PCMPGTW);
    }

    static void pcmpgtd(Cpu c, Insn i) {
        apply(c, i, PCMPGTD);
    }

    static void pcmpgtq(Cpu c, Insn i) {
        apply(c, i, PCMPGTQ);
    }

    static void pmaxsb(Cpu c, Insn i) {
        apply(c, i, PMAXSB);
    }

    static void pmaxsw(Cpu c, Insn i) {
        apply(c, i, PMAXSW);
    }

    static void pmaxsd(Cpu c, Insn i) {
        apply(c, i, PMAXSD);
    }

    static void pmaxub(Cpu c, Insn i) {
        apply(c, i, PMAXUB);
    }

    static void pmaxuw(Cpu c, Insn i) {
        apply(c, i, PMAXUW);
    }

    static void pmaxud(Cpu c, Insn i) {
        apply(c, i, PMAXUD);
    }

    static void pminsb(Cpu c, Insn i) {
        apply(c, i, PMINSB);
    }

    static void pminsw(Cpu c, Insn i) {
        apply(c, i, PMINSW);
    }

    static void pminsd(Cpu c, Insn i) {
        apply(c, i, PMINSD);
    }

    static void pminub(Cpu c, Insn i) {
        apply(c, i, PMINUB);
    }

    static void pminuw(Cpu c, Insn i) {
        apply(c, i, PMINUW);
    }

    static void pminud(Cpu c, Insn i) {
        apply(c, i, PMINUD);
    }

    private static void apply(Cpu c, Insn i, int operation) {
        int b = PackedOperands.second(c, i);
        int a = PackedOperands.first(i);
        int d = PackedOperands.destination(i);
        long[] x = c.fpu.xmm;
        for (int k = PackedOperands.lanes(i); --k >= 0; ) {
            x[d + k] = lane(operation, x[a + k], x[b + k]);
        }
        PackedOperands.finish(c, i);
    }

    /** The kernel of each operation: 64 bits of the result. */
    private static long lane(int operation, long a, long b) {
        return switch (operation) {
            case PCMPEQB -> Swar.equal(a, b, Swar.BYTES);
            case PCMPEQW -> Swar.equal(a, b, Swar.WORDS);
            case PCMPEQD -> Swar.equal(a, b, Swar.DWORDS);
            case PCMPEQQ -> Swar.equal(a, b, Swar.QWORDS);
            case PCMPGTB -> Swar.greaterSigned(a, b, Swar.BYTES);
            case PCMPGTW -> Swar.greaterSigned(a, b, Swar.WORDS);
            case PCMPGTD -> Swar.greaterSigned(a, b, Swar.DWORDS);
            case PCMPGTQ -> Swar.greaterSigned(a, b, Swar.QWORDS);
            case PMAXSB -> Swar.maxSigned(a, b, Swar.BYTES);
            case PMAXSW -> Swar.maxSigned(a, b, Swar.WORDS);
            case PMAXSD -> Swar.maxSigned(a, b, Swar.DWORDS);
            case PMAXUB -> Swar.maxUnsigned(a, b, Swar.BYTES);
            case PMAXUW -> Swar.maxUnsigned(a, b, Swar.WORDS);
            case PMAXUD -> Swar.maxUnsigned(a, b, Swar.DWORDS);
            case PMINSB -> Swar.minSigned(a, b, Swar.BYTES);
            case PMINSW -> Swar.minSigned(a, b, Swar.WORDS);
            case PMINSD -> Swar.minSigned(a, b, Swar.DWORDS);
            case PMINUB -> Swar.minUnsigned(a, b, Swar.BYTES);
            case PMINUW -> Swar.minUnsigned(a, b, Swar.WORDS);
            default -> Swar.minUnsigned(a, b, Swar.DWORDS);
        };
    }
}
