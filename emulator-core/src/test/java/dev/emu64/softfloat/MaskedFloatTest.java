package dev.emu64.softfloat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The short cuts of {@link MaskedFloat} and {@link MaskedConvert} against the general arithmetic: results, and MXCSR with
 * its sticky flags, of all rounding modes, DAZ and FTZ, whatever was sticky before.
 */
class MaskedFloatTest {
    private static final int MASKS = 0x1F80;
    private static final int ROUNDS = 60_000;
    private static final long LOW = 0xFFFF_FFFFL;

    private final SplittableRandom random = new SplittableRandom(1985);
    private final SseContext quick = new SseContext();
    private final SseContext general = new SseContext();

    /** An instruction on quadwords. */
    private interface Kernel {
        long apply(SseContext m, long a, long b);
    }

    /** General arithmetic on operands widened to double format. */
    private interface Arithmetic {
        long apply(SseContext m, long a, long b, int precision);
    }

    private long real() {
        long fraction = switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> 1L << random.nextInt(52);
            case 2 -> random.nextLong() & -1L << random.nextInt(20, 52);
            default -> random.nextLong();
        };
        long exponent = switch (random.nextInt(6)) {
            case 0 -> random.nextInt(3);
            case 1 -> random.nextInt(2044, 2048);
            case 2 -> random.nextInt(2048);
            case 3 -> 896 + random.nextInt(-3, 4);
            default -> 1023 + random.nextInt(-40, 70);
        };
        return random.nextLong() & Long.MIN_VALUE | exponent << 52 | fraction & (1L << 52) - 1;
    }

    private int single() {
        int fraction = random.nextBoolean() ? random.nextInt() : random.nextInt(3) << 21;
        int exponent = switch (random.nextInt(5)) {
            case 0 -> random.nextInt(3);
            case 1 -> random.nextInt(252, 256);
            case 2 -> random.nextInt(256);
            default -> 127 + random.nextInt(-20, 40);
        };
        return random.nextInt() & Integer.MIN_VALUE | exponent << 23 | fraction & 0x7F_FFFF;
    }

    private long singles() {
        return single() & LOW | (long) single() << 32;
    }

    private void load() {
        int control = MASKS | random.nextInt(64);
        if (random.nextInt(3) == 0) {
            control |= random.nextInt(4) << 13 | random.nextInt(2) << 15 | random.nextInt(2) << 6;
        }
        quick.load(control);
        general.load(control);
    }

    private void same(String what, Kernel kernel, Kernel reference, long a, long b) {
        load();
        int before = quick.mxcsr();
        long result = kernel.apply(quick, a, b);
        general.begin();
        general.denormalOperand = false;
        long expected = reference.apply(general, a, b);
        general.end();
        assertThat(result).as("%s %x, %x, MXCSR %x", what, a, b, before).isEqualTo(expected);
        assertThat(quick.mxcsr()).as("MXCSR after %s %x, %x, before %x", what, a, b, before).isEqualTo(general.mxcsr());
    }

    private static Kernel doubles(Arithmetic arithmetic) {
        return (m, a, b) -> arithmetic.apply(m, SseArithmetic.operand64(m, a), SseArithmetic.operand64(m, b), SseRounding.DOUBLE);
    }

    private static int narrow(SseContext m, Arithmetic arithmetic, int a, int b) {
        m.denormalOperand = false;
        return (int) arithmetic.apply(m, SseArithmetic.operand32(m, a), SseArithmetic.operand32(m, b), SseRounding.SINGLE);
    }

    private static Kernel scalar(Arithmetic arithmetic) {
        return (m, a, b) -> a & ~LOW | narrow(m, arithmetic, (int) a, (int) b) & LOW;
    }

    private static Kernel pair(Arithmetic arithmetic) {
        return (m, a, b) -> narrow(m, arithmetic, (int) a, (int) b) & LOW
                | (long) narrow(m, arithmetic, (int) (a >>> 32), (int) (b >>> 32)) << 32;
    }

    private void arithmetic(String name, Arithmetic reference, Kernel real, Kernel scalar, Kernel pair) {
        for (int n = 0; n < ROUNDS; n++) {
            same(name + " double", real, doubles(reference), real(), real());
            same(name + " single", scalar, scalar(reference), singles(), singles());
            same(name + " pair", pair, pair(reference), singles(), singles());
        }
    }

    @Test
    void sumsAndDifferences() {
        arithmetic("add", (m, a, b, p) -> SseArithmetic.add(m, a, b, false, p), MaskedFloat::add64, MaskedFloat::add32, MaskedFloat::addPair);
        arithmetic("subtract", (m, a, b, p) -> SseArithmetic.add(m, a, b, true, p), MaskedFloat::subtract64, MaskedFloat::subtract32,
                MaskedFloat::subtractPair);
    }

    @Test
    void productsQuotientsAndRoots() {
        arithmetic("multiply", SseArithmetic::multiply, MaskedFloat::multiply64, MaskedFloat::multiply32, MaskedFloat::multiplyPair);
        arithmetic("divide", SseArithmetic::divide, MaskedFloat::divide64, MaskedFloat::divide32, MaskedFloat::dividePair);
        for (int n = 0; n < ROUNDS; n++) {
            same("root double", MaskedFloat::squareRoot64, (m, a, b) -> SseArithmetic.squareRoot(m, SseArithmetic.operand64(m, b),
                    SseRounding.DOUBLE), real(), real());
            same("root single", MaskedFloat::squareRoot32, (m, a, b) -> a & ~LOW | root(m, (int) b) & LOW, singles(), singles());
            same("root pair", MaskedFloat::squareRootPair, (m, a, b) -> root(m, (int) b) & LOW | (long) root(m, (int) (b >>> 32)) << 32,
                    singles(), singles());
        }
    }

    private static int root(SseContext m, int a) {
        m.denormalOperand = false;
        return (int) SseArithmetic.squareRoot(m, SseArithmetic.operand32(m, a), SseRounding.SINGLE);
    }

    @Test
    void minimaMaximaAndRelations() {
        for (int n = 0; n < ROUNDS; n++) {
            same("min", MaskedFloat::min64, Float64::min, real(), real());
            same("max", MaskedFloat::max64, Float64::max, real(), real());
            same("min single", MaskedFloat::min32, (m, a, b) -> a & ~LOW | Float32.min(m, (int) a, (int) b) & LOW, singles(), singles());
            same("max single", MaskedFloat::max32, (m, a, b) -> a & ~LOW | Float32.max(m, (int) a, (int) b) & LOW, singles(), singles());
            long a = real();
            long b = random.nextInt(4) == 0 ? a : real();
            same("comisd", MaskedFloat::ordered64, FloatCompare::ordered64, a, b);
            same("ucomisd", MaskedFloat::unordered64, FloatCompare::unordered64, a, b);
            long x = singles();
            long y = random.nextInt(4) == 0 ? x : singles();
            same("comiss", MaskedFloat::ordered32, (m, s, t) -> FloatCompare.ordered32(m, (int) s, (int) t), x, y);
            same("ucomiss", MaskedFloat::unordered32, (m, s, t) -> FloatCompare.unordered32(m, (int) s, (int) t), x, y);
        }
    }

    @Test
    void conversions() {
        for (int n = 0; n < ROUNDS; n++) {
            long a = real();
            long s = singles();
            same("cvtsd2ss", MaskedConvert::float64ToFloat32, (m, x, y) -> x & ~LOW | SseArithmetic.convert(m, SseArithmetic.operand64(m, y),
                    SseRounding.SINGLE, m.rounding, m.flushToZero) & LOW, s, a);
            same("cvtss2sd", MaskedConvert::float32ToFloat64, (m, x, y) -> FloatConvert.float32ToFloat64(m, (int) y), a, s);
            long value = random.nextLong() >> random.nextInt(64);
            same("cvtsi2sd", MaskedConvert::integerToFloat64, (m, x, y) -> FloatConvert.int64ToFloat64(m, y), a, value);
            same("cvtsi2ss", MaskedConvert::integerToFloat32, (m, x, y) -> x & ~LOW | FloatConvert.integerToFloat32(m, y) & LOW, s, value);
            integer("cvttsd2si 64", MaskedConvert::float64ToInt64Truncated, FloatConvert::float64ToInt64Truncated, a);
            integer("cvttsd2si 32", MaskedConvert::float64ToInt32Truncated, FloatConvert::float64ToInt32Truncated, a);
            integer("cvtsd2si 64", MaskedConvert::float64ToInt64, FloatConvert::float64ToInt64, a);
            integer("cvtsd2si 32", MaskedConvert::float64ToInt32, FloatConvert::float64ToInt32, a);
            integer("cvttss2si 64", MaskedConvert::float32ToInt64Truncated, (m, x) -> FloatConvert.float32ToInt64Truncated(m, (int) x), s);
            integer("cvttss2si 32", MaskedConvert::float32ToInt32Truncated, (m, x) -> FloatConvert.float32ToInt32Truncated(m, (int) x), s);
            integer("cvtss2si 64", MaskedConvert::float32ToInt64, (m, x) -> FloatConvert.float32ToInt64(m, (int) x), s);
            integer("cvtss2si 32", MaskedConvert::float32ToInt32, (m, x) -> FloatConvert.float32ToInt32(m, (int) x), s);
        }
    }

    /** A conversion to an integer. */
    private interface ToInteger {
        long apply(SseContext m, long a);
    }

    private void integer(String what, ToInteger kernel, ToInteger reference, long a) {
        same(what, (m, x, y) -> kernel.apply(m, y), (m, x, y) -> reference.apply(m, y), 0, a);
    }
}
