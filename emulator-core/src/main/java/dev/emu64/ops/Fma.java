package dev.emu64.ops;

import static dev.emu64.ops.VectorOperands.RESULT;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;
import dev.emu64.softfloat.Float32;
import dev.emu64.softfloat.Float64;
import dev.emu64.softfloat.SseContext;

/**
 * FMA: products with an addend and one rounding (SDM vol. 1, 14.5). The digits of a mnemonic say which operands are
 * multiplied (first two) and which is added; VEX.W tells double from single precision, so that the methods of packed
 * (p) and scalar (s) instructions serve both.
 */
final class Fma {
    private static final long LOW = 0xffffffffL;
    /** VFMADDSUB: which of the elements, by the lowest bit of their number, subtract the addend. */
    private static final int EVEN_SUBTRACTS = 2;
    private static final int ODD_SUBTRACTS = 3;
    private static final int ADDS = 0;
    private static final int SUBTRACTS = 1;

    private Fma() {
    }

    static void vfmadd132p(Cpu c, Insn i) {
        packed(c, i, 132, false, ADDS);
    }

    static void vfmadd132s(Cpu c, Insn i) {
        scalar(c, i, 132, false, ADDS);
    }

    static void vfmsub132p(Cpu c, Insn i) {
        packed(c, i, 132, false, SUBTRACTS);
    }

    static void vfmsub132s(Cpu c, Insn i) {
        scalar(c, i, 132, false, SUBTRACTS);
    }

    static void vfnmadd132p(Cpu c, Insn i) {
        packed(c, i, 132, true, ADDS);
    }

    static void vfnmadd132s(Cpu c, Insn i) {
        scalar(c, i, 132, true, ADDS);
    }

    static void vfnmsub132p(Cpu c, Insn i) {
        packed(c, i, 132, true, SUBTRACTS);
    }

    static void vfnmsub132s(Cpu c, Insn i) {
        scalar(c, i, 132, true, SUBTRACTS);
    }

    static void vfmaddsub132p(Cpu c, Insn i) {
        packed(c, i, 132, false, EVEN_SUBTRACTS);
    }

    static void vfmsubadd132p(Cpu c, Insn i) {
        packed(c, i, 132, false, ODD_SUBTRACTS);
    }

    static void vfmadd213p(Cpu c, Insn i) {
        packed(c, i, 213, false, ADDS);
    }

    static void vfmadd213s(Cpu c, Insn i) {
        scalar(c, i, 213, false, ADDS);
    }

    static void vfmsub213p(Cpu c, Insn i) {
        packed(c, i, 213, false, SUBTRACTS);
    }

    static void vfmsub213s(Cpu c, Insn i) {
        scalar(c, i, 213, false, SUBTRACTS);
    }

    static void vfnmadd213p(Cpu c, Insn i) {
        packed(c, i, 213, true, ADDS);
    }

    static void vfnmadd213s(Cpu c, Insn i) {
        scalar(c, i, 213, true, ADDS);
    }

    static void vfnmsub213p(Cpu c, Insn i) {
        packed(c, i, 213, true, SUBTRACTS);
    }

    static void vfnmsub213s(Cpu c, Insn i) {
        scalar(c, i, 213, true, SUBTRACTS);
    }

    static void vfmaddsub213p(Cpu c, Insn i) {
        packed(c, i, 213, false, EVEN_SUBTRACTS);
    }

    static void vfmsubadd213p(Cpu c, Insn i) {
        packed(c, i, 213, false, ODD_SUBTRACTS);
    }

    static void vfmadd231p(Cpu c, Insn i) {
        packed(c, i, 231, false, ADDS);
    }

    static void vfmadd231s(Cpu c, Insn i) {
        scalar(c, i, 231, false, ADDS);
    }

    static void vfmsub231p(Cpu c, Insn i) {
        packed(c, i, 231, false, SUBTRACTS);
    }

    static void vfmsub231s(Cpu c, Insn i) {
        scalar(c, i, 231, false, SUBTRACTS);
    }

    static void vfnmadd231p(Cpu c, Insn i) {
        packed(c, i, 231, true, ADDS);
    }

    static void vfnmadd231s(Cpu c, Insn i) {
        scalar(c, i, 231, true, ADDS);
    }

    static void vfnmsub231p(Cpu c, Insn i) {
        packed(c, i, 231, true, SUBTRACTS);
    }

    static void vfnmsub231s(Cpu c, Insn i) {
        scalar(c, i, 231, true, SUBTRACTS);
    }

    static void vfmaddsub231p(Cpu c, Insn i) {
        packed(c, i, 231, false, EVEN_SUBTRACTS);
    }

    static void vfmsubadd231p(Cpu c, Insn i) {
        packed(c, i, 231, false, ODD_SUBTRACTS);
    }

    private static void packed(Cpu c, Insn i, int order, boolean negateProduct, int addend) {
        int operand3 = VectorOperands.second(c, i);
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        m.begin();
        for (int k = 0; k < i.size0 >> 3; k++) {
            if (i.w) {
                x[RESULT + k] = real(c, i, k, operand3, order, negateProduct, subtracts(addend, k));
            } else {
                x[RESULT + k] = single(c, i, 2 * k, operand3, order, negateProduct, subtracts(addend, 0)) & LOW
                        | (long) single(c, i, 2 * k + 1, operand3, order, negateProduct, subtracts(addend, 1)) << 32;
            }
        }
        VectorOperands.requireNoError(c);
        VectorOperands.writeResult(c, i);
    }

    private static boolean subtracts(int addend, int element) {
        return addend < EVEN_SUBTRACTS ? addend == SUBTRACTS : (element & 1) == (addend & 1);
    }

    private static void scalar(Cpu c, Insn i, int order, boolean negateProduct, int addend) {
        int operand3 = VectorOperands.second(c, i);
        long[] x = c.fpu.xmm;
        int d = VectorOperands.destination(i);
        c.fpu.sse.begin();
        long result = i.w ? real(c, i, 0, operand3, order, negateProduct, addend == SUBTRACTS)
                : x[d] & ~LOW | single(c, i, 0, operand3, order, negateProduct, addend == SUBTRACTS) & LOW;
        VectorOperands.requireNoError(c);
        VectorOperands.write(c, i, result, x[d + 1]);
    }

    private static long real(Cpu c, Insn i, int k, int operand3, int order, boolean negateProduct, boolean negateAddend) {
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        long a = x[(i.op0 << 2) + k];
        long b = x[(i.op1 << 2) + k];
        long d = x[operand3 + k];
        return switch (order) {
            case 132 -> Float64.fusedMultiplyAdd(m, a, d, b, negateProduct, negateAddend);
            case 213 -> Float64.fusedMultiplyAdd(m, b, a, d, negateProduct, negateAddend);
            default -> Float64.fusedMultiplyAdd(m, b, d, a, negateProduct, negateAddend);
        };
    }

    private static int single(Cpu c, Insn i, int n, int operand3, int order, boolean negateProduct, boolean negateAddend) {
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        int a = VectorOperands.dword(x, i.op0 << 2, n);
        int b = VectorOperands.dword(x, i.op1 << 2, n);
        int d = VectorOperands.dword(x, operand3, n);
        return switch (order) {
            case 132 -> Float32.fusedMultiplyAdd(m, a, d, b, negateProduct, negateAddend);
            case 213 -> Float32.fusedMultiplyAdd(m, b, a, d, negateProduct, negateAddend);
            default -> Float32.fusedMultiplyAdd(m, b, d, a, negateProduct, negateAddend);
        };
    }
}
