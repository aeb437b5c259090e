package dev.emu64.softfloat;

/** Float32 and float64 memory operands of the x87: FLD, FST, FSTP and the m32/m64 forms of arithmetic. */
public final class ExtNarrow {
    private ExtNarrow() {
    }

    /**
     * The value of an m32 operand of FADD, FCOM and the like: no exception yet, a signalling NaN stays one, and a
     * denormal is remembered so that the operation itself raises DE if nothing of higher priority happens.
     */
    public static void widen32(ExtContext x, int bits) {
        widen(x, bits < 0, bits >>> 23 & 0xFF, (long) bits << 40 & Long.MAX_VALUE, 0xFF, 127);
    }

    /** The same for m64. */
    public static void widen64(ExtContext x, long bits) {
        widen(x, bits < 0, (int) (bits >>> 52) & 0x7FF, bits << 12 >>> 1, 0x7FF, 1023);
    }

    /** {@code fraction} has its first bit in bit 62. */
    private static void widen(ExtContext x, boolean negative, int exponent, long fraction, int maxExponent, int bias) {
        int sign = negative ? ExtFormat.SIGN : 0;
        if (exponent == maxExponent) {
            x.set(sign | ExtFormat.MAX_EXPONENT, ExtFormat.INTEGER_BIT | fraction);
        } else if (exponent != 0) {
            x.set(sign | exponent - bias + ExtFormat.BIAS, ExtFormat.INTEGER_BIT | fraction);
        } else if (fraction == 0) {
            x.set(sign, 0);
        } else {
            x.denormalSource = true;
            int shift = Long.numberOfLeadingZeros(fraction);
            x.set(sign | 1 - bias + ExtFormat.BIAS - shift, fraction << shift);
        }
    }

    /** FLD m32: raises DE for a denormal, IE for a signalling NaN, which is quieted. */
    public static void fromFloat32(ExtContext x, int bits) {
        widen32(x, bits);
        finishLoad(x);
    }

    /** FLD m64. */
    public static void fromFloat64(ExtContext x, long bits) {
        widen64(x, bits);
        finishLoad(x);
    }

    private static void finishLoad(ExtContext x) {
        if (x.denormalSource) {
            x.raise(FloatFlags.DENORMAL);
            x.deliverDenormal();
        } else {
            ExtOperands.settlesNaN(x, x.signExponent, x.significand);
        }
    }

    /** FST m32; store the result only if {@link ExtContext#writesMemory()}. */
    public static int toFloat32(ExtContext x, int se, long significand) {
        return (int) narrow(x, se, significand, 24, 127);
    }

    /** FST m64. */
    public static long toFloat64(ExtContext x, int se, long significand) {
        return narrow(x, se, significand, 53, 1023);
    }

    private static long narrow(ExtContext x, int se, long significand, int precision, int bias) {
        int fractionBits = precision - 1;
        int maxExponent = 2 * bias + 1;
        boolean negative = ExtFormat.isNegative(se);
        long sign = negative ? (long) (maxExponent + 1) << fractionBits : 0;
        long infinity = (long) maxExponent << fractionBits;
        if (!ExtFormat.isNormal(se, significand) && !ExtFormat.isDenormal(se, significand)) {
            return narrowSpecial(x, se, significand, precision, bias);
        }
        int exponent = ExtOperands.exponent(se, significand) + bias;
        if (exponent >= maxExponent) {
            return overflow(x, negative, sign, infinity);
        }
        long normal = ExtOperands.normalised(significand);
        if (exponent < 1) {
            return sign | underflow(x, negative, exponent, normal, precision);
        }
        long kept = normal >>> (64 - precision);
        long rest = normal << precision;
        boolean up = Rounding.growsMagnitude(x.rounding, negative, (kept & 1) != 0, rest);
        // the implicit bit adds one to the exponent field, and so does a carry out of the significand
        long magnitude = ((long) (exponent - 1) << fractionBits) + kept + (up ? 1 : 0);
        if (magnitude >= infinity) {
            return overflow(x, negative, sign, infinity);
        }
        if (rest != 0) {
            x.raise(FloatFlags.PRECISION);
            x.roundedUp = up;
        }
        return sign | magnitude;
    }

    /** Zeros, infinities, NaNs (the payload loses its low bits) and unsupported encodings. */
    private static long narrowSpecial(ExtContext x, int se, long significand, int precision, int bias) {
        x.set(se, significand);
        boolean isNaN = ExtOperands.settlesNaN(x, se, significand);
        long exponent = significand == 0 && !isNaN ? 0 : 2 * bias + 1;
        long sign = ExtFormat.isNegative(x.signExponent) ? 2 * bias + 2 : 0;
        return (sign | exponent) << (precision - 1) | (x.significand & Long.MAX_VALUE) >>> (64 - precision);
    }

    /** A magnitude below the smallest normal, exponent at most 0. */
    private static long underflow(ExtContext x, boolean negative, int exponent, long normal, int precision) {
        boolean tiny = isTiny(x, negative, exponent, normal, precision);
        if (tiny && (x.masks & FloatFlags.UNDERFLOW) == 0) {
            x.raise(FloatFlags.UNDERFLOW);
            return 0;
        }
        int drop = 64 - precision + Math.min(1 - exponent, precision + 1);
        long kept = drop > 63 ? 0 : normal >>> drop;
        long rest = drop > 64 ? 1 : normal << (64 - drop);
        boolean up = Rounding.growsMagnitude(x.rounding, negative, (kept & 1) != 0, rest);
        if (rest != 0) {
            x.raise(tiny ? FloatFlags.UNDERFLOW | FloatFlags.PRECISION : FloatFlags.PRECISION);
            x.roundedUp = up;
        }
        return kept + (up ? 1 : 0);
    }

    /** Tiny after rounding with an unbounded exponent: only a carry from just below the smallest normal escapes. */
    private static boolean isTiny(ExtContext x, boolean negative, int exponent, long normal, int precision) {
        long kept = normal >>> (64 - precision);
        boolean up = Rounding.growsMagnitude(x.rounding, negative, (kept & 1) != 0, normal << precision);
        return exponent < 0 || !up || kept + 1 != 1L << precision;
    }

    private static long overflow(ExtContext x, boolean negative, long sign, long infinity) {
        x.raise(FloatFlags.OVERFLOW);
        if ((x.masks & FloatFlags.OVERFLOW) == 0) {
            return 0;
        }
        x.raise(FloatFlags.PRECISION);
        x.roundedUp = Rounding.overflowsToInfinity(x.rounding, negative);
        return sign | (x.roundedUp ? infinity : infinity - 1);
    }
}
