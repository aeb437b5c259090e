package dev.emu64.softfloat;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The transcendental instructions and constants against 300-bit arithmetic, correctly rounded in every mode. */
class ExtTranscendentalTest {
    private static final int ROUNDS = 600;

    private final SplittableRandom random = new SplittableRandom(387);
    private final ExtContext x = new ExtContext();
    private int rc;

    private void setRounding(int mode) {
        rc = mode;
        x.setControlWord(0x37F | mode << 10);
        x.begin();
    }

    private long randomSignificand() {
        return (random.nextLong() | Long.MIN_VALUE) & -1L << random.nextInt(50);
    }

    private static int exponent(int se) {
        return (se & 0x7FFF) - ExtFormat.BIAS;
    }

    private static BigInteger fixed(int se, long significand) {
        BigInteger magnitude = ReferenceFunctions.fixed(significand, exponent(se) - 63);
        return ExtFormat.isNegative(se) ? magnitude.negate() : magnitude;
    }

    /** The result must be the fixed-point value rounded; that value is known to some 2^-280. */
    private void expect(String what, BigInteger value, int se, long significand) {
        boolean negative = value.signum() < 0;
        ReferenceRounding reference = ReferenceRounding.of(value.abs(), BigInteger.ONE, -ReferenceFunctions.BITS,
                negative, 64, 1 - ExtFormat.BIAS, 16383, rc);
        assertThat(String.format("%04x:%016x", se, significand)).as(what + " rc " + rc)
                .isEqualTo(reference.extended(negative));
    }

