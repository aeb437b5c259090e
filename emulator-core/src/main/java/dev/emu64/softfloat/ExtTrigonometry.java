package dev.emu64.softfloat;

/**
 * FSIN, FCOS, FSINCOS, FPTAN and FPATAN (SDM vol. 2; vol. 1, 8.3.7 to 8.3.10), computed to about 120 bits and rounded
 * once by RC. Arguments are reduced by the processor's 66-bit pi, so results for large arguments are the hardware's,
 * not the mathematical ones. |x| >= 2^63 sets C2 and leaves the operand.
 */
public final class ExtTrigonometry {
    private ExtTrigonometry() {
    }

    /** FSIN. */
    public static void sine(ExtContext x, int se, long significand) {
        if (settles(x, se, significand)) {
            return;
        }
        if (significand == 0) {
            x.set(se, significand);
            return;
        }
        int quadrant = reduce(x, se, significand);
        sineOfQuadrant(x, quadrant);
        finish(x);
    }

    /** FCOS. */
    public static void cosine(ExtContext x, int se, long significand) {
        if (settles(x, se, significand)) {
            return;
        }
        if (significand == 0) {
            ExtConstants.one(x);
            return;
        }
        int quadrant = reduce(x, se, significand);
        sineOfQuadrant(x, quadrant + 1);
        finish(x);
    }

    /** FSINCOS: the sine replaces ST(0) (the result), the cosine is pushed, unless C2 is set. */
    public static void sineAndCosine(ExtContext x, int se, long significand) {
        if (settles(x, se, significand)) {
            x.setPushed(x.signExponent, x.significand);
            return;
        }
        if (significand == 0) {
            ExtConstants.one(x);
            x.setPushed(x.signExponent, x.significand);
            x.set(se, significand);
            return;
        }
        int quadrant = reduce(x, se, significand);
        sineOfQuadrant(x, quadrant + 1);
        finish(x);
        x.setPushed(x.signExponent, x.significand);
        sineOfQuadrant(x, quadrant);
        finish(x);
    }

    /** FPTAN: the tangent replaces ST(0) (the result), 1.0 is pushed, unless C2 is set. */
    public static void tangent(ExtContext x, int se, long significand) {
        if (settles(x, se, significand)) {
            x.setPushed(x.signExponent, x.significand);
            return;
        }
        ExtConstants.one(x);
        x.setPushed(x.signExponent, x.significand);
        if (significand == 0) {
            x.set(se, significand);
            return;
        }
        int quadrant = reduce(x, se, significand);
        x.transcendental.tangent(quadrant);
        finish(x);
    }

    /** NaN, infinity, out of range. */
    private static boolean settles(ExtContext x, int se, long significand) {
        x.setConditions(0, ExtContext.C2);
        if (ExtOperands.settlesNaN(x, se, significand)) {
            return true;
        }
        if (ExtFormat.isInfinity(se, significand)) {
            x.setInvalid();
            return true;
        }
        ExtOperands.checkDenormal(x, se, significand);
        if ((se & ExtFormat.MAX_EXPONENT) >= ExtFormat.BIAS + 63) {
            x.setConditions(ExtContext.C2, ExtContext.C2);
            x.set(se, significand);
            return true;
        }
        return false;
    }

    private static int reduce(ExtContext x, int se, long significand) {
        return x.transcendental.reduceByHalfPi(ExtFormat.isNegative(se), ExtOperands.exponent(se, significand),
                ExtOperands.normalised(significand));
    }

    /** sin(argument + quadrant pi/2) into the transcendental unit's result. */
    private static void sineOfQuadrant(ExtContext x, int quadrant) {
        Transcendental t = x.transcendental;
        if ((quadrant & 1) == 0) {
            t.sine();
        } else {
            t.cosine();
        }
        t.result.negative ^= (quadrant & 2) != 0;
    }

    /** Rounds the result. The processor takes every one as inexact, a logarithm of a power of two as well. */
    static void finish(ExtContext x) {
        x.wide.set(x.transcendental.result);
        ExtRounding.roundToExtended(x);
        boolean denormal = (x.signExponent & ExtFormat.MAX_EXPONENT) == 0;
        x.raise(denormal ? FloatFlags.PRECISION | FloatFlags.UNDERFLOW : FloatFlags.PRECISION);
    }

    /** FPATAN: the angle of the point (x, y), x being ST(0) and y ST(1) (SDM vol. 2, table 3-30). */
    public static void arcTangent(ExtContext x, int ySe, long y, int xSe, long xSignificand) {
        if (ExtOperands.settlesNaN(x, ySe, y, xSe, xSignificand)) {
            return;
        }
        ExtOperands.checkDenormal(x, ySe, y, xSe, xSignificand);
        boolean xNegative = ExtFormat.isNegative(xSe);
        boolean yNegative = ExtFormat.isNegative(ySe);
        boolean xInfinite = ExtFormat.isInfinity(xSe, xSignificand);
        boolean yInfinite = ExtFormat.isInfinity(ySe, y);
        boolean onAxis = y == 0 || xInfinite && !yInfinite;
        if (onAxis && !xNegative) {
            x.setZero(yNegative);
            return;
        }
        Transcendental t = x.transcendental;
        if (onAxis) {
            t.result.set(false, 1, ExtConstants.PI_HIGH, ExtConstants.PI_LOW);
        } else if (xInfinite) {
            t.arcTangent(xNegative, 0, ExtFormat.INTEGER_BIT, 0, ExtFormat.INTEGER_BIT);
        } else if (yInfinite || xSignificand == 0) {
            t.result.set(false, 0, ExtConstants.PI_HIGH, ExtConstants.PI_LOW);
        } else {
            t.arcTangent(xNegative, ExtOperands.exponent(xSe, xSignificand), ExtOperands.normalised(xSignificand),
                    ExtOperands.exponent(ySe, y), ExtOperands.normalised(y));
        }
        t.result.negative = yNegative;
        finish(x);
    }
}
