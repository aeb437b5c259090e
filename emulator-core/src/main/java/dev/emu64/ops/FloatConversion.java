package dev.emu64.ops;

import static dev.emu64.ops.VectorOperands.RESULT;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;
import dev.emu64.softfloat.FloatConvert;
import dev.emu64.softfloat.SseContext;

/** Conversions between floating-point formats and integers (SDM vol. 1, 10.4.3 and 11.4.1.6). */
final class FloatConversion {
    private static final long LOW = 0xffffffffL;

    private FloatConversion() {
    }

    private static long pair(int low, int high) {
        return low & LOW | (long) high << 32;
    }

    // ---- scalar, to and from general registers

    static void cvtsi2ss(Cpu c, Insn i) {
        VectorOperands.check(c, i);
        long value = integer(c, i);
        c.fpu.sse.begin();
        int result = FloatConvert.integerToFloat32(c.fpu.sse, value);
        mergeSingle(c, i, result);
    }

    static void cvtsi2sd(Cpu c, Insn i) {
        VectorOperands.check(c, i);
        long value = integer(c, i);
        c.fpu.sse.begin();
        mergeReal(c, i, FloatConvert.int64ToFloat64(c.fpu.sse, value));
    }

    /** The last source, a general register or memory of 4 or 8 bytes, sign-extended. */
    private static long integer(Cpu c, Insn i) {
        int size = i.vex ? i.size2 : i.size1;
        long value = i.vex ? Operands.read2(c, i) : Operands.read1(c, i);
        return size == 8 ? value : (int) value;
    }

    private static void mergeSingle(Cpu c, Insn i, int result) {
        VectorOperands.requireNoError(c);
        int a = VectorOperands.first(i);
        long[] x = c.fpu.xmm;
        VectorOperands.write(c, i, x[a] & ~LOW | result & LOW, x[a + 1]);
    }

    private static void mergeReal(Cpu c, Insn i, long result) {
        VectorOperands.requireNoError(c);
        VectorOperands.write(c, i, result, c.fpu.xmm[VectorOperands.first(i) + 1]);
    }

    static void cvtss2si(Cpu c, Insn i) {
        int a = (int) c.fpu.xmm[VectorOperands.source(c, i)];
        SseContext m = begin(c);
        writeInteger(c, i, i.size0 == 8 ? FloatConvert.float32ToInt64(m, a) : FloatConvert.float32ToInt32(m, a));
    }

    static void cvttss2si(Cpu c, Insn i) {
        int a = (int) c.fpu.xmm[VectorOperands.source(c, i)];
        SseContext m = begin(c);
        writeInteger(c, i, i.size0 == 8 ? FloatConvert.float32ToInt64Truncated(m, a)
                : FloatConvert.float32ToInt32Truncated(m, a));
    }

    static void cvtsd2si(Cpu c, Insn i) {
        long a = c.fpu.xmm[VectorOperands.source(c, i)];
        SseContext m = begin(c);
        writeInteger(c, i, i.size0 == 8 ? FloatConvert.float64ToInt64(m, a) : FloatConvert.float64ToInt32(m, a));
    }

    static void cvttsd2si(Cpu c, Insn i) {
        long a = c.fpu.xmm[VectorOperands.source(c, i)];
        SseContext m = begin(c);
        writeInteger(c, i, i.size0 == 8 ? FloatConvert.float64ToInt64Truncated(m, a)
                : FloatConvert.float64ToInt32Truncated(m, a));
    }

    private static SseContext begin(Cpu c) {
        SseContext m = c.fpu.sse;
        m.begin();
        return m;
    }

    private static void writeInteger(Cpu c, Insn i, long value) {
        VectorOperands.requireNoError(c);
        Operands.register(c, i.op0, i.size0, value);
    }

    // ---- between single and double

    static void cvtss2sd(Cpu c, Insn i) {
        int b = VectorOperands.second(c, i);
        mergeReal(c, i, FloatConvert.float32ToFloat64(begin(c), (int) c.fpu.xmm[b]));
    }

    static void cvtsd2ss(Cpu c, Insn i) {
        int b = VectorOperands.second(c, i);
        mergeSingle(c, i, FloatConvert.float64ToFloat32(begin(c), c.fpu.xmm[b]));
    }

    static void cvtps2pd(Cpu c, Insn i) {
        int b = VectorOperands.source(c, i);
        long[] x = c.fpu.xmm;
        SseContext m = begin(c);
        for (int n = 0; n < i.size0 >> 3; n++) {
            x[RESULT + n] = FloatConvert.float32ToFloat64(m, VectorOperands.dword(x, b, n));
        }
        VectorOperands.requireNoError(c);
        VectorOperands.writeResult(c, i);
    }

    static void cvtpd2ps(Cpu c, Insn i) {
        int b = VectorOperands.source(c, i);
        long[] x = c.fpu.xmm;
        SseContext m = begin(c);
        x[RESULT + 1] = 0;
        for (int k = 0; k < i.size1 >> 4; k++) {
            x[RESULT + k] = pair(FloatConvert.float64ToFloat32(m, x[b + 2 * k]),
                    FloatConvert.float64ToFloat32(m, x[b + 2 * k + 1]));
        }
        VectorOperands.requireNoError(c);
        VectorOperands.writeResult(c, i);
    }

    // ---- packed, between integers and floating point

