package dev.emu64.softfloat;

/**
 * Sine, cosine, arc tangent, 2^x - 1 and binary logarithm in about 120 bits; scratch numbers of one context.
 * Results stay in {@link #result}; arguments are finite and not zero.
 */
final class Transcendental {
    /** Pi as the processor's argument reduction has it, cut to 66 bits (SDM vol. 1, 8.3.10); here half of it. */
    private static final long HALF_PI_66_HIGH = 3;
    private static final long HALF_PI_66_LOW = 0x243F_6A88_85A3_08D3L;
    /** Weight of bit 63 of the upper half in units of 2^-65, the last place of half that pi. */
    private static final int REDUCED_EXPONENT = 62;
    /** 2^63 times the square root of 2. */
    private static final long SQUARE_ROOT_OF_2 = 0xB504_F333_F9DE_6484L;
    /** 2^64 times tan(pi / 8). */
    private static final long TANGENT_OF_EIGHTH_PI = 0x6A09_E667_F3BC_C908L;

    final WideFloat result = new WideFloat();
    final WideFloat argument = new WideFloat();
    private final WideFloat square = new WideFloat();
    private final WideFloat sine = new WideFloat();
    private final WideFloat scratch = new WideFloat();

    /**
     * Subtracts the nearest multiple of pi/2 from +-significand * 2^(exponent - 63), exactly, leaving
     * {@link #argument}.
     *
     * @param exponent at most 62
     * @return the multiple's two low bits: the quadrant
     */
    int reduceByHalfPi(boolean negative, int exponent, long significand) {
        if (exponent < -2) {
            argument.set(negative, exponent, significand, 0);
            return 0;
        }
        long high = 0;
        long low = significand;
        int quotient = 0;
        for (int bit = exponent + 2; bit > 0; bit--) {
            high = high << 1 | low >>> 63;
            low <<= 1;
            quotient <<= 1;
            if (high > HALF_PI_66_HIGH || high == HALF_PI_66_HIGH && !WideFloat.below(low, HALF_PI_66_LOW)) {
                high -= HALF_PI_66_HIGH + (WideFloat.below(low, HALF_PI_66_LOW) ? 1 : 0);
                low -= HALF_PI_66_LOW;
                quotient |= 1;
            }
        }
        long left = HALF_PI_66_LOW - low;
        long leftHigh = HALF_PI_66_HIGH - high - (WideFloat.below(HALF_PI_66_LOW, low) ? 1 : 0);
        boolean beyondMiddle = leftHigh < high || leftHigh == high && WideFloat.below(left, low);
        if (beyondMiddle) {
            quotient++;
            argument.setNormalised(!negative, REDUCED_EXPONENT, leftHigh, left);
        } else {
            argument.setNormalised(negative, REDUCED_EXPONENT, high, low);
        }
        return (negative ? -quotient : quotient) & 3;
    }

    private void squareArgument() {
        square.set(argument);
        square.multiply(argument);
    }

    /** sin(argument), |argument| at most pi/4. */
    void sine() {
        squareArgument();
        PowerSeries.RECIPROCAL_FACTORIALS.evaluate(result, square, 3, 2, true);
        oneMinusSquareTimesResult();
        result.multiply(argument);
    }

    /** cos(argument), |argument| at most pi/4. */
    void cosine() {
        squareArgument();
        PowerSeries.RECIPROCAL_FACTORIALS.evaluate(result, square, 2, 2, true);
        oneMinusSquareTimesResult();
    }

    private void oneMinusSquareTimesResult() {
        result.multiply(square);
        result.negative = !result.negative;
        result.add(false, 0, ExtFormat.INTEGER_BIT, 0, false);
    }

    /** tan(argument + quadrant pi/2). */
    void tangent(int quadrant) {
        sine();
        sine.set(result);
        cosine();
        if ((quadrant & 1) == 0) {
            square.set(result);
            result.set(sine);
            result.divide(square, scratch);
        } else {
            result.divide(sine, scratch);
            result.negative = !result.negative;
        }
    }

