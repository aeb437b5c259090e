package dev.emu64.softfloat;

/**
 * Double-precision SSE, AVX and FMA arithmetic on raw bits (ADDSD, MULPD, VFMADD...; SDM vol. 1, 11.4.1).
 *
 * <p>With all exceptions masked and rounding to nearest (how practically every program runs), Java's own arithmetic
 * gives the result if operands and result are neither denormal nor infinite nor NaN; inexactness is then decided
 * exactly by the rounding error. Everything else goes through {@link SseArithmetic}.
 */
public final class Float64 {
    private static final long EXPONENT_UNIT = 1L << 52;
    private static final long EXPONENT_HIGH_BITS = 0x7FE0_0000_0000_0000L;
    private static final long FRACTION_MASK = EXPONENT_UNIT - 1;

    private Float64() {
    }

    /** Zero or normal. */
    static boolean isOrdinary(long bits) {
        return (bits + EXPONENT_UNIT & EXPONENT_HIGH_BITS) != 0 || bits << 1 == 0;
    }

    /** Normal and not so small that rounding may have lifted it out of the denormals. */
    static boolean isWellAboveTiny(long bits) {
        long exponent = bits >>> 52 & 0x7FF;
        return exponent >= 2 && exponent <= 2046;
    }

    /** Whether the product of two non-zero finite numbers takes at most 53 significant bits. */
    private static boolean isExactProduct(long a, long b, long product) {
        long aBits = a & FRACTION_MASK | EXPONENT_UNIT;
        long bBits = b & FRACTION_MASK | EXPONENT_UNIT;
        int zeros = Long.numberOfTrailingZeros(aBits) + Long.numberOfTrailingZeros(bBits);
        if (zeros != 52) {
            return zeros > 52;
        }
        // 105 bits or 106: the exponent of the product tells
        long exponents = (a >>> 52 & 0x7FF) + (b >>> 52 & 0x7FF) - 1023;
        return (product >>> 52 & 0x7FF) == exponents;
    }

    /** a + b. */
    public static long add(SseContext m, long a, long b) {
        if (m.plain && isOrdinary(a) && isOrdinary(b)) {
            double x = Double.longBitsToDouble(a);
            double y = Double.longBitsToDouble(b);
            double sum = x + y;
            long bits = Double.doubleToRawLongBits(sum);
            if (isOrdinary(bits)) {
                if ((m.raised & FloatFlags.PRECISION) == 0) {
                    double yPart = sum - x;
                    if (x - (sum - yPart) + (y - yPart) != 0) {
                        m.raised |= FloatFlags.PRECISION;
                    }
                }
                return bits;
            }
        }
        return addSlowly(m, a, b, false);
    }

    /** a - b. */
    public static long subtract(SseContext m, long a, long b) {
        if (m.plain && isOrdinary(a) && isOrdinary(b)) {
            return add(m, a, b ^ Long.MIN_VALUE);
        }
        return addSlowly(m, a, b, true);
    }

    private static long addSlowly(SseContext m, long a, long b, boolean subtract) {
        m.denormalOperand = false;
        long x = SseArithmetic.operand64(m, a);
        long y = SseArithmetic.operand64(m, b);
        return SseArithmetic.add(m, x, y, subtract, SseRounding.DOUBLE);
    }

    /** a * b. */
    public static long multiply(SseContext m, long a, long b) {
        if (m.plain && isOrdinary(a) && isOrdinary(b)) {
            long bits = Double.doubleToRawLongBits(Double.longBitsToDouble(a) * Double.longBitsToDouble(b));
            if (isWellAboveTiny(bits)) {
                if ((m.raised & FloatFlags.PRECISION) == 0 && !isExactProduct(a, b, bits)) {
                    m.raised |= FloatFlags.PRECISION;
                }
                return bits;
            }
        }
        m.denormalOperand = false;
        long x = SseArithmetic.operand64(m, a);
        long y = SseArithmetic.operand64(m, b);
        return SseArithmetic.multiply(m, x, y, SseRounding.DOUBLE);
    }