    static void cvtdq2ps(Cpu c, Insn i) {
        int b = VectorOperands.source(c, i);
        long[] x = c.fpu.xmm;
        SseContext m = begin(c);
        for (int k = 0; k < i.size0 >> 3; k++) {
            x[RESULT + k] = pair(FloatConvert.integerToFloat32(m, (int) x[b + k]),
                    FloatConvert.integerToFloat32(m, x[b + k] >> 32));
        }
        VectorOperands.requireNoError(c);
        VectorOperands.writeResult(c, i);
    }

    static void cvtdq2pd(Cpu c, Insn i) {
        int b = VectorOperands.source(c, i);
        long[] x = c.fpu.xmm;
        for (int n = 0; n < i.size0 >> 3; n++) {
            x[RESULT + n] = FloatConvert.int32ToFloat64(VectorOperands.dword(x, b, n));
        }
        VectorOperands.writeResult(c, i);
    }

    static void cvtps2dq(Cpu c, Insn i) {
        singlesToIntegers(c, i, false);
    }

    static void cvttps2dq(Cpu c, Insn i) {
        singlesToIntegers(c, i, true);
    }

    private static void singlesToIntegers(Cpu c, Insn i, boolean truncate) {
        int b = VectorOperands.source(c, i);
        long[] x = c.fpu.xmm;
        SseContext m = begin(c);
        for (int k = 0; k < i.size0 >> 3; k++) {
            x[RESULT + k] = singles(m, x[b + k], truncate);
        }
        VectorOperands.requireNoError(c);
        VectorOperands.writeResult(c, i);
    }

    private static long singles(SseContext m, long lane, boolean truncate) {
        int low = (int) lane;
        int high = (int) (lane >>> 32);
        return truncate
                ? pair(FloatConvert.float32ToInt32Truncated(m, low), FloatConvert.float32ToInt32Truncated(m, high))
                : pair(FloatConvert.float32ToInt32(m, low), FloatConvert.float32ToInt32(m, high));
    }

    static void cvtpd2dq(Cpu c, Insn i) {
        realsToIntegers(c, i, false);
    }

    static void cvttpd2dq(Cpu c, Insn i) {
        realsToIntegers(c, i, true);
    }

    private static void realsToIntegers(Cpu c, Insn i, boolean truncate) {
        int b = VectorOperands.source(c, i);
        long[] x = c.fpu.xmm;
        SseContext m = begin(c);
        x[RESULT + 1] = 0;
        for (int k = 0; k < i.size1 >> 4; k++) {
            x[RESULT + k] = reals(m, x[b + 2 * k], x[b + 2 * k + 1], truncate);
        }
        VectorOperands.requireNoError(c);
        VectorOperands.writeResult(c, i);
    }

    private static long reals(SseContext m, long low, long high, boolean truncate) {
        return truncate
                ? pair(FloatConvert.float64ToInt32Truncated(m, low), FloatConvert.float64ToInt32Truncated(m, high))
                : pair(FloatConvert.float64ToInt32(m, low), FloatConvert.float64ToInt32(m, high));
    }

    // ---- packed, to and from MMX registers

    static void cvtpi2ps(Cpu c, Insn i) {
        long b = mmxSource(c, i);
        SseContext m = begin(c);
        long result = pair(FloatConvert.integerToFloat32(m, (int) b), FloatConvert.integerToFloat32(m, b >> 32));
        VectorOperands.requireNoError(c);
        VectorOperands.write(c, i, result, c.fpu.xmm[(i.op0 << 2) + 1]);
    }

    static void cvtpi2pd(Cpu c, Insn i) {
        long b = mmxSource(c, i);
        VectorOperands.write(c, i, FloatConvert.int32ToFloat64((int) b), FloatConvert.int32ToFloat64((int) (b >>> 32)));
    }

    /** From memory no MMX register takes part, and the x87 state stays as it is. */
    private static long mmxSource(Cpu c, Insn i) {
        VectorOperands.check(c, i);
        if (i.op1 == Insn.MEM) {
            return c.load(i.seg, Operands.effectiveAddress(c, i), 8);
        }
        c.fpu.checkMmx();
        c.fpu.enterMmx();
        return c.fpu.significand[i.op1];
    }

    static void cvtps2pi(Cpu c, Insn i) {
        int b = mmxDestination(c, i);
        writeMmx(c, i, singles(begin(c), c.fpu.xmm[b], false));
    }

    static void cvttps2pi(Cpu c, Insn i) {
        int b = mmxDestination(c, i);
        writeMmx(c, i, singles(begin(c), c.fpu.xmm[b], true));
    }

    static void cvtpd2pi(Cpu c, Insn i) {
        int b = mmxDestination(c, i);
        writeMmx(c, i, reals(begin(c), c.fpu.xmm[b], c.fpu.xmm[b + 1], false));
    }

    static void cvttpd2pi(Cpu c, Insn i) {
        int b = mmxDestination(c, i);
        writeMmx(c, i, reals(begin(c), c.fpu.xmm[b], c.fpu.xmm[b + 1], true));
    }

    /** The x87 state changes even if #XM follows: so does hardware (AMD family 19h). */
    private static int mmxDestination(Cpu c, Insn i) {
        VectorOperands.check(c, i);
        c.fpu.checkMmx();
        int b = VectorOperands.fetch(c, i, i.op1, i.size1);
        c.fpu.enterMmx();
        return b;
    }

    private static void writeMmx(Cpu c, Insn i, long value) {
        VectorOperands.requireNoError(c);
        c.fpu.writeMmx(i.op0, value);
    }
}
