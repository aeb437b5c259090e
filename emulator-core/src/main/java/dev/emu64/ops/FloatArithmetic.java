package dev.emu64.ops;

import static dev.emu64.ops.VectorOperands.RESULT;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;
import dev.emu64.softfloat.Float32;
import dev.emu64.softfloat.Float64;
import dev.emu64.softfloat.SseContext;

/**
 * Packed and scalar floating-point arithmetic: SDM vol. 1, 10.4.1.2 and 11.4.1.2. Every element is computed before the
 * first is written, because an unmasked exception in any of them leaves the destination as it was (11.5.2.3).
 */
final class FloatArithmetic {
    private static final int ADD = 0;
    private static final int SUB = 1;
    private static final int MUL = 2;
    private static final int DIV = 3;
    private static final int MIN = 4;
    private static final int MAX = 5;
    private static final int SQRT = 6;
    private static final long LOW = 0xffffffffL;

    private FloatArithmetic() {
    }

    static void addps(Cpu c, Insn i) {
        packed32(c, i, VectorOperands.second(c, i), ADD);
    }

    static void addpd(Cpu c, Insn i) {
        packed64(c, i, VectorOperands.second(c, i), ADD);
    }

    static void addss(Cpu c, Insn i) {
        scalar32(c, i, ADD);
    }

    static void addsd(Cpu c, Insn i) {
        scalar64(c, i, ADD);
    }

    static void subps(Cpu c, Insn i) {
        packed32(c, i, VectorOperands.second(c, i), SUB);
    }

    static void subpd(Cpu c, Insn i) {
        packed64(c, i, VectorOperands.second(c, i), SUB);
    }

    static void subss(Cpu c, Insn i) {
        scalar32(c, i, SUB);
    }

    static void subsd(Cpu c, Insn i) {
        scalar64(c, i, SUB);
    }

    static void mulps(Cpu c, Insn i) {
        packed32(c, i, VectorOperands.second(c, i), MUL);
    }

    static void mulpd(Cpu c, Insn i) {
        packed64(c, i, VectorOperands.second(c, i), MUL);
    }

    static void mulss(Cpu c, Insn i) {
        scalar32(c, i, MUL);
    }

    static void mulsd(Cpu c, Insn i) {
        scalar64(c, i, MUL);
    }

    static void divps(Cpu c, Insn i) {
        packed32(c, i, VectorOperands.second(c, i), DIV);
    }

    static void divpd(Cpu c, Insn i) {
        packed64(c, i, VectorOperands.second(c, i), DIV);
    }

    static void divss(Cpu c, Insn i) {
        scalar32(c, i, DIV);
    }

    static void divsd(Cpu c, Insn i) {
        scalar64(c, i, DIV);
    }

    static void minps(Cpu c, Insn i) {
        packed32(c, i, VectorOperands.second(c, i), MIN);
    }

    static void minpd(Cpu c, Insn i) {
        packed64(c, i, VectorOperands.second(c, i), MIN);
    }

    static void minss(Cpu c, Insn i) {
        scalar32(c, i, MIN);
    }

    static void minsd(Cpu c, Insn i) {
        scalar64(c, i, MIN);
    }

    static void maxps(Cpu c, Insn i) {
        packed32(c, i, VectorOperands.second(c, i), MAX);
    }

    static void maxpd(Cpu c, Insn i) {
        packed64(c, i, VectorOperands.second(c, i), MAX);
    }

    static void maxss(Cpu c, Insn i) {
        scalar32(c, i, MAX);
    }

    static void maxsd(Cpu c, Insn i) {
        scalar64(c, i, MAX);
    }

    static void sqrtps(Cpu c, Insn i) {
        int source = VectorOperands.source(c, i);
        packed32(c, i, source, source, SQRT);
    }

    static void sqrtpd(Cpu c, Insn i) {
        int source = VectorOperands.source(c, i);
        packed64(c, i, source, source, SQRT);
    }

    static void sqrtss(Cpu c, Insn i) {
        scalar32(c, i, SQRT);
    }

    static void sqrtsd(Cpu c, Insn i) {
        scalar64(c, i, SQRT);
    }

    private static void packed32(Cpu c, Insn i, int b, int operation) {
        packed32(c, i, VectorOperands.first(i), b, operation);
    }

