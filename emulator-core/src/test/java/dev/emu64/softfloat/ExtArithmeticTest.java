package dev.emu64.softfloat;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** x87 arithmetic against exact big-integer arithmetic, every rounding mode and precision. */
class ExtArithmeticTest {
    private static final int ROUNDS = 4000;
    private static final int FINITE_MAX = ExtFormat.MAX_EXPONENT - 1 - ExtFormat.BIAS;
    private static final int[] PRECISION_OF_PC = {24, 64, 53, 64};

    private final SplittableRandom random = new SplittableRandom(8087);
    private final ExtContext x = new ExtContext();

    /** A finite non-zero operand: exponents near the middle, near each other or near the denormals. */
    private int exponentBits(int neighbour) {
        int sign = random.nextInt(2) << 15;
        return sign | switch (random.nextInt(4)) {
            case 0 -> random.nextInt(0, 80);
            case 1 -> Math.max(0, Math.min(0x7FFE, (neighbour & 0x7FFF) + random.nextInt(-66, 67)));
            default -> 0x3FFF + random.nextInt(-70, 70);
        };
    }

    private long significand(int se) {
        long bits = random.nextLong() | Long.MIN_VALUE;
        bits = switch (random.nextInt(6)) {
            case 0 -> Long.MIN_VALUE | 1L << random.nextInt(63);
            case 1 -> bits & -1L << random.nextInt(63);
            case 2 -> -1L << random.nextInt(63);
            case 3 -> Long.MIN_VALUE | random.nextInt(8);
            default -> bits;
        };
        return (se & 0x7FFF) != 0 ? bits : Math.max(1, bits >>> random.nextInt(1, 63));
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }

    /** Weight of the significand's last place. */
    private static int scale(int se) {
        return Math.max(1, se & 0x7FFF) - ExtFormat.BIAS - 63;
    }

