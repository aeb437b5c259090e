package dev.emu64.softfloat;

/**
 * SSE arithmetic as generated code and the interpreter use it while MXCSR masks all exceptions, so that no result is
 * withheld: each method is one instruction's work on one quadword of the operands, sticky flags included.
 *
 * <p>With rounding to nearest and PE already sticky (after the first inexact result of a program) there is nothing to be
 * found out about operands and results that are neither denormal, infinite nor NaN: Java's own arithmetic gives all.
 */
public final class MaskedFloat {
    private static final long LOW = 0xffffffffL;

    private MaskedFloat() {
    }

    // ---- double precision

    /** ADDSD. */
    public static long add64(SseContext m, long a, long b) {
        long sum = Double.doubleToRawLongBits(Double.longBitsToDouble(a) + Double.longBitsToDouble(b));
        if (m.settled && Float64.isOrdinary(a) && Float64.isOrdinary(b) && Float64.isOrdinary(sum)) {
            return sum;
        }
        m.begin();
        long result = Float64.add(m, a, b);
        m.end();
        return result;
    }

    /** SUBSD. */
    public static long subtract64(SseContext m, long a, long b) {
        long difference = Double.doubleToRawLongBits(Double.longBitsToDouble(a) - Double.longBitsToDouble(b));
        if (m.settled && Float64.isOrdinary(a) && Float64.isOrdinary(b) && Float64.isOrdinary(difference)) {
            return difference;
        }
        m.begin();
        long result = Float64.subtract(m, a, b);
        m.end();
        return result;
    }

    /** MULSD. */
    public static long multiply64(SseContext m, long a, long b) {
        long product = Double.doubleToRawLongBits(Double.longBitsToDouble(a) * Double.longBitsToDouble(b));
        if (m.settled && Float64.isOrdinary(a) && Float64.isOrdinary(b) && Float64.isWellAboveTiny(product)) {
            return product;
        }
        m.begin();
        long result = Float64.multiply(m, a, b);
        m.end();
        return result;
    }

    /** DIVSD. */
    public static long divide64(SseContext m, long a, long b) {
        long quotient = Double.doubleToRawLongBits(Double.longBitsToDouble(a) / Double.longBitsToDouble(b));
        if (m.settled && Float64.isOrdinary(a) && Float64.isOrdinary(b) && Float64.isWellAboveTiny(quotient)) {
            return quotient;
        }
        m.begin();
        long result = Float64.divide(m, a, b);
        m.end();
        return result;
    }

    /** SQRTSD; {@code a}, what the destination held, has no part in it. */
    public static long squareRoot64(SseContext m, long a, long b) {
        if (m.settled && b > 0 && Float64.isOrdinary(b)) {
            return Double.doubleToRawLongBits(Math.sqrt(Double.longBitsToDouble(b)));
        }
        m.begin();
        long result = Float64.squareRoot(m, b);
        m.end();
        return result;
    }

    /** MINSD. */
    public static long min64(SseContext m, long a, long b) {
        if (Float64.isOrdinary(a) && Float64.isOrdinary(b)) {
            return Double.longBitsToDouble(a) < Double.longBitsToDouble(b) ? a : b;
        }
        m.begin();
        long result = Float64.min(m, a, b);
        m.end();
        return result;
    }

    /** MAXSD. */
    public static long max64(SseContext m, long a, long b) {
        if (Float64.isOrdinary(a) && Float64.isOrdinary(b)) {
            return Double.longBitsToDouble(a) > Double.longBitsToDouble(b) ? a : b;
        }
        m.begin();
        long result = Float64.max(m, a, b);
        m.end();
        return result;
    }

    /** COMISD: a {@link Relation}. */
    public static long ordered64(SseContext m, long a, long b) {
        if (Float64.isOrdinary(a) && Float64.isOrdinary(b)) {
            return relation(Double.longBitsToDouble(a), Double.longBitsToDouble(b));
        }
        m.begin();
        int relation = FloatCompare.ordered64(m, a, b);
        m.end();
        return relation;
    }

    /** UCOMISD: a {@link Relation}. */
    public static long unordered64(SseContext m, long a, long b) {
        if (Float64.isOrdinary(a) && Float64.isOrdinary(b)) {
            return relation(Double.longBitsToDouble(a), Double.longBitsToDouble(b));
        }
        m.begin();
        int relation = FloatCompare.unordered64(m, a, b);
        m.end();
        return relation;
    }

    private static long relation(double x, double y) {
        return x < y ? Relation.LESS : x > y ? Relation.GREATER : Relation.EQUAL;
    }

    // ---- single precision, in the low doubleword: the high one is that of the first operand

    static long merge(long a, int result) {
        return a & ~LOW | result & LOW;
    }

    /** ADDSS. */
    public static long add32(SseContext m, long a, long b) {
        return merge(a, add(m, (int) a, (int) b));
    }

    /** SUBSS. */
    public static long subtract32(SseContext m, long a, long b) {
        return merge(a, subtract(m, (int) a, (int) b));
    }

    /** MULSS. */
    public static long multiply32(SseContext m, long a, long b) {
        return merge(a, multiply(m, (int) a, (int) b));
    }

    /** DIVSS. */
    public static long divide32(SseContext m, long a, long b) {
        return merge(a, divide(m, (int) a, (int) b));
    }

    /** SQRTSS. */
    public static long squareRoot32(SseContext m, long a, long b) {
        return merge(a, squareRoot(m, (int) b));
    }