    private static void packed32(Cpu c, Insn i, int a, int b, int operation) {
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        m.begin();
        for (int k = 0; k < i.size0 >> 3; k++) {
            int low = single(m, operation, (int) x[a + k], (int) x[b + k]);
            int high = single(m, operation, (int) (x[a + k] >>> 32), (int) (x[b + k] >>> 32));
            x[RESULT + k] = low & LOW | (long) high << 32;
        }
        VectorOperands.requireNoError(c);
        VectorOperands.writeResult(c, i);
    }

    private static void packed64(Cpu c, Insn i, int b, int operation) {
        packed64(c, i, VectorOperands.first(i), b, operation);
    }

    private static void packed64(Cpu c, Insn i, int a, int b, int operation) {
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        m.begin();
        for (int k = 0; k < i.size0 >> 3; k++) {
            x[RESULT + k] = real(m, operation, x[a + k], x[b + k]);
        }
        VectorOperands.requireNoError(c);
        VectorOperands.writeResult(c, i);
    }

    private static void scalar32(Cpu c, Insn i, int operation) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        m.begin();
        int result = single(m, operation, (int) x[a], (int) x[b]);
        VectorOperands.requireNoError(c);
        VectorOperands.write(c, i, x[a] & ~LOW | result & LOW, x[a + 1]);
    }

    private static void scalar64(Cpu c, Insn i, int operation) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        m.begin();
        long result = real(m, operation, x[a], x[b]);
        VectorOperands.requireNoError(c);
        VectorOperands.write(c, i, result, x[a + 1]);
    }

    private static int single(SseContext m, int operation, int a, int b) {
        return switch (operation) {
            case ADD -> Float32.add(m, a, b);
            case SUB -> Float32.subtract(m, a, b);
            case MUL -> Float32.multiply(m, a, b);
            case DIV -> Float32.divide(m, a, b);
            case MIN -> Float32.min(m, a, b);
            case MAX -> Float32.max(m, a, b);
            default -> Float32.squareRoot(m, b);
        };
    }

    private static long real(SseContext m, int operation, long a, long b) {
        return switch (operation) {
            case ADD -> Float64.add(m, a, b);
            case SUB -> Float64.subtract(m, a, b);
            case MUL -> Float64.multiply(m, a, b);
            case DIV -> Float64.divide(m, a, b);
            case MIN -> Float64.min(m, a, b);
            case MAX -> Float64.max(m, a, b);
            default -> Float64.squareRoot(m, b);
        };
    }

    static void rcpps(Cpu c, Insn i) {
        int b = VectorOperands.source(c, i);
        long[] x = c.fpu.xmm;
        for (int k = 0; k < i.size0 >> 3; k++) {
            x[RESULT + k] = Float32.reciprocalEstimate((int) x[b + k]) & LOW
                    | (long) Float32.reciprocalEstimate((int) (x[b + k] >>> 32)) << 32;
        }
        VectorOperands.writeResult(c, i);
    }

    static void rcpss(Cpu c, Insn i) {
        long[] x = c.fpu.xmm;
        long estimate = Float32.reciprocalEstimate((int) x[VectorOperands.second(c, i)]) & LOW;
        int a = VectorOperands.first(i);
        VectorOperands.write(c, i, x[a] & ~LOW | estimate, x[a + 1]);
    }

    static void rsqrtps(Cpu c, Insn i) {
        int b = VectorOperands.source(c, i);
        long[] x = c.fpu.xmm;
        for (int k = 0; k < i.size0 >> 3; k++) {
            x[RESULT + k] = Float32.reciprocalSquareRootEstimate((int) x[b + k]) & LOW
                    | (long) Float32.reciprocalSquareRootEstimate((int) (x[b + k] >>> 32)) << 32;
        }
        VectorOperands.writeResult(c, i);
    }

    static void rsqrtss(Cpu c, Insn i) {
        long[] x = c.fpu.xmm;
        long estimate = Float32.reciprocalSquareRootEstimate((int) x[VectorOperands.second(c, i)]) & LOW;
        int a = VectorOperands.first(i);
        VectorOperands.write(c, i, x[a] & ~LOW | estimate, x[a + 1]);
    }
}
