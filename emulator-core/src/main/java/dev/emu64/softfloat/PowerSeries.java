package dev.emu64.softfloat;

/**
 * Power series in 128-bit fixed point: c0 +- z c1 + z^2 c2 +- ... by Horner's rule, for 0 <= z < 1, every partial sum
 * below 1. The coefficients are reciprocals, computed once by long division.
 */
final class PowerSeries {
    /** 1/n! for n from 2; sin, cos and exp. */
    static final PowerSeries RECIPROCAL_FACTORIALS = new PowerSeries(42, true);
    /** 1/n for n from 2; atan and atanh. */
    static final PowerSeries RECIPROCALS = new PowerSeries(140, false);

    private final long[] high;
    private final long[] low;

    private PowerSeries(int count, boolean factorial) {
        high = new long[count];
        low = new long[count];
        high[1] = -1L;
        low[1] = -1L;
        for (int n = 2; n < count; n++) {
            int from = factorial ? n - 1 : 1;
            divide(n, high[from], low[from]);
        }
    }

    /** Entry n = (hi, lo) / n, by 32-bit digits. */
    private void divide(int n, long hi, long lo) {
        long remainder = 0;
        long[] digits = {hi >>> 32, hi & 0xFFFF_FFFFL, lo >>> 32, lo & 0xFFFF_FFFFL};
        for (int i = 0; i < digits.length; i++) {
            long part = remainder << 32 | digits[i];
            digits[i] = part / n;
            remainder = part % n;
        }
        high[n] = digits[0] << 32 | digits[1];
        low[n] = digits[2] << 32 | digits[3];
    }

    /**
     * result = sum over k of (+-1)^k z^k c(first + k step), to about 2^-124.
     *
     * @param z below 1, not negative; may be {@code result} itself
     * @param alternating the signs alternate, beginning with plus
     */
    void evaluate(WideFloat result, WideFloat z, int first, int step, boolean alternating) {
        int last = first + step * terms(z, step, first);
        int shift = z.hi == 0 ? 128 : Math.min(128, -1 - z.exponent);
        result.set(false, 0, z.hi, z.lo);
        result.shiftRightSticky(shift);
        long zHigh = result.hi;
        long zLow = result.lo;
        long sumHigh = high[last];
        long sumLow = low[last];
        for (int n = last - step; n >= first; n -= step) {
            long productHigh = WideFloat.multiplyHighUnsigned(zHigh, sumHigh);
            long productLow = zHigh * sumHigh;
            long cross = WideFloat.multiplyHighUnsigned(zHigh, sumLow);
            productLow += cross;
            productHigh += WideFloat.below(productLow, cross) ? 1 : 0;
            cross = WideFloat.multiplyHighUnsigned(zLow, sumHigh);
            productLow += cross;
            productHigh += WideFloat.below(productLow, cross) ? 1 : 0;
            if (alternating) {
                sumLow = low[n] - productLow;
                sumHigh = high[n] - productHigh - (WideFloat.below(low[n], productLow) ? 1 : 0);
            } else {
                sumLow = low[n] + productLow;
                sumHigh = high[n] + productHigh + (WideFloat.below(sumLow, productLow) ? 1 : 0);
            }
        }
        result.setNormalised(false, -1, sumHigh, sumLow);
    }

    /** How many further terms it takes until z^k falls below 2^-128 (all there are, at most). */
    private int terms(WideFloat z, int step, int first) {
        int available = (high.length - 1 - first) / step;
        int bitsPerTerm = -1 - z.exponent;
        if (z.hi == 0 || bitsPerTerm >= 128) {
            return 0;
        }
        return bitsPerTerm < 1 ? available : Math.min(available, 128 / bitsPerTerm + 1);
    }
}