    /** MINSS. */
    public static long min32(SseContext m, long a, long b) {
        return merge(a, min(m, (int) a, (int) b));
    }

    /** MAXSS. */
    public static long max32(SseContext m, long a, long b) {
        return merge(a, max(m, (int) a, (int) b));
    }

    // ---- single precision, both doublewords

    private static long pair(int low, int high) {
        return low & LOW | (long) high << 32;
    }

    /** ADDPS. */
    public static long addPair(SseContext m, long a, long b) {
        return pair(add(m, (int) a, (int) b), add(m, (int) (a >>> 32), (int) (b >>> 32)));
    }

    /** SUBPS. */
    public static long subtractPair(SseContext m, long a, long b) {
        return pair(subtract(m, (int) a, (int) b), subtract(m, (int) (a >>> 32), (int) (b >>> 32)));
    }

    /** MULPS. */
    public static long multiplyPair(SseContext m, long a, long b) {
        return pair(multiply(m, (int) a, (int) b), multiply(m, (int) (a >>> 32), (int) (b >>> 32)));
    }

    /** DIVPS. */
    public static long dividePair(SseContext m, long a, long b) {
        return pair(divide(m, (int) a, (int) b), divide(m, (int) (a >>> 32), (int) (b >>> 32)));
    }

    /** SQRTPS. */
    public static long squareRootPair(SseContext m, long a, long b) {
        return pair(squareRoot(m, (int) b), squareRoot(m, (int) (b >>> 32)));
    }

    /** MINPS. */
    public static long minPair(SseContext m, long a, long b) {
        return pair(min(m, (int) a, (int) b), min(m, (int) (a >>> 32), (int) (b >>> 32)));
    }

    /** MAXPS. */
    public static long maxPair(SseContext m, long a, long b) {
        return pair(max(m, (int) a, (int) b), max(m, (int) (a >>> 32), (int) (b >>> 32)));
    }

    private static int add(SseContext m, int a, int b) {
        int sum = Float.floatToRawIntBits(Float.intBitsToFloat(a) + Float.intBitsToFloat(b));
        if (m.settled && Float32.isOrdinary(a) && Float32.isOrdinary(b) && Float32.isOrdinary(sum)) {
            return sum;
        }
        m.begin();
        int result = Float32.add(m, a, b);
        m.end();
        return result;
    }

    private static int subtract(SseContext m, int a, int b) {
        int difference = Float.floatToRawIntBits(Float.intBitsToFloat(a) - Float.intBitsToFloat(b));
        if (m.settled && Float32.isOrdinary(a) && Float32.isOrdinary(b) && Float32.isOrdinary(difference)) {
            return difference;
        }
        m.begin();
        int result = Float32.subtract(m, a, b);
        m.end();
        return result;
    }

    private static int multiply(SseContext m, int a, int b) {
        int product = Float.floatToRawIntBits(Float.intBitsToFloat(a) * Float.intBitsToFloat(b));
        if (m.settled && Float32.isOrdinary(a) && Float32.isOrdinary(b) && Float32.isWellAboveTiny(product)) {
            return product;
        }
        m.begin();
        int result = Float32.multiply(m, a, b);
        m.end();
        return result;
    }

    private static int divide(SseContext m, int a, int b) {
        int quotient = Float.floatToRawIntBits(Float.intBitsToFloat(a) / Float.intBitsToFloat(b));
        if (m.settled && Float32.isOrdinary(a) && Float32.isOrdinary(b) && Float32.isWellAboveTiny(quotient)) {
            return quotient;
        }
        m.begin();
        int result = Float32.divide(m, a, b);
        m.end();
        return result;
    }

    private static int squareRoot(SseContext m, int a) {
        if (m.settled && a > 0 && Float32.isOrdinary(a)) {
            return Float.floatToRawIntBits((float) Math.sqrt(Float.intBitsToFloat(a)));
        }
        m.begin();
        int result = Float32.squareRoot(m, a);
        m.end();
        return result;
    }

    private static int min(SseContext m, int a, int b) {
        if (Float32.isOrdinary(a) && Float32.isOrdinary(b)) {
            return Float.intBitsToFloat(a) < Float.intBitsToFloat(b) ? a : b;
        }
        m.begin();
        int result = Float32.min(m, a, b);
        m.end();
        return result;
    }

    private static int max(SseContext m, int a, int b) {
        if (Float32.isOrdinary(a) && Float32.isOrdinary(b)) {
            return Float.intBitsToFloat(a) > Float.intBitsToFloat(b) ? a : b;
        }
        m.begin();
        int result = Float32.max(m, a, b);
        m.end();
        return result;
    }

    /** COMISS: a {@link Relation}. */
    public static long ordered32(SseContext m, long a, long b) {
        if (Float32.isOrdinary((int) a) && Float32.isOrdinary((int) b)) {
            return relation(Float.intBitsToFloat((int) a), Float.intBitsToFloat((int) b));
        }
        m.begin();
        int relation = FloatCompare.ordered32(m, (int) a, (int) b);
        m.end();
        return relation;
    }

    /** UCOMISS: a {@link Relation}. */
    public static long unordered32(SseContext m, long a, long b) {
        if (Float32.isOrdinary((int) a) && Float32.isOrdinary((int) b)) {
            return relation(Float.intBitsToFloat((int) a), Float.intBitsToFloat((int) b));
        }
        m.begin();
        int relation = FloatCompare.unordered32(m, (int) a, (int) b);
        m.end();
        return relation;
    }
}
