package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;

/**
 * Packed shifts: SDM vol. 1, 9.4.6 and 11.4.3. The count is an immediate, or the low 64 bits of a register or memory
 * operand; the shifts of AVX2 with a V in their name have a count for each element.
 */
final class PackedShift {
    private static final int PSLLW = 0;
    private static final int PSLLD = 1;
    private static final int PSLLQ = 2;
    private static final int PSRLW = 3;
    private static final int PSRLD = 4;
    private static final int PSRLQ = 5;
    private static final int PSRAW = 6;
    private static final int PSRAD = 7;

    private PackedShift() {
    }

    static void psllw(Cpu c, Insn i) {
        shift(c, i, PSLLW);
    }

    static void pslld(Cpu c, Insn i) {
        shift(c, i, PSLLD);
    }

    static void psllq(Cpu c, Insn i) {
        shift(c, i, PSLLQ);
    }

    static void psrlw(Cpu c, Insn i) {
        shift(c, i, PSRLW);
    }

    static void psrld(Cpu c, Insn i) {
        shift(c, i, PSRLD);
    }

    static void psrlq(Cpu c, Insn i) {
        shift(c, i, PSRLQ);
    }

    static void psraw(Cpu c, Insn i) {
        shift(c, i, PSRAW);
    }

    static void psrad(Cpu c, Insn i) {
        shift(c, i, PSRAD);
    }

    private static void shift(Cpu c, Insn i, int operation) {
        long[] x = c.fpu.xmm;
        long count;
        if (i.op1 == Insn.IMM || i.op2 == Insn.IMM) {
            PackedOperands.begin(c, i);
            count = i.imm;
        } else {
            count = x[PackedOperands.second(c, i)];
        }
        int a = PackedOperands.first(i);
        int d = PackedOperands.destination(i);
        for (int k = PackedOperands.lanes(i); --k >= 0; ) {
            x[d + k] = lane(operation, x[a + k], count);
        }
        PackedOperands.finish(c, i);
    }

    private static long lane(int operation, long a, long count) {
        return switch (operation) {
            case PSLLW -> Swar.shiftLeft(a, count, Swar.WORDS);
            case PSLLD -> Swar.shiftLeft(a, count, Swar.DWORDS);
            case PSLLQ -> Swar.shiftLeft(a, count, Swar.QWORDS);
            case PSRLW -> Swar.shiftRight(a, count, Swar.WORDS);
            case PSRLD -> Swar.shiftRight(a, count, Swar.DWORDS);
            case PSRLQ -> Swar.shiftRight(a, count, Swar.QWORDS);
            case PSRAW -> Swar.shiftRightSigned(a, count, Swar.WORDS);
            default -> Swar.shiftRightSigned(a, count, Swar.DWORDS);
        };
    }

    /** PSLLDQ: each 128-bit lane shifted left by bytes. */
    static void pslldq(Cpu c, Insn i) {
        VectorOperands.check(c, i);
        long[] x = c.fpu.xmm;
        int bytes = (int) Math.min(i.imm, 16);
        int a = VectorOperands.first(i);
        int d = VectorOperands.destination(i);
        for (int k = 0; k < i.size0 >> 3; k += 2) {
            long low = x[a + k];
            long high = x[a + k + 1];
            x[d + k] = bytes > 8 ? 0 : Swar.window(0, low, 8 - bytes);
            x[d + k + 1] = bytes > 8 ? Swar.window(0, low, 16 - bytes) : Swar.window(low, high, 8 - bytes);
        }
        VectorOperands.finish(c, i);
    }

    /** PSRLDQ: each 128-bit lane shifted right by bytes. */
    static void psrldq(Cpu c, Insn i) {
        VectorOperands.check(c, i);
        long[] x = c.fpu.xmm;
        int bytes = (int) Math.min(i.imm, 16);
        int a = VectorOperands.first(i);
        int d = VectorOperands.destination(i);
        for (int k = 0; k < i.size0 >> 3; k += 2) {
            long high = x[a + k + 1];
            x[d + k] = Swar.window(x[a + k], high, bytes);
            x[d + k + 1] = Swar.window(high, 0, bytes);
        }
        VectorOperands.finish(c, i);
    }

    static void vpsllvd(Cpu c, Insn i) {
        variable32(c, i, PSLLD);
    }

    static void vpsrlvd(Cpu c, Insn i) {
        variable32(c, i, PSRLD);
    }

    static void vpsravd(Cpu c, Insn i) {
        variable32(c, i, PSRAD);
    }

    private static void variable32(Cpu c, Insn i, int operation) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        int d = VectorOperands.destination(i);
        long[] x = c.fpu.xmm;
        for (int k = i.size0 >> 3; --k >= 0; ) {
            long low = lane(operation, x[a + k], x[b + k] & 0xffffffffL);
            long high = lane(operation, x[a + k], x[b + k] >>> 32);
            x[d + k] = low & 0xffffffffL | high & ~0xffffffffL;
        }
        VectorOperands.finish(c, i);
    }

    static void vpsllvq(Cpu c, Insn i) {
        variable64(c, i, PSLLQ);
    }

    static void vpsrlvq(Cpu c, Insn i) {
        variable64(c, i, PSRLQ);
    }

    private static void variable64(Cpu c, Insn i, int operation) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        int d = VectorOperands.destination(i);
        long[] x = c.fpu.xmm;
        for (int k = i.size0 >> 3; --k >= 0; ) {
            x[d + k] = lane(operation, x[a + k], x[b + k]);
        }
        VectorOperands.finish(c, i);
    }
}
