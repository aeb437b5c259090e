package dev.emu64.softfloat;

/** Rounds the exact intermediate to half, single or double precision with MXCSR's responses (SDM vol. 1, 4.9.1, 10.2.3). */
final class SseRounding {
    /** Significand bits, the implicit one included; they name the format. */
    static final int HALF = 11;
    static final int SINGLE = 24;
    static final int DOUBLE = 53;

    private SseRounding() {
    }

    static int bias(int precision) {
        return precision == DOUBLE ? 1023 : precision == SINGLE ? 127 : 15;
    }

    static long sign(boolean negative, int precision) {
        return negative ? (long) (2 * bias(precision) + 2) << (precision - 1) : 0;
    }

    static long infinity(boolean negative, int precision) {
        return sign(negative, precision) | (long) (2 * bias(precision) + 1) << (precision - 1);
    }

    /** Rounds {@code m.wide} by RC, FTZ obeyed. */
    static long round(SseContext m, int precision) {
        return round(m, precision, m.rounding, m.flushToZero);
    }

    static long round(SseContext m, int precision, int mode, boolean flushToZero) {
        WideFloat wide = m.wide;
        boolean negative = wide.negative;
        if (wide.hi == 0) {
            return sign(negative, precision);
        }
        int exponent = wide.exponent + bias(precision);
        if (exponent < 1) {
            return underflow(m, precision, mode, flushToZero);
        }
        long kept = wide.hi >>> (64 - precision);
        long rest = wide.hi << precision | (wide.lo != 0 ? 1 : 0);
        if (Rounding.growsMagnitude(mode, negative, (kept & 1) != 0, rest)) {
            kept++;
        }
        // the implicit bit adds one to the exponent field, and so does a carry out of the significand
        long magnitude = exponent > 2 * bias(precision) ? Long.MAX_VALUE
                : ((long) (exponent - 1) << (precision - 1)) + kept;
        if (magnitude >= infinity(false, precision)) {
            return overflow(m, negative, precision, mode, rest != 0);
        }
        if (rest != 0) {
            m.raised |= FloatFlags.PRECISION;
        }
        return sign(negative, precision) | magnitude;
    }

    private static long overflow(SseContext m, boolean negative, int precision, int mode, boolean inexact) {
        boolean masked = (m.masks & FloatFlags.OVERFLOW) != 0;
        m.raise(masked || inexact ? FloatFlags.OVERFLOW | FloatFlags.PRECISION : FloatFlags.OVERFLOW);
        long infinity = infinity(negative, precision);
        return Rounding.overflowsToInfinity(mode, negative) ? infinity : infinity - 1;
    }

    /** Tiny is judged after rounding with an unbounded exponent; see {@link ExtRounding} for the same on the x87. */
    private static long underflow(SseContext m, int precision, int mode, boolean flushToZero) {
        WideFloat wide = m.wide;
        boolean negative = wide.negative;
        int exponent = wide.exponent + bias(precision);
        long kept = wide.hi >>> (64 - precision);
        long rest = wide.hi << precision | (wide.lo != 0 ? 1 : 0);
        boolean up = Rounding.growsMagnitude(mode, negative, (kept & 1) != 0, rest);
        boolean tiny = exponent < 0 || !up || kept + 1 != 1L << precision;
        if (tiny && (m.masks & FloatFlags.UNDERFLOW) == 0) {
            m.raise(rest != 0 ? FloatFlags.UNDERFLOW | FloatFlags.PRECISION : FloatFlags.UNDERFLOW);
            return 0;
        }
        if (tiny && flushToZero) {
            m.raise(FloatFlags.UNDERFLOW | FloatFlags.PRECISION);
            return sign(negative, precision);
        }
        wide.shiftRightSticky(exponent < -200 ? 201 : 1 - exponent);
        kept = wide.hi >>> (64 - precision);
        rest = wide.hi << precision | (wide.lo != 0 ? 1 : 0);
        if (Rounding.growsMagnitude(mode, negative, (kept & 1) != 0, rest)) {
            kept++;
        }
        if (rest != 0) {
            m.raise(tiny ? FloatFlags.UNDERFLOW | FloatFlags.PRECISION : FloatFlags.PRECISION);
        }
        return sign(negative, precision) | kept;
    }
}
