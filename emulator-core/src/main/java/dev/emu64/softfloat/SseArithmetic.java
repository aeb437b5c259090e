package dev.emu64.softfloat;

/**
 * The arithmetic of {@link Float32} and {@link Float64} for every rounding mode, mask and operand. Operands come in
 * double format (single ones widened, exactly and with their NaN kind kept); results leave in the asked-for format.
 */
final class SseArithmetic {
    private static final long EXPONENT_MASK = 0x7FF0_0000_0000_0000L;
    private static final long FRACTION_MASK = 0x000F_FFFF_FFFF_FFFFL;
    private static final long QUIET_BIT = 0x0008_0000_0000_0000L;
    private static final long INDEFINITE = 0xFFF8_0000_0000_0000L;
    private static final int SINGLE_TO_DOUBLE_EXPONENT = 1023 - 127;

    private SseArithmetic() {
    }

    /** A double operand: DAZ makes a denormal zero, otherwise it is noted. */
    static long operand64(SseContext m, long bits) {
        if ((bits & EXPONENT_MASK) != 0 || bits << 1 == 0) {
            return bits;
        }
        if (m.denormalsAreZeros) {
            return bits & Long.MIN_VALUE;
        }
        m.denormalOperand = true;
        return bits;
    }

    /** The same for a single operand, widened. */
    static long operand32(SseContext m, int bits) {
        long sign = (long) (bits & Integer.MIN_VALUE) << 32;
        int exponent = bits >>> 23 & 0xFF;
        long fraction = bits & 0x7F_FFFF;
        if (exponent == 0xFF) {
            return sign | EXPONENT_MASK | fraction << 29;
        }
        if (exponent == 0) {
            if (fraction == 0 || m.denormalsAreZeros) {
                return sign;
            }
            m.denormalOperand = true;
            int shift = Long.numberOfLeadingZeros(fraction) - 40;
            exponent = 1 - shift;
            fraction = fraction << shift & 0x7F_FFFF;
        }
        return sign | (long) (exponent + SINGLE_TO_DOUBLE_EXPONENT) << 52 | fraction << 29;
    }

    static boolean isNaN(long bits) {
        return (bits & Long.MAX_VALUE) > EXPONENT_MASK;
    }

    static boolean isSignalling(long bits) {
        return isNaN(bits) && (bits & QUIET_BIT) == 0;
    }

    static boolean isInfinity(long bits) {
        return (bits & Long.MAX_VALUE) == EXPONENT_MASK;
    }

    static boolean isZero(long bits) {
        return bits << 1 == 0;
    }

    private static int exponent(long bits) {
        int biased = (int) (bits >>> 52) & 0x7FF;
        return biased == 0 ? -1011 - Long.numberOfLeadingZeros(bits & FRACTION_MASK) : biased - 1023;
    }

    private static long significand(long bits) {
        long fraction = bits & FRACTION_MASK;
        if ((bits & EXPONENT_MASK) == 0) {
            return fraction << Long.numberOfLeadingZeros(fraction);
        }
        return fraction << 11 | Long.MIN_VALUE;
    }

    static void load(WideFloat wide, long bits) {
        if (isZero(bits)) {
            wide.setZero(bits < 0);
        } else {
            wide.set(bits < 0, exponent(bits), significand(bits), 0);
        }
    }

    private static void addTo(SseContext m, boolean negative, long bits) {
        if (isZero(bits)) {
            m.wide.add(negative, 0, 0, 0, m.roundsDown());
        } else {
            m.wide.add(negative, exponent(bits), significand(bits), 0, m.roundsDown());
        }
    }

    private static void noteDenormal(SseContext m) {
        if (m.denormalOperand) {
            m.raise(FloatFlags.DENORMAL);
        }
    }

    private static long invalid(SseContext m, int precision) {
        m.raise(FloatFlags.INVALID);
        return narrowNaN(INDEFINITE, precision);
    }

    /** A NaN of double format, quieted, in another format: the payload loses its low bits. */
    static long narrowNaN(long bits, int precision) {
        if (precision == SseRounding.DOUBLE) {
            return bits | QUIET_BIT;
        }
        return SseRounding.infinity(bits < 0, precision) | (bits & FRACTION_MASK | QUIET_BIT) >>> (53 - precision);
    }

    /** SDM vol. 1, table 4-7, SSE column: the first operand if it is a NaN, else the second. */
    private static long nan(SseContext m, long a, long b, int precision) {
        if (isSignalling(a) || isSignalling(b)) {
            m.raise(FloatFlags.INVALID);
        }
        return narrowNaN(isNaN(a) ? a : b, precision);
    }