    private void expectResult(String what, BigInteger value) {
        expect(what, value, x.signExponent, x.significand);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void trigonometryRoundsTheExactFunctionOfTheArgumentReducedBy66BitPi(int mode) {
        setRounding(mode);
        BigInteger pi66 = ReferenceFunctions.PI.shiftRight(ReferenceFunctions.BITS - 64)
                .shiftLeft(ReferenceFunctions.BITS - 64);
        for (int n = 0; n < ROUNDS; n++) {
            int se = random.nextInt(2) << 15 | ExtFormat.BIAS + random.nextInt(-30, n % 4 == 0 ? 63 : 8);
            long significand = randomSignificand();
            String what = String.format("%04x:%016x", se, significand);
            BigInteger turns = pi66.shiftLeft(1);
            BigInteger angle = fixed(se, significand).abs().mod(turns);
            angle = ExtFormat.isNegative(se) ? angle.negate() : angle;
            BigInteger quarter = pi66.shiftRight(1);
            BigInteger[] parts = angle.add(quarter.shiftRight(1)).divideAndRemainder(quarter);
            if (parts[1].signum() < 0) {
                parts[0] = parts[0].subtract(BigInteger.ONE);
                parts[1] = parts[1].add(quarter);
            }
            BigInteger reduced = parts[1].subtract(quarter.shiftRight(1));
            int quadrant = parts[0].intValue() & 3;
            BigInteger[] values = {ReferenceFunctions.sine(reduced), ReferenceFunctions.cosine(reduced)};
            BigInteger sine = quadrant >= 2 ? values[quadrant & 1].negate() : values[quadrant & 1];
            int next = quadrant + 1 & 3;
            BigInteger cosine = next >= 2 ? values[next & 1].negate() : values[next & 1];
            x.begin();
            ExtTrigonometry.sine(x, se, significand);
            expectResult("sin " + what, sine);
            ExtTrigonometry.cosine(x, se, significand);
            expectResult("cos " + what, cosine);
            ExtTrigonometry.sineAndCosine(x, se, significand);
            expectResult("sincos " + what, sine);
            expect("sincos " + what, cosine, x.pushedSignExponent, x.pushedSignificand);
            ExtTrigonometry.tangent(x, se, significand);
            expectResult("tan " + what, ReferenceFunctions.divide(sine, cosine));
            assertThat(x.pushedSignExponent).isEqualTo(ExtFormat.BIAS);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void arcTangentRoundsTheExactAngleInAllQuadrants(int mode) {
        setRounding(mode);
        for (int n = 0; n < ROUNDS; n++) {
            int ySe = random.nextInt(2) << 15 | ExtFormat.BIAS + random.nextInt(-15, 15);
            int xSe = random.nextInt(2) << 15 | ExtFormat.BIAS + random.nextInt(-15, 15);
            long ySignificand = randomSignificand();
            long xSignificand = randomSignificand();
            BigInteger ordinate = fixed(ySe & 0x7FFF, ySignificand);
            BigInteger abscissa = fixed(xSe & 0x7FFF, xSignificand);
            boolean steep = ordinate.compareTo(abscissa) > 0;
            BigInteger angle = ReferenceFunctions.arcTangentUpToOne(steep
                    ? ReferenceFunctions.divide(abscissa, ordinate) : ReferenceFunctions.divide(ordinate, abscissa));
            angle = steep ? ReferenceFunctions.PI.shiftRight(1).subtract(angle) : angle;
            angle = ExtFormat.isNegative(xSe) ? ReferenceFunctions.PI.subtract(angle) : angle;
            x.begin();
            ExtTrigonometry.arcTangent(x, ySe, ySignificand, xSe, xSignificand);
            expectResult(String.format("atan %04x:%016x / %04x:%016x", ySe, ySignificand, xSe, xSignificand),
                    ExtFormat.isNegative(ySe) ? angle.negate() : angle);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void powersAndLogarithmsRoundTheExactFunction(int mode) {
        setRounding(mode);
        for (int n = 0; n < ROUNDS; n++) {
            int se = random.nextInt(2) << 15 | ExtFormat.BIAS + random.nextInt(-25, 0);
            long significand = randomSignificand();
            String what = String.format("%04x:%016x", se, significand);
            BigInteger argument = fixed(se, significand);
            x.begin();
            ExtExponential.powerOfTwoMinusOne(x, se, significand);
            BigInteger power = ReferenceFunctions.multiply(argument, ReferenceFunctions.LN_2);
            expectResult("2^x-1 " + what, ReferenceFunctions.exponentialMinusOne(power));
            int ySe = random.nextInt(2) << 15 | ExtFormat.BIAS + random.nextInt(-9, 9);
            long y = randomSignificand();
            x.begin();
            ExtExponential.logarithmOfOnePlus(x, ySe, y, se, significand);
            BigInteger ratio = ReferenceFunctions.ONE.add(argument);
            if (ratio.bitLength() > ReferenceFunctions.BITS - 2) {
                BigInteger logarithm = ReferenceFunctions.divide(ReferenceFunctions.logarithmOfRatio(ratio),
                        ReferenceFunctions.LN_2);
                expectResult("log2(1+x) " + what, ReferenceFunctions.multiply(logarithm, fixed(ySe, y)));
            }
            int whole = random.nextInt(-2000, 2000);
            long m = randomSignificand();
            BigInteger logarithm = ReferenceFunctions.divide(
                    ReferenceFunctions.logarithmOfRatio(ReferenceFunctions.fixed(m, -63)), ReferenceFunctions.LN_2)
                    .add(BigInteger.valueOf(whole).shiftLeft(ReferenceFunctions.BITS));
            if (m == Long.MIN_VALUE) {
                continue;
            }
            x.begin();
            ExtExponential.logarithm(x, ySe, y, ExtFormat.BIAS + whole, m);
            expectResult(String.format("log2 %d %016x", whole, m),
                    ReferenceFunctions.multiply(logarithm, fixed(ySe, y)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void constantsAreRoundedByRcWithoutPrecisionException(int mode) {
        setRounding(mode);
        BigInteger ten = BigInteger.TEN.shiftLeft(ReferenceFunctions.BITS);
        BigInteger ln10 = ReferenceFunctions.logarithmOfRatio(ten.shiftRight(3))
                .add(ReferenceFunctions.LN_2.multiply(BigInteger.valueOf(3)));
        constant(ExtConstants::pi, ReferenceFunctions.PI);
        constant(ExtConstants::lnOf2, ReferenceFunctions.LN_2);
        constant(ExtConstants::log2OfE, ReferenceFunctions.divide(ReferenceFunctions.ONE, ReferenceFunctions.LN_2));
        constant(ExtConstants::log2Of10, ReferenceFunctions.divide(ln10, ReferenceFunctions.LN_2));
        constant(ExtConstants::log10Of2, ReferenceFunctions.divide(ReferenceFunctions.LN_2, ln10));
    }

    private void constant(Consumer<ExtContext> load, BigInteger value) {
        load.accept(x);
        expectResult("constant", value);
        assertThat(x.raised()).isZero();
    }

    @Test
    void theSpareBitsOfTheConstantsAreRightToo() {
        BigInteger two128 = BigInteger.ONE.shiftLeft(128);
        assertThat(new BigInteger(Long.toUnsignedString(ExtConstants.PI_HIGH)).shiftLeft(64)
                .add(new BigInteger(Long.toUnsignedString(ExtConstants.PI_LOW))))
                .isEqualTo(ReferenceFunctions.PI.shiftRight(ReferenceFunctions.BITS - 126));
        assertThat(new BigInteger(Long.toUnsignedString(ExtConstants.LN_2_HIGH)).shiftLeft(64)
                .add(new BigInteger(Long.toUnsignedString(ExtConstants.LN_2_LOW))).subtract(
                        ReferenceFunctions.LN_2.shiftRight(ReferenceFunctions.BITS - 128)).abs()).isLessThan(BigInteger.TWO);
        assertThat(new BigInteger(Long.toUnsignedString(ExtConstants.LOG2_E_HIGH)).shiftLeft(64)
                .add(new BigInteger(Long.toUnsignedString(ExtConstants.LOG2_E_LOW)))
                .multiply(ReferenceFunctions.LN_2.shiftRight(ReferenceFunctions.BITS - 128)).shiftRight(127)
                .subtract(two128).abs()).isLessThan(BigInteger.valueOf(8));
    }

    @ParameterizedTest
    @CsvSource({"403e", "7ffe", "c03e"})
    void argumentsFromTwoTo63OnSetC2AndStay(String signExponent) {
        setRounding(0);
        int se = Integer.parseInt(signExponent, 16);
        ExtTrigonometry.sineAndCosine(x, se, Long.MIN_VALUE);
        assertThat(x.incomplete()).isTrue();
        assertThat(x.signExponent).isEqualTo(se);
        assertThat(x.raised()).isZero();
    }
}