    private void expect(String what, ReferenceRounding reference, boolean negative) {
        if (reference.overflow) {
            return;
        }
        String actual = String.format("%04x:%016x", x.signExponent, x.significand);
        assertThat(actual).as(what).isEqualTo(reference.extended(negative));
        assertThat(x.raised() & ~FloatFlags.DENORMAL).as(what + " flags").isEqualTo(reference.flags());
        assertThat((x.conditions() & ExtContext.C1) != 0).as(what + " C1").isEqualTo(reference.up);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,0", "2,0", "3,0", "0,2", "1,2", "2,2", "3,2", "0,3", "1,3", "2,3", "3,3"})
    void resultsFlagsAndC1AreThoseOfExactArithmetic(int rc, int pc) {
        x.setControlWord(0x7F | pc << 8 | rc << 10);
        for (int n = 0; n < ROUNDS; n++) {
            int aSe = exponentBits(0x3FFF);
            long a = significand(aSe);
            int bSe = exponentBits(aSe);
            long b = significand(bSe);
            String operands = String.format("%04x:%016x %04x:%016x rc %d pc %d", aSe, a, bSe, b, rc, pc);
            sum(operands, aSe, a, bSe, b, rc, pc);
            product(operands, aSe, a, bSe, b, rc, pc);
            quotient(operands, aSe, a, bSe, b, rc, pc);
            root(operands, aSe & 0x7FFF, a, rc, pc);
        }
    }

    private ReferenceRounding round(BigInteger n, BigInteger d, int scale, boolean negative, int rc, int pc) {
        return ReferenceRounding.of(n, d, scale, negative, PRECISION_OF_PC[pc], 1 - ExtFormat.BIAS, FINITE_MAX, rc);
    }

    private void sum(String operands, int aSe, long a, int bSe, long b, int rc, int pc) {
        int low = Math.min(scale(aSe), scale(bSe));
        if (Math.max(scale(aSe), scale(bSe)) - low > 2000) {
            return;
        }
        BigInteger left = unsigned(a).shiftLeft(scale(aSe) - low);
        BigInteger right = unsigned(b).shiftLeft(scale(bSe) - low);
        left = ExtFormat.isNegative(aSe) ? left.negate() : left;
        right = ExtFormat.isNegative(bSe) ? right.negate() : right;
        BigInteger sum = left.add(right);
        x.begin();
        ExtArithmetic.add(x, aSe, a, bSe, b);
        if (sum.signum() == 0) {
            assertThat(x.significand).isZero();
            assertThat(x.signExponent).as(operands).isEqualTo(rc == Rounding.DOWN ? 0x8000 : 0);
        } else {
            expect("add " + operands, round(sum.abs(), BigInteger.ONE, low, sum.signum() < 0, rc, pc), sum.signum() < 0);
        }
        BigInteger difference = left.subtract(right);
        x.begin();
        ExtArithmetic.subtract(x, aSe, a, bSe, b);
        if (difference.signum() != 0) {
            boolean negative = difference.signum() < 0;
            expect("sub " + operands, round(difference.abs(), BigInteger.ONE, low, negative, rc, pc), negative);
        }
    }

    private void product(String operands, int aSe, long a, int bSe, long b, int rc, int pc) {
        boolean negative = ExtFormat.isNegative(aSe ^ bSe);
        x.begin();
        ExtArithmetic.multiply(x, aSe, a, bSe, b);
        expect("mul " + operands, round(unsigned(a).multiply(unsigned(b)), BigInteger.ONE, scale(aSe) + scale(bSe),
                negative, rc, pc), negative);
    }

    private void quotient(String operands, int aSe, long a, int bSe, long b, int rc, int pc) {
        boolean negative = ExtFormat.isNegative(aSe ^ bSe);
        x.begin();
        ExtArithmetic.divide(x, aSe, a, bSe, b);
        expect("div " + operands, round(unsigned(a), unsigned(b), scale(aSe) - scale(bSe), negative, rc, pc), negative);
    }

    /** The root's first 200 bits, the rest as one more bit: enough to round to 64. */
    private void root(String operands, int se, long a, int rc, int pc) {
        int scale = scale(se) - 300 & ~1;
        BigInteger n = unsigned(a).shiftLeft(scale(se) - scale);
        BigInteger[] root = n.sqrtAndRemainder();
        BigInteger sticky = root[0].shiftLeft(1).add(root[1].signum() != 0 ? BigInteger.ONE : BigInteger.ZERO);
        x.begin();
        ExtArithmetic.squareRoot(x, se, a);
        expect("sqrt " + operands, round(sticky, BigInteger.ONE, scale / 2 - 1, false, rc, pc), false);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3"})
    void storesAsSingleAndDoubleRoundOnce(int rc) {
        x.setControlWord(0x37F | rc << 10);
        for (int n = 0; n < 20_000; n++) {
            boolean isDouble = random.nextBoolean();
            int bias = isDouble ? 1023 : 127;
            int precision = isDouble ? 53 : 24;
            int se = random.nextInt(2) << 15 | 0x3FFF + random.nextInt(-bias - precision - 3, bias + 3);
            long a = significand(se);
            boolean negative = ExtFormat.isNegative(se);
            ReferenceRounding reference = ReferenceRounding.of(unsigned(a), BigInteger.ONE, scale(se), negative,
                    precision, 1 - bias, bias, rc);
            x.begin();
            long bits = isDouble ? ExtNarrow.toFloat64(x, se, a) : ExtNarrow.toFloat32(x, se, a) & 0xFFFF_FFFFL;
            String what = String.format("%04x:%016x to %d bits, rc %d", se, a, precision, rc);
            assertThat(x.raised()).as(what).isEqualTo(reference.flags());
            if (!reference.overflow) {
                long sign = negative ? 2L * bias + 2 << precision - 1 : 0;
                assertThat(bits).as(what).isEqualTo(sign | reference.interchange(precision, bias));
                assertThat((x.conditions() & ExtContext.C1) != 0).as(what).isEqualTo(reference.up);
            }
        }
    }

    @Test
    void remaindersAreExactAndReductionsKeepThem() {
        x.setControlWord(0x37F);
        for (int n = 0; n < 20_000; n++) {
            int bSe = 0x3FFF + random.nextInt(-100, 100);
            int aSe = bSe + random.nextInt(-3, 150);
            long a = significand(aSe);
            long b = significand(bSe);
            int low = Math.min(scale(aSe), scale(bSe));
            BigInteger dividend = unsigned(a).shiftLeft(scale(aSe) - low);
            BigInteger divisor = unsigned(b).shiftLeft(scale(bSe) - low);
            BigInteger[] expected = dividend.divideAndRemainder(divisor);
            x.begin();
            ExtRemainder.truncating(x, aSe, a, bSe, b);
            BigInteger actual = unsigned(x.significand).shiftLeft(Math.max(0, scale(x.signExponent) - low));
            if (scale(x.signExponent) < low) {
                actual = unsigned(x.significand).shiftRight(low - scale(x.signExponent));
            }
            String what = String.format("%04x:%016x rem %04x:%016x", aSe, a, bSe, b);
            assertThat(x.incomplete()).as(what).isEqualTo(aSe - bSe >= 64);
            assertThat(actual.mod(divisor)).as(what).isEqualTo(expected[1]);
            if (x.incomplete()) {
                assertThat(actual).as(what).isLessThan(dividend);
            } else {
                int quotient = expected[0].intValue();
                int bits = ((quotient & 4) != 0 ? ExtContext.C0 : 0) | ((quotient & 2) != 0 ? ExtContext.C3 : 0)
                        | ((quotient & 1) != 0 ? ExtContext.C1 : 0);
                assertThat(x.conditions()).as(what).isEqualTo(bits);
            }
        }
    }

    @Test
    void unmaskedOverflowAndUnderflowScaleTheExponentBy24576() {
        x.setControlWord(0x367);
        x.begin();
        ExtArithmetic.multiply(x, 0x7FFE, Long.MIN_VALUE, 0x4009, Long.MIN_VALUE);
        assertThat(x.signExponent).isEqualTo(0x7FFE + 10 - 24576);
        assertThat(x.raised()).isEqualTo(FloatFlags.OVERFLOW);
        assertThat(x.writesRegister()).isTrue();
        assertThat(x.writesMemory()).isFalse();
        x.begin();
        ExtArithmetic.divide(x, 0x0001, Long.MIN_VALUE, 0x4009, Long.MIN_VALUE);
        assertThat(x.signExponent).isEqualTo(1 - 10 + 24576);
        assertThat(x.raised()).as("exact, yet signalled").isEqualTo(FloatFlags.UNDERFLOW);
    }

    @Test
    void anUnmaskedPreComputationExceptionKeepsTheDestinationAndHidesTheRest() {
        x.setControlWord(0x37D);
        x.begin();
        ExtArithmetic.add(x, 0x3FFF, Long.MIN_VALUE, 0, 1);
        assertThat(x.writesRegister()).isFalse();
        assertThat(x.raised()).isEqualTo(FloatFlags.DENORMAL);
        assertThat(x.unmasked()).isEqualTo(FloatFlags.DENORMAL);
        assertThat(x.applyTo(0x4700)).as("C1 clears, C0, C2 and C3 stay").isEqualTo(0x4502);
    }
}
