package dev.emu64.softfloat;

/** Rounds the exact intermediate to the extended format with the x87's overflow and underflow responses. */
final class ExtRounding {
    private ExtRounding() {
    }

    /** Rounds {@code x.wide} to the precision PC asks for: FADD, FSUB, FMUL, FDIV and FSQRT. */
    static void roundToPrecisionControl(ExtContext x) {
        round(x, x.droppedBits);
    }

    /** Rounds {@code x.wide} to 64 bits, as all other instructions do. */
    static void roundToExtended(ExtContext x) {
        round(x, 0);
    }

    private static void round(ExtContext x, int droppedBits) {
        WideFloat wide = x.wide;
        if (wide.hi == 0) {
            x.setZero(wide.negative);
            return;
        }
        int exponent = wide.exponent + ExtFormat.BIAS;
        if (exponent < 1) {
            underflow(x, droppedBits);
            return;
        }
        long rest = rest(wide, droppedBits);
        long kept = kept(wide, droppedBits);
        long unit = 1L << droppedBits;
        boolean up = Rounding.growsMagnitude(x.rounding, wide.negative, (kept & unit) != 0, rest);
        if (up) {
            kept += unit;
            if (kept == 0) {
                kept = ExtFormat.INTEGER_BIT;
                exponent++;
            }
        }
        if (exponent >= ExtFormat.MAX_EXPONENT) {
            overflow(x, exponent, kept, rest != 0, up, droppedBits);
            return;
        }
        if (rest != 0) {
            x.raised |= FloatFlags.PRECISION;
            x.roundedUp = up;
        }
        x.signExponent = (wide.negative ? ExtFormat.SIGN : 0) | exponent;
        x.significand = kept;
    }

    /** The bits below the last place kept, as a fraction of that place. */
    private static long rest(WideFloat wide, int droppedBits) {
        if (droppedBits == 0) {
            return wide.lo;
        }
        return wide.hi << (64 - droppedBits) | (wide.lo != 0 ? 1 : 0);
    }

    private static long kept(WideFloat wide, int droppedBits) {
        return wide.hi & -1L << droppedBits;
    }

    /** SDM vol. 1, 8.5.4. A result beyond even the adjusted range (only FSCALE's can be) is infinity, as on Zen 4. */
    private static void overflow(ExtContext x, int exponent, long kept, boolean inexact, boolean up, int droppedBits) {
        boolean negative = x.wide.negative;
        int sign = negative ? ExtFormat.SIGN : 0;
        x.raise(FloatFlags.OVERFLOW);
        int adjusted = exponent - ExtFormat.BIAS_ADJUSTMENT;
        boolean unmasked = (x.masks & FloatFlags.OVERFLOW) == 0;
        if (unmasked && adjusted < ExtFormat.MAX_EXPONENT) {
            if (inexact) {
                x.raise(FloatFlags.PRECISION);
                x.roundedUp = up;
            }
            x.set(sign | adjusted, kept);
            return;
        }
        x.raise(FloatFlags.PRECISION);
        x.roundedUp = unmasked || Rounding.overflowsToInfinity(x.rounding, negative);
        if (x.roundedUp) {
            x.setInfinity(negative);
        } else {
            x.set(sign | ExtFormat.MAX_EXPONENT - 1, -1L << droppedBits);
        }
    }

    /**
     * SDM vol. 1, 8.5.5 and 4.9.1.5: tiny is judged after rounding as if the exponent had no lower bound. Masked, UE
     * is raised only with a loss of accuracy; unmasked, always, and the result is scaled up by 2^24576 (or, if that is
     * not enough, which only FSCALE can see, is zero).
     */
    private static void underflow(ExtContext x, int droppedBits) {
        WideFloat wide = x.wide;
        boolean negative = wide.negative;
        int exponent = wide.exponent + ExtFormat.BIAS;
        long unit = 1L << droppedBits;
        long rest = rest(wide, droppedBits);
        long kept = kept(wide, droppedBits);
        boolean up = Rounding.growsMagnitude(x.rounding, negative, (kept & unit) != 0, rest);
        boolean carries = up && kept + unit == 0;
        boolean tiny = exponent < 0 || !carries;
        if (tiny && (x.masks & FloatFlags.UNDERFLOW) == 0) {
            x.raise(FloatFlags.UNDERFLOW);
            int adjusted = exponent + ExtFormat.BIAS_ADJUSTMENT + (carries ? 1 : 0);
            if (adjusted >= 1) {
                long rounded = carries ? ExtFormat.INTEGER_BIT : up ? kept + unit : kept;
                x.set((negative ? ExtFormat.SIGN : 0) | adjusted, rounded);
                if (rest != 0) {
                    x.raise(FloatFlags.PRECISION);
                    x.roundedUp = up;
                }
            } else {
                x.raise(FloatFlags.PRECISION);
                x.setZero(negative);
            }
            return;
        }
        denormalise(x, droppedBits, exponent, tiny);
    }

    private static void denormalise(ExtContext x, int droppedBits, int exponent, boolean tiny) {
        WideFloat wide = x.wide;
        boolean negative = wide.negative;
        long unit = 1L << droppedBits;
        wide.shiftRightSticky(exponent < -200 ? 201 : 1 - exponent);
        long rest = rest(wide, droppedBits);
        long kept = kept(wide, droppedBits);
        boolean up = Rounding.growsMagnitude(x.rounding, negative, (kept & unit) != 0, rest);
        if (up) {
            kept += unit;
        }
        if (rest != 0) {
            x.raise(tiny ? FloatFlags.UNDERFLOW | FloatFlags.PRECISION : FloatFlags.PRECISION);
            x.roundedUp = up;
        }
        x.set((negative ? ExtFormat.SIGN : 0) | (kept < 0 ? 1 : 0), kept);
    }
}
