package dev.emu64.softfloat;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Double arithmetic against Java's, against exact arithmetic, and its fast path against the general one. */
class Float64Test {
    private static final long SIGN = Long.MIN_VALUE;
    private static final long INFINITY = 0x7FF0_0000_0000_0000L;

    private final SplittableRandom random = new SplittableRandom(754);
    private final SseContext m = new SseContext();

    /** Bits that gather where rounding is delicate: near powers of two, near each other, few significant bits. */
    private long operand(long neighbour) {
        long fraction = random.nextLong() & (1L << 52) - 1;
        fraction = switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> fraction & -1L << random.nextInt(52);
            case 2 -> 1L << random.nextInt(52);
            case 3 -> (1L << 52) - 1 & -1L << random.nextInt(52);
            default -> fraction;
        };
        long exponent = switch (random.nextInt(8)) {
            case 0 -> random.nextInt(0, 2048);
            case 1 -> random.nextInt(0, 60);
            case 2 -> random.nextInt(1990, 2048);
            case 3, 4 -> Math.max(0, Math.min(2047, (neighbour >>> 52 & 2047) + random.nextInt(-55, 56)));
            default -> 1023 + random.nextInt(-30, 30);
        };
        return random.nextLong() & SIGN | exponent << 52 | fraction;
    }

    private static boolean same(long bits, double java) {
        double value = Double.longBitsToDouble(bits);
        return Double.doubleToLongBits(value) == Double.doubleToLongBits(java);
    }

    @Test
    void nearestEvenIsJavasArithmetic() {
        for (int n = 0; n < 200_000; n++) {
            long a = operand(0x3FF0_0000_0000_0000L);
            long b = operand(a);
            double x = Double.longBitsToDouble(a);
            double y = Double.longBitsToDouble(b);
            m.begin();
            assertThat(same(Float64.add(m, a, b), x + y)).isTrue();
            assertThat(same(Float64.subtract(m, a, b), x - y)).isTrue();
            assertThat(same(Float64.multiply(m, a, b), x * y)).isTrue();
            assertThat(same(Float64.divide(m, a, b), x / y)).isTrue();
            assertThat(same(Float64.squareRoot(m, a), Math.sqrt(x))).isTrue();
            assertThat(same(FloatConvert.float32ToFloat64(m, FloatConvert.float64ToFloat32(m, a)), (float) x)).isTrue();
        }
    }

    @Test
    void fastPathAgreesWithTheGeneralOneInBitsAndFlags() {
        SseContext general = new SseContext();
        general.plain = false;
        for (int n = 0; n < 300_000; n++) {
            long a = operand(0x3FF0_0000_0000_0000L);
            long b = operand(a);
            for (int operation = 0; operation < 6; operation++) {
                m.load(SseContext.RESET);
                m.begin();
                general.raised = 0;
                long fast = apply(m, operation, a, b);
                long slow = apply(general, operation, a, b);
                if (fast != slow || m.raised != general.raised) {
                    assertThat(String.format("%x flags %x", fast, m.raised))
                            .as("operation %d of %x, %x", operation, a, b)
                            .isEqualTo(String.format("%x flags %x", slow, general.raised));
                }
            }
        }
    }

    private static long apply(SseContext m, int operation, long a, long b) {
        return switch (operation) {
            case 0 -> Float64.add(m, a, b);
            case 1 -> Float64.subtract(m, a, b);
            case 2 -> Float64.multiply(m, a, b);
            case 3 -> Float64.divide(m, a, b);
            case 4 -> Float64.squareRoot(m, a);
            default -> FloatConvert.float64ToFloat32(m, a);
        };
    }

    private static BigInteger significand(long bits) {
        long fraction = bits & (1L << 52) - 1;
        return BigInteger.valueOf((bits & INFINITY) == 0 ? fraction : fraction | 1L << 52);
    }

    private static int scale(long bits) {
        return Math.max(1, (int) (bits >>> 52) & 2047) - 1075;
    }

    private void expect(String what, long bits, BigInteger numerator, BigInteger denominator, int scale, int rc) {
        boolean negative = numerator.signum() < 0;
        ReferenceRounding reference = ReferenceRounding.of(numerator.abs(), denominator, scale, negative, 53, -1022,
                1023, rc);
        assertThat(m.raised & ~FloatFlags.DENORMAL).as(what + " flags").isEqualTo(reference.flags());
        if (!reference.overflow) {
            assertThat(bits).as(what).isEqualTo((negative ? SIGN : 0) | reference.interchange(53, 1023));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void everyRoundingModeIsThatOfExactArithmetic(int rc) {
        m.load(SseContext.RESET | rc << 13);
        for (int n = 0; n < 5_000; n++) {
            long a = operand(0x3FF0_0000_0000_0000L);
            long b = operand(a);
            long c = random.nextBoolean() ? operand(a) : nearProduct(a, b);
            boolean finite = (a & INFINITY) != INFINITY && (b & INFINITY) != INFINITY && (c & INFINITY) != INFINITY;
            if (!finite || a << 1 == 0 || b << 1 == 0 || c << 1 == 0) {
                continue;
            }
            String what = String.format("%x %x %x rc %d", a, b, c, rc);
            BigInteger x = a < 0 ? significand(a).negate() : significand(a);
            BigInteger y = b < 0 ? significand(b).negate() : significand(b);
            BigInteger z = c < 0 ? significand(c).negate() : significand(c);
            m.begin();
            expect("div " + what, Float64.divide(m, a, b), y.signum() < 0 ? x.negate() : x, y.abs(), scale(a) - scale(b), rc);
            int low = Math.min(scale(a) + scale(b), scale(c));
            BigInteger product = x.multiply(y).shiftLeft(scale(a) + scale(b) - low);
            BigInteger sum = product.add(z.shiftLeft(scale(c) - low));
            if (sum.signum() != 0) {
                m.begin();
                long fused = Float64.fusedMultiplyAdd(m, a, b, c, false, false);
                expect("fma " + what, fused, sum, BigInteger.ONE, low, rc);
            }
            m.begin();
            expect("mul " + what, Float64.multiply(m, a, b), x.multiply(y), BigInteger.ONE, scale(a) + scale(b), rc);
        }
    }

    private long nearProduct(long a, long b) {
        double product = Double.longBitsToDouble(a) * Double.longBitsToDouble(b);
        return Double.doubleToRawLongBits(-product) + random.nextInt(-1, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void integersConvertAsBigDecimalRounds(int rc) {
        java.math.RoundingMode[] modes = {java.math.RoundingMode.HALF_EVEN, java.math.RoundingMode.FLOOR,
            java.math.RoundingMode.CEILING, java.math.RoundingMode.DOWN};
        m.load(SseContext.RESET | rc << 13);
        for (int n = 0; n < 20_000; n++) {
            double value = Double.longBitsToDouble(random.nextLong() & SIGN | (long) random.nextInt(1015, 1090) << 52
                    | random.nextLong() & (1L << 52) - 1 & -1L << random.nextInt(52));
            BigInteger exact = new BigDecimal(value).setScale(0, modes[rc]).toBigIntegerExact();
            m.begin();
            long actual = FloatConvert.float64ToInt64(m, Double.doubleToRawLongBits(value));
            if (exact.bitLength() > 63) {
                assertThat(actual).isEqualTo(Long.MIN_VALUE);
                assertThat(m.raised).isEqualTo(FloatFlags.INVALID);
            } else {
                assertThat(actual).isEqualTo(exact.longValue());
                boolean inexact = new BigDecimal(value).compareTo(new BigDecimal(exact)) != 0;
                assertThat(m.raised).isEqualTo(inexact ? FloatFlags.PRECISION : 0);
            }
            long integer = random.nextLong() >> random.nextInt(64);
            m.begin();
            long back = FloatConvert.int64ToFloat64(m, integer);
            if (integer != 0) {
                expect("int64 " + integer, back, BigInteger.valueOf(integer), BigInteger.ONE, 0, rc);
            }
        }
    }

    @Test
    void flushToZeroAndDenormalsAreZerosWorkOnlyMasked() {
        long denormal = 1;
        long half = Double.doubleToRawLongBits(0.5);
        long smallestNormal = 0x0010_0000_0000_0000L;
        m.load(SseContext.RESET | 0x40);
        m.begin();
        assertThat(Float64.add(m, denormal, denormal)).isZero();
        assertThat(m.end()).isTrue();
        assertThat(m.mxcsr()).isEqualTo(SseContext.RESET | 0x40);
        m.load(SseContext.RESET | 0x8000);
        m.begin();
        assertThat(Float64.multiply(m, smallestNormal, half | SIGN)).isEqualTo(SIGN);
        assertThat(m.end()).isTrue();
        assertThat(m.mxcsr()).isEqualTo(SseContext.RESET | 0x8000 | FloatFlags.UNDERFLOW | FloatFlags.PRECISION);
        m.load(SseContext.RESET & ~0x800 | 0x8000);
        m.begin();
        Float64.multiply(m, smallestNormal, half);
        assertThat(m.end()).as("exact, but tiny and unmasked").isFalse();
        assertThat(m.mxcsr() & FloatFlags.ALL).isEqualTo(FloatFlags.UNDERFLOW);
    }

    @Test
    void anUnmaskedInvalidElementHidesTheOthersPrecisionFlag() {
        m.load(SseContext.RESET & ~0x80);
        m.begin();
        Float64.divide(m, INFINITY, INFINITY);
        Float64.divide(m, Double.doubleToRawLongBits(1), Double.doubleToRawLongBits(3));
        assertThat(m.end()).isFalse();
        assertThat(m.mxcsr() & FloatFlags.ALL).isEqualTo(FloatFlags.INVALID);
    }
}