    /** 2^argument - 1, |argument| below 1. */
    void exponentialMinusOne() {
        argument.multiply(false, -1, ExtConstants.LN_2_HIGH, ExtConstants.LN_2_LOW);
        boolean negative = argument.negative;
        argument.negative = false;
        PowerSeries.RECIPROCAL_FACTORIALS.evaluate(result, argument, 2, 1, negative);
        argument.negative = negative;
        result.multiply(argument);
        result.add(false, 0, ExtFormat.INTEGER_BIT, 0, false);
        result.multiply(argument);
    }

    /** log2(argument), argument above 0. */
    void binaryLogarithm() {
        int whole = argument.exponent;
        argument.exponent = 0;
        if (WideFloat.below(SQUARE_ROOT_OF_2, argument.hi)) {
            whole++;
            argument.exponent = -1;
        }
        // s = (m - 1) / (m + 1), ln m = 2 atanh s
        square.set(argument);
        square.add(false, 0, ExtFormat.INTEGER_BIT, 0, false);
        argument.add(true, 0, ExtFormat.INTEGER_BIT, 0, false);
        argument.divide(square, scratch);
        twiceArtanhOverLn2();
        scratch.setNormalised(whole < 0, 63, Math.abs((long) whole), 0);
        result.add(scratch);
    }

    /** log2(1 + argument) for -0.3 < argument < 0.42, argument not 0. */
    void binaryLogarithmOfOnePlus() {
        // s = x / (2 + x)
        square.set(argument);
        square.add(false, 1, ExtFormat.INTEGER_BIT, 0, false);
        argument.divide(square, scratch);
        twiceArtanhOverLn2();
    }

    private void twiceArtanhOverLn2() {
        if (argument.isZero()) {
            result.setZero(false);
            return;
        }
        squareArgument();
        PowerSeries.RECIPROCALS.evaluate(result, square, 3, 2, false);
        result.multiply(square);
        result.add(false, 0, ExtFormat.INTEGER_BIT, 0, false);
        result.multiply(argument);
        result.multiply(false, 0, ExtConstants.LOG2_E_HIGH, ExtConstants.LOG2_E_LOW);
        result.exponent++;
    }

    /** atan(|y| / |x|) in the quadrant of the signs, not negative: 0 to pi, y's sign is the caller's. */
    void arcTangent(boolean xNegative, int xExponent, long x, int yExponent, long y) {
        boolean steep = yExponent > xExponent || yExponent == xExponent && WideFloat.below(x, y);
        if (steep) {
            argument.set(false, xExponent, x, 0);
            square.set(false, yExponent, y, 0);
        } else {
            argument.set(false, yExponent, y, 0);
            square.set(false, xExponent, x, 0);
        }
        argument.divide(square, scratch);
        arcTangentUpToOne();
        if (steep) {
            result.negative = true;
            result.add(false, 0, ExtConstants.PI_HIGH, ExtConstants.PI_LOW, false);
        }
        if (xNegative) {
            result.negative = true;
            result.add(false, 1, ExtConstants.PI_HIGH, ExtConstants.PI_LOW, false);
        }
    }

    private void arcTangentUpToOne() {
        boolean upper = argument.exponent == 0
                || argument.exponent >= -2 && WideFloat.below(TANGENT_OF_EIGHTH_PI, argument.hi >>> -1 - argument.exponent);
        if (upper) {
            // atan z = pi/4 + atan((z - 1) / (z + 1))
            square.set(argument);
            square.add(false, 0, ExtFormat.INTEGER_BIT, 0, false);
            argument.add(true, 0, ExtFormat.INTEGER_BIT, 0, false);
            argument.divide(square, scratch);
        }
        if (argument.isZero()) {
            result.setZero(false);
        } else {
            squareArgument();
            PowerSeries.RECIPROCALS.evaluate(result, square, 3, 2, true);
            oneMinusSquareTimesResult();
            result.multiply(argument);
        }
        if (upper) {
            result.add(false, -1, ExtConstants.PI_HIGH, ExtConstants.PI_LOW, false);
        }
    }
}
