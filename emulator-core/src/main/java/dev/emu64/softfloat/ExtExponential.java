package dev.emu64.softfloat;

/** F2XM1, FYL2X and FYL2XP1 (SDM vol. 2), computed to about 120 bits and rounded once by RC. */
public final class ExtExponential {
    private ExtExponential() {
    }

    /** F2XM1: 2^a - 1. Outside -1 to +1, which the manual leaves undefined, the operand comes back (Zen 4). */
    public static void powerOfTwoMinusOne(ExtContext x, int se, long significand) {
        if (ExtOperands.settlesNaN(x, se, significand)) {
            return;
        }
        boolean negative = ExtFormat.isNegative(se);
        if (significand == 0 || ExtFormat.isInfinity(se, significand)) {
            if (significand != 0 && negative) {
                x.set(ExtFormat.SIGN | ExtFormat.BIAS, ExtFormat.INTEGER_BIT);
            } else {
                x.set(se, significand);
            }
            return;
        }
        ExtOperands.checkDenormal(x, se, significand);
        int exponent = ExtOperands.exponent(se, significand);
        if (exponent >= 0) {
            x.raise(FloatFlags.PRECISION);
            boolean minusOne = negative && exponent == 0 && significand == ExtFormat.INTEGER_BIT;
            x.set(minusOne ? se - 1 : se, significand);
            return;
        }
        x.transcendental.argument.set(negative, exponent, ExtOperands.normalised(significand), 0);
        x.transcendental.exponentialMinusOne();
        ExtTrigonometry.finish(x);
    }

    /** FYL2X: y * log2(a), a being ST(0) and y ST(1). */
    public static void logarithm(ExtContext x, int ySe, long y, int aSe, long a) {
        if (ExtOperands.settlesNaN(x, ySe, y, aSe, a)) {
            return;
        }
        boolean yNegative = ExtFormat.isNegative(ySe);
        boolean yInfinite = ExtFormat.isInfinity(ySe, y);
        boolean aInfinite = ExtFormat.isInfinity(aSe, a);
        boolean one = aSe == ExtFormat.BIAS && a == ExtFormat.INTEGER_BIT;
        if (a != 0 && ExtFormat.isNegative(aSe) || y == 0 && (a == 0 || aInfinite) || yInfinite && one) {
            x.setInvalid();
            return;
        }
        if (a == 0) {
            if (!yInfinite) {
                x.raise(FloatFlags.ZERO_DIVIDE);
            }
            x.setInfinity(!yNegative);
            return;
        }
        ExtOperands.checkDenormal(x, ySe, y, aSe, a);
        boolean belowOne = (aSe & ExtFormat.MAX_EXPONENT) < ExtFormat.BIAS;
        if (aInfinite || yInfinite) {
            x.setInfinity(yNegative != belowOne);
        } else if (one || y == 0) {
            x.setZero(yNegative != belowOne);
        } else {
            x.transcendental.argument.set(false, ExtOperands.exponent(aSe, a), ExtOperands.normalised(a), 0);
            x.transcendental.binaryLogarithm();
            finishProduct(x, ySe, y);
        }
    }

    private static void finishProduct(ExtContext x, int ySe, long y) {
        x.transcendental.result.multiply(ExtFormat.isNegative(ySe), ExtOperands.exponent(ySe, y),
                ExtOperands.normalised(y), 0);
        ExtTrigonometry.finish(x);
    }

    /**
     * FYL2XP1: y * log2(a + 1), a being ST(0) and y ST(1). The manual asks for -(1 - sqrt(1/2)) to sqrt(2) - 1; beyond,
     * the logarithm is still given, and for a at or below -1 (finite) a itself comes back (Zen 4).
     */
    public static void logarithmOfOnePlus(ExtContext x, int ySe, long y, int aSe, long a) {
        if (ExtOperands.settlesNaN(x, ySe, y, aSe, a)) {
            return;
        }
        boolean negative = ExtFormat.isNegative(ySe ^ aSe);
        boolean yInfinite = ExtFormat.isInfinity(ySe, y);
        boolean aInfinite = ExtFormat.isInfinity(aSe, a);
        if (aInfinite && (ExtFormat.isNegative(aSe) || y == 0) || yInfinite && a == 0) {
            x.setInvalid();
            return;
        }
        ExtOperands.checkDenormal(x, ySe, y, aSe, a);
        if (aInfinite || yInfinite) {
            x.setInfinity(negative);
            return;
        }
        if (a == 0 || y == 0) {
            x.setZero(negative);
            return;
        }
        if (ExtFormat.isNegative(aSe) && (aSe & ExtFormat.MAX_EXPONENT) >= ExtFormat.BIAS) {
            x.raise(FloatFlags.PRECISION);
            x.set(aSe, a);
            return;
        }
        Transcendental t = x.transcendental;
        int exponent = ExtOperands.exponent(aSe, a);
        t.argument.set(ExtFormat.isNegative(aSe), exponent, ExtOperands.normalised(a), 0);
        if (exponent < -2) {
            t.binaryLogarithmOfOnePlus();
        } else {
            t.argument.add(false, 0, ExtFormat.INTEGER_BIT, 0, false);
            t.binaryLogarithm();
        }
        finishProduct(x, ySe, y);
    }
}