    /** a / b. */
    public static long divide(SseContext m, long a, long b) {
        if (m.plain && isOrdinary(a) && isOrdinary(b)) {
            double x = Double.longBitsToDouble(a);
            double y = Double.longBitsToDouble(b);
            double quotient = x / y;
            long bits = Double.doubleToRawLongBits(quotient);
            if (isWellAboveTiny(bits)) {
                if ((m.raised & FloatFlags.PRECISION) == 0
                        && !(quotient * y == x && isExactProduct(bits, b, a))) {
                    m.raised |= FloatFlags.PRECISION;
                }
                return bits;
            }
        }
        m.denormalOperand = false;
        long x = SseArithmetic.operand64(m, a);
        long y = SseArithmetic.operand64(m, b);
        return SseArithmetic.divide(m, x, y, SseRounding.DOUBLE);
    }

    /** Square root. */
    public static long squareRoot(SseContext m, long a) {
        if (m.plain && a > 0 && isOrdinary(a)) {
            double x = Double.longBitsToDouble(a);
            double root = Math.sqrt(x);
            long bits = Double.doubleToRawLongBits(root);
            if ((m.raised & FloatFlags.PRECISION) == 0 && !(root * root == x && isExactProduct(bits, bits, a))) {
                m.raised |= FloatFlags.PRECISION;
            }
            return bits;
        }
        m.denormalOperand = false;
        return SseArithmetic.squareRoot(m, SseArithmetic.operand64(m, a), SseRounding.DOUBLE);
    }

    /**
     * +-(a * b) +- c with one rounding. The operands in the order of the mnemonic's digits decide which NaN is
     * returned: for VFMADD213 a is operand 2, b operand 1, c operand 3.
     */
    public static long fusedMultiplyAdd(SseContext m, long a, long b, long c, boolean negateProduct,
            boolean negateAddend) {
        m.denormalOperand = false;
        long x = SseArithmetic.operand64(m, a);
        long y = SseArithmetic.operand64(m, b);
        long z = SseArithmetic.operand64(m, c);
        return SseArithmetic.fusedMultiplyAdd(m, x, y, z, negateProduct, negateAddend, SseRounding.DOUBLE);
    }

    /** MINSD: the second operand if either is a NaN (IE, quiet ones too) or both are zeros. */
    public static long min(SseContext m, long a, long b) {
        m.denormalOperand = false;
        long x = SseArithmetic.operand64(m, a);
        long y = SseArithmetic.operand64(m, b);
        return SseArithmetic.compare(m, x, y, true) == Relation.LESS ? x : y;
    }

    /** MAXSD, likewise. */
    public static long max(SseContext m, long a, long b) {
        m.denormalOperand = false;
        long x = SseArithmetic.operand64(m, a);
        long y = SseArithmetic.operand64(m, b);
        return SseArithmetic.compare(m, x, y, true) == Relation.GREATER ? x : y;
    }

    /** ROUNDSD with its imm8: bits 1-0 RC, bit 2 takes MXCSR.RC instead, bit 3 keeps PE silent. */
    public static long roundToIntegral(SseContext m, long a, int imm8) {
        long x = SseArithmetic.operand64(m, a);
        if (SseArithmetic.isNaN(x)) {
            if (SseArithmetic.isSignalling(x)) {
                m.raise(FloatFlags.INVALID);
            }
            return SseArithmetic.narrowNaN(x, SseRounding.DOUBLE);
        }
        double value = Double.longBitsToDouble(x);
        double rounded = FloatConvert.integral(value, (imm8 & 4) != 0 ? m.rounding : imm8 & 3);
        if (rounded != value && (imm8 & 8) == 0) {
            m.raise(FloatFlags.PRECISION);
        }
        return Double.doubleToRawLongBits(rounded);
    }
}
