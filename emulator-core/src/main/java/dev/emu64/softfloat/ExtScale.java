package dev.emu64.softfloat;

/** FRNDINT, FSCALE and FXTRACT (SDM vol. 2). None of them obeys PC. */
public final class ExtScale {
    /** Beyond any exponent that could bring a result back into range. */
    private static final int FAR = 1 << 17;

    private ExtScale() {
    }

    /** FRNDINT: to an integral value by RC; the sign survives a result of zero. */
    public static void roundToIntegral(ExtContext x, int se, long significand) {
        if (ExtOperands.settlesNaN(x, se, significand)) {
            return;
        }
        ExtOperands.checkDenormal(x, se, significand);
        int exponent = (se & ExtFormat.MAX_EXPONENT) - ExtFormat.BIAS;
        if (significand == 0 || exponent >= 63) {
            x.set(se, significand);
            return;
        }
        boolean negative = ExtFormat.isNegative(se);
        long whole = exponent < 0 ? 0 : significand >>> (63 - exponent);
        long rest;
        if (exponent >= 0) {
            rest = significand << (exponent + 1);
        } else {
            rest = exponent == -1 ? significand : 1;
        }
        boolean up = Rounding.growsMagnitude(x.rounding, negative, (whole & 1) != 0, rest);
        if (rest != 0) {
            x.raise(FloatFlags.PRECISION);
            x.roundedUp = up;
        }
        ExtInteger.setMagnitude(x, negative, up ? whole + 1 : whole);
    }

    /** FSCALE: a * 2^trunc(b). */
    public static void scale(ExtContext x, int aSe, long a, int bSe, long b) {
        if (ExtOperands.settlesNaN(x, aSe, a, bSe, b)) {
            return;
        }
        boolean aInfinite = ExtFormat.isInfinity(aSe, a);
        boolean negative = ExtFormat.isNegative(aSe);
        if (ExtFormat.isInfinity(bSe, b)) {
            boolean shrinks = ExtFormat.isNegative(bSe);
            if (shrinks ? aInfinite : a == 0) {
                x.setInvalid();
                return;
            }
            ExtOperands.checkDenormal(x, aSe, a);
            if (shrinks) {
                x.setZero(negative);
            } else {
                x.setInfinity(negative);
            }
            return;
        }
        ExtOperands.checkDenormal(x, aSe, a, bSe, b);
        if (a == 0 || aInfinite) {
            x.set(aSe, a);
            return;
        }
        ExtOperands.load(x.wide, aSe, a);
        x.wide.exponent += truncatedClamped(bSe, b);
        ExtRounding.roundToExtended(x);
    }

    private static int truncatedClamped(int se, long significand) {
        int exponent = (se & ExtFormat.MAX_EXPONENT) - ExtFormat.BIAS;
        int magnitude = exponent < 0 ? 0 : exponent > 16 ? FAR : (int) (significand >>> (63 - exponent));
        return ExtFormat.isNegative(se) ? -magnitude : magnitude;
    }

    /** FXTRACT: the exponent replaces ST(0) (the result), the significand is pushed. */
    public static void extract(ExtContext x, int se, long significand) {
        if (ExtOperands.settlesNaN(x, se, significand)) {
            x.setPushed(x.signExponent, x.significand);
            return;
        }
        boolean negative = ExtFormat.isNegative(se);
        if (significand == 0) {
            x.raise(FloatFlags.ZERO_DIVIDE);
            x.setInfinity(true);
            x.setPushed(se, significand);
        } else if (ExtFormat.isInfinity(se, significand)) {
            x.setInfinity(false);
            x.setPushed(se, significand);
        } else {
            ExtOperands.checkDenormal(x, se, significand);
            ExtInteger.fromInt64(x, ExtOperands.exponent(se, significand));
            x.setPushed((negative ? ExtFormat.SIGN : 0) | ExtFormat.BIAS, ExtOperands.normalised(significand));
        }
    }
}
