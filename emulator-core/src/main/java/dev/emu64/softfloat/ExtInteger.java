package dev.emu64.softfloat;

/** Integers and packed BCD to and from extended: FILD, FIST, FISTP, FISTTP, FBLD, FBSTP (SDM vol. 1, 4.7, 8.3.4). */
public final class ExtInteger {
    private static final long LARGEST_BCD = 999_999_999_999_999_999L;
    /** The packed decimal indefinite: FFFF C000 0000 0000 0000. */
    private static final int BCD_INDEFINITE_HIGH = 0xFFFF;
    private static final long BCD_INDEFINITE_LOW = 0xC000_0000_0000_0000L;

    private ExtInteger() {
    }

    /** FILD and the FIADD family's operand: exact. */
    public static void fromInt64(ExtContext x, long value) {
        setMagnitude(x, value < 0, value < 0 ? -value : value);
    }

    /** Takes an unsigned 64-bit magnitude, exact. */
    static void setMagnitude(ExtContext x, boolean negative, long magnitude) {
        if (magnitude == 0) {
            x.setZero(negative);
            return;
        }
        int shift = Long.numberOfLeadingZeros(magnitude);
        x.set((negative ? ExtFormat.SIGN : 0) | ExtFormat.BIAS + 63 - shift, magnitude << shift);
    }

    /**
     * FIST and FISTP, by RC. NaN, infinity and anything out of range are invalid and give the integer indefinite
     * (only the sign bit of the destination set); store it only if {@link ExtContext#writesMemory()}.
     *
     * @param bits 16, 32 or 64
     * @return the integer, sign-extended
     */
    public static long toInteger(ExtContext x, int se, long significand, int bits) {
        return toInteger(x, se, significand, bits, x.rounding);
    }

    /** FISTTP: toward zero. */
    public static long toIntegerTruncated(ExtContext x, int se, long significand, int bits) {
        return toInteger(x, se, significand, bits, Rounding.TRUNCATE);
    }

    private static long toInteger(ExtContext x, int se, long significand, int bits, int mode) {
        boolean negative = ExtFormat.isNegative(se);
        long limit = 1L << (bits - 1);
        long indefinite = Long.MIN_VALUE >> (64 - bits);
        int exponent = (se & ExtFormat.MAX_EXPONENT) - ExtFormat.BIAS;
        if (exponent >= 64 || ExtFormat.isUnsupported(se, significand)) {
            x.raise(FloatFlags.INVALID);
            return indefinite;
        }
        long magnitude = roundedMagnitude(x, negative, exponent, significand, mode);
        // unsigned: 2^63 itself reads as the most negative number
        boolean fits = magnitude >= 0 && (magnitude < limit || limit < 0) || negative && magnitude == limit;
        if (!fits) {
            x.roundedUp = false;
            x.raised = x.raised & ~FloatFlags.PRECISION | FloatFlags.INVALID;
            return indefinite;
        }
        return negative ? -magnitude : magnitude;
    }

    /** The unsigned integer nearest by {@code mode}, PE raised if inexact; exponent at most 63. */
    private static long roundedMagnitude(ExtContext x, boolean negative, int exponent, long significand, int mode) {
        long whole;
        long rest;
        if (exponent >= 0) {
            whole = significand >>> (63 - exponent);
            rest = exponent == 63 ? 0 : significand << (exponent + 1);
        } else {
            whole = 0;
            rest = exponent == -1 ? significand : significand != 0 ? 1 : 0;
        }
        if (rest == 0) {
            return whole;
        }
        boolean up = Rounding.growsMagnitude(mode, negative, (whole & 1) != 0, rest);
        x.raise(FloatFlags.PRECISION);
        x.roundedUp = up;
        return up ? whole + 1 : whole;
    }

    /**
     * FBLD. Bits 78 to 72 are ignored; a nibble above 9 counts with its weight, as Zen 4 does (the manual leaves it
     * undefined).
     *
     * @param low the 16 lower digits
     * @param high two digits and, in bit 15, the sign
     */
    public static void fromBcd(ExtContext x, long low, int high) {
        long magnitude = (high >> 4 & 0xF) * 10L + (high & 0xF);
        for (int shift = 60; shift >= 0; shift -= 4) {
            magnitude = magnitude * 10 + (low >>> shift & 0xF);
        }
        setMagnitude(x, (high & 0x8000) != 0, magnitude);
    }

    /**
     * FBSTP: rounds by RC to 18 digits; the result fields hold the 80 bits to be stored, high half in
     * {@code signExponent}. Out of range is invalid and gives the packed decimal indefinite.
     */
    public static void toBcd(ExtContext x, int se, long significand) {
        boolean negative = ExtFormat.isNegative(se);
        int exponent = (se & ExtFormat.MAX_EXPONENT) - ExtFormat.BIAS;
        long magnitude = -1;
        if (exponent < 63 && !ExtFormat.isUnsupported(se, significand)) {
            magnitude = roundedMagnitude(x, negative, exponent, significand, x.rounding);
        }
        if (magnitude < 0 || magnitude > LARGEST_BCD) {
            x.roundedUp = false;
            x.raised = x.raised & ~FloatFlags.PRECISION | FloatFlags.INVALID;
            x.set(BCD_INDEFINITE_HIGH, BCD_INDEFINITE_LOW);
            return;
        }
        long low = 0;
        for (int shift = 0; shift < 64; shift += 4) {
            low |= magnitude % 10 << shift;
            magnitude /= 10;
        }
        int high = (int) (magnitude % 10 | magnitude / 10 << 4);
        x.set((negative ? 0x8000 : 0) | high, low);
    }
}