    static long add(SseContext m, long a, long b, boolean subtract, int precision) {
        if (isNaN(a) || isNaN(b)) {
            return nan(m, a, b, precision);
        }
        boolean aNegative = a < 0;
        boolean bNegative = b < 0 != subtract;
        if (isInfinity(a) && isInfinity(b) && aNegative != bNegative) {
            return invalid(m, precision);
        }
        noteDenormal(m);
        if (isInfinity(a) || isInfinity(b)) {
            return SseRounding.infinity(isInfinity(a) ? aNegative : bNegative, precision);
        }
        load(m.wide, a);
        addTo(m, bNegative, b);
        return SseRounding.round(m, precision);
    }

    static long multiply(SseContext m, long a, long b, int precision) {
        if (isNaN(a) || isNaN(b)) {
            return nan(m, a, b, precision);
        }
        boolean infinite = isInfinity(a) || isInfinity(b);
        boolean zero = isZero(a) || isZero(b);
        if (infinite && zero) {
            return invalid(m, precision);
        }
        noteDenormal(m);
        boolean negative = (a ^ b) < 0;
        if (infinite) {
            return SseRounding.infinity(negative, precision);
        }
        if (zero) {
            return SseRounding.sign(negative, precision);
        }
        m.wide.setProduct(negative, exponent(a), significand(a), exponent(b), significand(b));
        return SseRounding.round(m, precision);
    }

    static long divide(SseContext m, long a, long b, int precision) {
        if (isNaN(a) || isNaN(b)) {
            return nan(m, a, b, precision);
        }
        if (isInfinity(a) && isInfinity(b) || isZero(a) && isZero(b)) {
            return invalid(m, precision);
        }
        boolean negative = (a ^ b) < 0;
        if (isZero(b) && !isInfinity(a)) {
            m.raise(FloatFlags.ZERO_DIVIDE);
            return SseRounding.infinity(negative, precision);
        }
        noteDenormal(m);
        if (isInfinity(a)) {
            return SseRounding.infinity(negative, precision);
        }
        if (isInfinity(b) || isZero(a)) {
            return SseRounding.sign(negative, precision);
        }
        m.wide.setQuotient(negative, exponent(a), significand(a), exponent(b), significand(b));
        return SseRounding.round(m, precision);
    }

    static long squareRoot(SseContext m, long a, int precision) {
        if (isNaN(a)) {
            return nan(m, a, a, precision);
        }
        if (isZero(a)) {
            return SseRounding.sign(a < 0, precision);
        }
        if (a < 0) {
            return invalid(m, precision);
        }
        noteDenormal(m);
        if (isInfinity(a)) {
            return SseRounding.infinity(false, precision);
        }
        m.wide.setSquareRoot(exponent(a), significand(a));
        return SseRounding.round(m, precision);
    }

    /** +-(a * b) +- c rounded once. NaNs take precedence in the order a, b, c and keep their signs. */
    static long fusedMultiplyAdd(SseContext m, long a, long b, long c, boolean negateProduct, boolean negateAddend,
            int precision) {
        if (isNaN(a) || isNaN(b) || isNaN(c)) {
            if (isSignalling(c)) {
                m.raise(FloatFlags.INVALID);
            }
            return nan(m, a, isNaN(b) ? b : c, precision);
        }
        boolean infinite = isInfinity(a) || isInfinity(b);
        boolean zero = isZero(a) || isZero(b);
        boolean negative = (a ^ b) < 0 != negateProduct;
        boolean cNegative = c < 0 != negateAddend;
        if (infinite && (zero || isInfinity(c) && negative != cNegative)) {
            return invalid(m, precision);
        }
        noteDenormal(m);
        if (infinite || isInfinity(c)) {
            return SseRounding.infinity(infinite ? negative : cNegative, precision);
        }
        if (zero) {
            m.wide.setZero(negative);
        } else {
            m.wide.setProduct(negative, exponent(a), significand(a), exponent(b), significand(b));
        }
        addTo(m, cNegative, c);
        return SseRounding.round(m, precision);
    }

    /** A double operand in another format: CVTSD2SS and the way to half precision. */
    static long convert(SseContext m, long a, int precision, int mode, boolean flushToZero) {
        if (isNaN(a)) {
            return nan(m, a, a, precision);
        }
        noteDenormal(m);
        if (isInfinity(a)) {
            return SseRounding.infinity(a < 0, precision);
        }
        load(m.wide, a);
        return SseRounding.round(m, precision, mode, flushToZero);
    }

    /** Relation of two operands, NaNs apart. */
    static int compare(SseContext m, long a, long b, boolean quietIsInvalid) {
        if (isNaN(a) || isNaN(b)) {
            if (quietIsInvalid || isSignalling(a) || isSignalling(b)) {
                m.raise(FloatFlags.INVALID);
            }
            return Relation.UNORDERED;
        }
        noteDenormal(m);
        double x = Double.longBitsToDouble(a);
        double y = Double.longBitsToDouble(b);
        return x < y ? Relation.LESS : x > y ? Relation.GREATER : Relation.EQUAL;
    }
}
