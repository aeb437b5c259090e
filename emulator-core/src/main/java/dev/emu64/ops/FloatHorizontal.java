package dev.emu64.ops;

import static dev.emu64.ops.VectorOperands.RESULT;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;
import dev.emu64.softfloat.Float32;
import dev.emu64.softfloat.Float64;
import dev.emu64.softfloat.SseContext;

/** Horizontal and alternating sums (SDM vol. 1, 12.3), dot products and rounding to integers (12.10). */
final class FloatHorizontal {
    private static final long LOW = 0xffffffffL;

    private FloatHorizontal() {
    }

    // ---- sums of neighbours

    static void haddps(Cpu c, Insn i) {
        horizontal32(c, i, false);
    }

    static void hsubps(Cpu c, Insn i) {
        horizontal32(c, i, true);
    }

    private static void horizontal32(Cpu c, Insn i, boolean subtract) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        m.begin();
        for (int k = 0; k < i.size0 >> 3; k += 2) {
            x[RESULT + k] = pairs(m, x[a + k], x[a + k + 1], subtract);
            x[RESULT + k + 1] = pairs(m, x[b + k], x[b + k + 1], subtract);
        }
        VectorOperands.requireNoError(c);
        VectorOperands.writeResult(c, i);
    }

    private static long pairs(SseContext m, long a, long b, boolean subtract) {
        return combine(m, (int) a, (int) (a >>> 32), subtract) & LOW | (long) combine(m, (int) b, (int) (b >>> 32), subtract) << 32;
    }

    private static int combine(SseContext m, int a, int b, boolean subtract) {
        return subtract ? Float32.subtract(m, a, b) : Float32.add(m, a, b);
    }

    static void haddpd(Cpu c, Insn i) {
        horizontal64(c, i, false);
    }

    static void hsubpd(Cpu c, Insn i) {
        horizontal64(c, i, true);
    }

    private static void horizontal64(Cpu c, Insn i, boolean subtract) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        m.begin();
        for (int k = 0; k < i.size0 >> 3; k += 2) {
            x[RESULT + k] = combine(m, x[a + k], x[a + k + 1], subtract);
            x[RESULT + k + 1] = combine(m, x[b + k], x[b + k + 1], subtract);
        }
        VectorOperands.requireNoError(c);
        VectorOperands.writeResult(c, i);
    }

    private static long combine(SseContext m, long a, long b, boolean subtract) {
        return subtract ? Float64.subtract(m, a, b) : Float64.add(m, a, b);
    }

    /** ADDSUBPS: subtracts even elements, adds odd ones. */
    static void addsubps(Cpu c, Insn i) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        m.begin();
        for (int k = 0; k < i.size0 >> 3; k++) {
            x[RESULT + k] = Float32.subtract(m, (int) x[a + k], (int) x[b + k]) & LOW
                    | (long) Float32.add(m, (int) (x[a + k] >>> 32), (int) (x[b + k] >>> 32)) << 32;
        }
        VectorOperands.requireNoError(c);
        VectorOperands.writeResult(c, i);
    }

    static void addsubpd(Cpu c, Insn i) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        m.begin();
        for (int k = 0; k < i.size0 >> 3; k++) {
            x[RESULT + k] = combine(m, x[a + k], x[b + k], (k & 1) == 0);
        }
        VectorOperands.requireNoError(c);
        VectorOperands.writeResult(c, i);
    }

    // ---- dot products

    /** Products and sums are steps of their own: an unmasked exception in one of them keeps the next from happening. */
    private static void nextStep(Cpu c) {
        VectorOperands.requireNoError(c);
        c.fpu.sse.begin();
    }

    /** DPPS: imm8 bits 7-4 select the products that are summed, 3-0 the elements that receive the sum, by 128-bit lane. */
    static void dpps(Cpu c, Insn i) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        int control = (int) i.imm;
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        m.begin();
        int lanes = i.size0 >> 3;
        for (int n = 0; n < lanes << 1; n++) {
            boolean selected = (control >> 4 + (n & 3) & 1) != 0;
            int product = selected ? Float32.multiply(m, VectorOperands.dword(x, a, n), VectorOperands.dword(x, b, n)) : 0;
            VectorOperands.dword(x, RESULT, n, product);
        }
        nextStep(c);
        for (int k = 0; k < lanes; k++) {
            x[RESULT + k] = Float32.add(m, (int) x[RESULT + k], (int) (x[RESULT + k] >>> 32)) & LOW;
        }
        nextStep(c);
        for (int k = 0; k < lanes; k += 2) {
            long sum = Float32.add(m, (int) x[RESULT + k], (int) x[RESULT + k + 1]) & LOW;
            x[RESULT + k] = (control & 1) * sum | (control >> 1 & 1) * sum << 32;
            x[RESULT + k + 1] = (control >> 2 & 1) * sum | (control >> 3 & 1) * sum << 32;
        }
        VectorOperands.requireNoError(c);
        VectorOperands.writeResult(c, i);
    }

    /** DPPD: imm8 bits 5-4 and 1-0 likewise. */
    static void dppd(Cpu c, Insn i) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        int control = (int) i.imm;
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        m.begin();
        long low = (control & 0x10) == 0 ? 0 : Float64.multiply(m, x[a], x[b]);
        long high = (control & 0x20) == 0 ? 0 : Float64.multiply(m, x[a + 1], x[b + 1]);
        nextStep(c);
        long sum = Float64.add(m, low, high);
        VectorOperands.requireNoError(c);
        VectorOperands.write(c, i, (control & 1) * sum, (control >> 1 & 1) * sum);
    }

    // ---- rounding

    static void roundps(Cpu c, Insn i) {
        int b = VectorOperands.source(c, i);
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        m.begin();
        for (int k = 0; k < i.size0 >> 3; k++) {
            x[RESULT + k] = Float32.roundToIntegral(m, (int) x[b + k], (int) i.imm) & LOW
                    | (long) Float32.roundToIntegral(m, (int) (x[b + k] >>> 32), (int) i.imm) << 32;
        }
        VectorOperands.requireNoError(c);
        VectorOperands.writeResult(c, i);
    }

    static void roundpd(Cpu c, Insn i) {
        int b = VectorOperands.source(c, i);
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        m.begin();
        for (int k = 0; k < i.size0 >> 3; k++) {
            x[RESULT + k] = Float64.roundToIntegral(m, x[b + k], (int) i.imm);
        }
        VectorOperands.requireNoError(c);
        VectorOperands.writeResult(c, i);
    }

    static void roundss(Cpu c, Insn i) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        m.begin();
        int result = Float32.roundToIntegral(m, (int) x[b], (int) i.imm);
        VectorOperands.requireNoError(c);
        VectorOperands.write(c, i, x[a] & ~LOW | result & LOW, x[a + 1]);
    }

    static void roundsd(Cpu c, Insn i) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        m.begin();
        long result = Float64.roundToIntegral(m, x[b], (int) i.imm);
        VectorOperands.requireNoError(c);
        VectorOperands.write(c, i, result, x[a + 1]);
    }
}
