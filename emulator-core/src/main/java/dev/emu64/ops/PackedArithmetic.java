package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;

/**
 * Packed integer addition and subtraction, averages, signs: SDM vol. 1, 9.4.1, 10.4.4, 11.4.3 and 12.6.
 * All are {@code OP destination,source} on MMX and XMM registers, {@code VOP destination,first,second} with VEX.
 */
final class PackedArithmetic {
    private static final int PADDB = 0;
    private static final int PADDW = 1;
    private static final int PADDD = 2;
    private static final int PADDQ = 3;
    private static final int PSUBB = 4;
    private static final int PSUBW = 5;
    private static final int PSUBD = 6;
    private static final int PSUBQ = 7;
    private static final int PADDSB = 8;
    private static final int PADDSW = 9;
    private static final int PSUBSB = 10;
    private static final int PSUBSW = 11;
    private static final int PADDUSB = 12;
    private static final int PADDUSW = 13;
    private static final int PSUBUSB = 14;
    private static final int PSUBUSW = 15;
    private static final int PAVGB = 16;
    private static final int PAVGW = 17;
    private static final int PSIGNB = 18;
    private static final int PSIGNW = 19;
    private static final int PSIGND = 20;

    private PackedArithmetic() {
    }

    static void paddb(Cpu c, Insn i) {
        apply(c, i, PADDB);
    }

    static void paddw(Cpu c, Insn i) {
        apply(c, i, PADDW);
    }

    static void paddd(Cpu c, Insn i) {
        apply(c, i, PADDD);
    }

    static void paddq(Cpu c, Insn i) {
        apply(c, i, PADDQ);
    }

    static void psubb(Cpu c, Insn i) {
        apply(c, i, PSUBB);
    }

    static void psubw(Cpu c, Insn i) {
        apply(c, i, PSUBW);
    }

    static void psubd(Cpu c, Insn i) {
        apply(c, i, PSUBD);
    }

    static void psubq(Cpu c, Insn i) {
        apply(c, i, PSUBQ);
    }

    static void paddsb(Cpu c, Insn i) {
        apply(c, i, PADDSB);
    }

    static void paddsw(Cpu c, Insn i) {
        apply(c, i, PADDSW);
    }

    static void psubsb(Cpu c, Insn i) {
        apply(c, i, PSUBSB);
    }

    static void psubsw(Cpu c, Insn i) {
        apply(c, i, PSUBSW);
    }

    static void paddusb(Cpu c, Insn i) {
        apply(c, i, PADDUSB);
    }

    static void paddusw(Cpu c, Insn i) {
        apply(c, i, PADDUSW);
    }

    static void psubusb(Cpu c, Insn i) {
        apply(c, i, PSUBUSB);
    }

    static void psubusw(Cpu c, Insn i) {
        apply(c, i, PSUBUSW);
    }

    static void pavgb(Cpu c, Insn i) {
        apply(c, i, PAVGB);
    }

    static void pavgw(Cpu c, Insn i) {
        apply(c, i, PAVGW);
    }

    static void psignb(Cpu c, Insn i) {
        apply(c, i, PSIGNB);
    }

    static void psignw(Cpu c, Insn i) {
        apply(c, i, PSIGNW);
    }

    static void psignd(Cpu c, Insn i) {
        apply(c, i, PSIGND);
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
            case PADDB -> Swar.add(a, b, Swar.BYTES);
            case PADDW -> Swar.add(a, b, Swar.WORDS);
            case PADDD -> Swar.add(a, b, Swar.DWORDS);
            case PADDQ -> Swar.add(a, b, Swar.QWORDS);
            case PSUBB -> Swar.subtract(a, b, Swar.BYTES);
            case PSUBW -> Swar.subtract(a, b, Swar.WORDS);
            case PSUBD -> Swar.subtract(a, b, Swar.DWORDS);
            case PSUBQ -> Swar.subtract(a, b, Swar.QWORDS);
            case PADDSB -> Swar.addSigned(a, b, Swar.BYTES);
            case PADDSW -> Swar.addSigned(a, b, Swar.WORDS);
            case PSUBSB -> Swar.subtractSigned(a, b, Swar.BYTES);
            case PSUBSW -> Swar.subtractSigned(a, b, Swar.WORDS);
            case PADDUSB -> Swar.addUnsigned(a, b, Swar.BYTES);
            case PADDUSW -> Swar.addUnsigned(a, b, Swar.WORDS);
            case PSUBUSB -> Swar.subtractUnsigned(a, b, Swar.BYTES);
            case PSUBUSW -> Swar.subtractUnsigned(a, b, Swar.WORDS);
            case PAVGB -> Swar.average(a, b, Swar.BYTES);
            case PAVGW -> Swar.average(a, b, Swar.WORDS);
            case PSIGNB -> Swar.sign(a, b, Swar.BYTES);
            case PSIGNW -> Swar.sign(a, b, Swar.WORDS);
            default -> Swar.sign(a, b, Swar.DWORDS);
        };
    }

    static void pabsb(Cpu c, Insn i) {
        absolute(c, i, Swar.BYTES);
    }

    static void pabsw(Cpu c, Insn i) {
        absolute(c, i, Swar.WORDS);
    }

    static void pabsd(Cpu c, Insn i) {
        absolute(c, i, Swar.DWORDS);
    }

    private static void absolute(Cpu c, Insn i, long high) {
        int b = PackedOperands.source(c, i);
        int d = PackedOperands.destination(i);
        long[] x = c.fpu.xmm;
        for (int k = PackedOperands.lanes(i); --k >= 0; ) {
            x[d + k] = Swar.absolute(x[b + k], high);
        }
        PackedOperands.finish(c, i);
    }
}
