package dev.emu64.softfloat;

/**
 * Single-precision SSE, AVX and FMA arithmetic on raw bits; see {@link Float64} for the fast path. The rounding
 * error of a float operation is found in double arithmetic.
 */
public final class Float32 {
    private static final int EXPONENT_UNIT = 1 << 23;
    private static final int EXPONENT_HIGH_BITS = 0x7F00_0000;
    private static final int INFINITY = 0x7F80_0000;
    private static final int QUIET_BIT = 0x0040_0000;
    private static final int INDEFINITE = 0xFFC0_0000;

    private Float32() {
    }

    static boolean isOrdinary(int bits) {
        return (bits + EXPONENT_UNIT & EXPONENT_HIGH_BITS) != 0 || bits << 1 == 0;
    }

    static boolean isWellAboveTiny(int bits) {
        int exponent = bits >>> 23 & 0xFF;
        return exponent >= 2 && exponent <= 254;
    }

    private static void noteInexact(SseContext m, boolean inexact) {
        if (inexact) {
            m.raised |= FloatFlags.PRECISION;
        }
    }

    /** a + b. */
    public static int add(SseContext m, int a, int b) {
        if (m.plain && isOrdinary(a) && isOrdinary(b)) {
            float x = Float.intBitsToFloat(a);
            float y = Float.intBitsToFloat(b);
            float sum = x + y;
            int bits = Float.floatToRawIntBits(sum);
            if (isOrdinary(bits)) {
                if ((m.raised & FloatFlags.PRECISION) == 0) {
                    float yPart = sum - x;
                    noteInexact(m, x - (sum - yPart) + (y - yPart) != 0);
                }
                return bits;
            }
        }
        return addSlowly(m, a, b, false);
    }

    /** a - b. */
    public static int subtract(SseContext m, int a, int b) {
        if (m.plain && isOrdinary(a) && isOrdinary(b)) {
            return add(m, a, b ^ Integer.MIN_VALUE);
        }
        return addSlowly(m, a, b, true);
    }

    private static int addSlowly(SseContext m, int a, int b, boolean subtract) {
        m.denormalOperand = false;
        long x = SseArithmetic.operand32(m, a);
        long y = SseArithmetic.operand32(m, b);
        return (int) SseArithmetic.add(m, x, y, subtract, SseRounding.SINGLE);
    }

    /** a * b. */
    public static int multiply(SseContext m, int a, int b) {
        if (m.plain && isOrdinary(a) && isOrdinary(b)) {
            double exact = (double) Float.intBitsToFloat(a) * Float.intBitsToFloat(b);
            float product = (float) exact;
            int bits = Float.floatToRawIntBits(product);
            if (isWellAboveTiny(bits)) {
                noteInexact(m, product != exact);
                return bits;
            }
        }
        m.denormalOperand = false;
        long x = SseArithmetic.operand32(m, a);
        long y = SseArithmetic.operand32(m, b);
        return (int) SseArithmetic.multiply(m, x, y, SseRounding.SINGLE);
    }

    /** a / b. */
    public static int divide(SseContext m, int a, int b) {
        if (m.plain && isOrdinary(a) && isOrdinary(b)) {
            float x = Float.intBitsToFloat(a);
            float y = Float.intBitsToFloat(b);
            float quotient = x / y;
            int bits = Float.floatToRawIntBits(quotient);
            if (isWellAboveTiny(bits)) {
                noteInexact(m, (double) quotient * y != x);
                return bits;
            }
        }
        m.denormalOperand = false;
        long x = SseArithmetic.operand32(m, a);
        long y = SseArithmetic.operand32(m, b);
        return (int) SseArithmetic.divide(m, x, y, SseRounding.SINGLE);
    }

    /** Square root. */
    public static int squareRoot(SseContext m, int a) {
        if (m.plain && a > 0 && isOrdinary(a)) {
            float x = Float.intBitsToFloat(a);
            float root = (float) Math.sqrt(x);
            noteInexact(m, (double) root * root != x);
            return Float.floatToRawIntBits(root);
        }
        m.denormalOperand = false;
        return (int) SseArithmetic.squareRoot(m, SseArithmetic.operand32(m, a), SseRounding.SINGLE);
    }

    /** +-(a * b) +- c with one rounding; NaN order as in {@link Float64#fusedMultiplyAdd}. */
    public static int fusedMultiplyAdd(SseContext m, int a, int b, int c, boolean negateProduct,
            boolean negateAddend) {
        m.denormalOperand = false;
        long x = SseArithmetic.operand32(m, a);
        long y = SseArithmetic.operand32(m, b);
        long z = SseArithmetic.operand32(m, c);
        return (int) SseArithmetic.fusedMultiplyAdd(m, x, y, z, negateProduct, negateAddend, SseRounding.SINGLE);
    }

    /** MINSS: the second operand if either is a NaN (IE, quiet ones too) or both are zeros. */
    public static int min(SseContext m, int a, int b) {
        return compare(m, a, b) == Relation.LESS ? daz(m, a) : daz(m, b);
    }

    /** MAXSS, likewise. */
    public static int max(SseContext m, int a, int b) {
        return compare(m, a, b) == Relation.GREATER ? daz(m, a) : daz(m, b);
    }

    private static int compare(SseContext m, int a, int b) {
        m.denormalOperand = false;
        long x = SseArithmetic.operand32(m, a);
        long y = SseArithmetic.operand32(m, b);
        return SseArithmetic.compare(m, x, y, true);
    }

    private static int daz(SseContext m, int bits) {
        boolean denormal = (bits & INFINITY) == 0;
        return denormal && m.denormalsAreZeros ? bits & Integer.MIN_VALUE : bits;
    }

    /** ROUNDSS with its imm8: bits 1-0 RC, bit 2 takes MXCSR.RC instead, bit 3 keeps PE silent. */
    public static int roundToIntegral(SseContext m, int a, int imm8) {
        long x = SseArithmetic.operand32(m, a);
        if (SseArithmetic.isNaN(x)) {
            if (SseArithmetic.isSignalling(x)) {
                m.raise(FloatFlags.INVALID);
            }
            return (int) SseArithmetic.narrowNaN(x, SseRounding.SINGLE);
        }
        double value = Double.longBitsToDouble(x);
        double rounded = FloatConvert.integral(value, (imm8 & 4) != 0 ? m.rounding : imm8 & 3);
        if (rounded != value && (imm8 & 8) == 0) {
            m.raise(FloatFlags.PRECISION);
        }
        return Float.floatToRawIntBits((float) rounded);
    }

    /**
     * RCPSS: 1/a to 12 bits (the manual allows a relative error of 1.5 * 2^-12; processors differ in these bits). No
     * exception; denormals are zeros whatever DAZ says, and so are results below the normal numbers.
     */
    public static int reciprocalEstimate(int a) {
        float value = Float.intBitsToFloat(a);
        if (value != value) {
            return a | QUIET_BIT;
        }
        return estimate(1 / withoutDenormal(a));
    }

    /** RSQRTSS: 1/sqrt(a), likewise; of a negative number the indefinite, of -0 minus infinity. */
    public static int reciprocalSquareRootEstimate(int a) {
        float value = withoutDenormal(a);
        if (value != value) {
            return a | QUIET_BIT;
        }
        if (value < 0) {
            return INDEFINITE;
        }
        return value == 0 ? a & Integer.MIN_VALUE | INFINITY : estimate((float) (1 / Math.sqrt(value)));
    }

    private static float withoutDenormal(int bits) {
        return Float.intBitsToFloat((bits & INFINITY) == 0 ? bits & Integer.MIN_VALUE : bits);
    }

    private static int estimate(float exact) {
        int bits = Float.floatToRawIntBits(exact);
        int exponent = bits & INFINITY;
        if (exponent == 0) {
            return bits & Integer.MIN_VALUE;
        }
        return exponent == INFINITY ? bits : bits + 0x400 & ~0x7FF;
    }
}
