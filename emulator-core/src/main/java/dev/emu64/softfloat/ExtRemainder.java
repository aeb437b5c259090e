package dev.emu64.softfloat;

/**
 * FPREM and FPREM1 (SDM vol. 2): exact remainders by repeated subtraction. An exponent difference of 64 or more is
 * reduced by part only (C2 set), by 32 + difference mod 32 bits, which the manual leaves to the processor and Zen 4
 * does so.
 */
public final class ExtRemainder {
    private ExtRemainder() {
    }

    /** FPREM: a - b * trunc(a / b); the quotient's low bits go to C0, C3, C1. */
    public static void truncating(ExtContext x, int aSe, long a, int bSe, long b) {
        remainder(x, aSe, a, bSe, b, false);
    }

    /** FPREM1: a - b * round(a / b), the IEEE remainder. */
    public static void nearest(ExtContext x, int aSe, long a, int bSe, long b) {
        remainder(x, aSe, a, bSe, b, true);
    }

    private static void remainder(ExtContext x, int aSe, long a, int bSe, long b, boolean nearest) {
        x.setConditions(0, ExtContext.C2);
        if (ExtOperands.settlesNaN(x, aSe, a, bSe, b)) {
            return;
        }
        if (ExtFormat.isInfinity(aSe, a) || b == 0) {
            x.setInvalid();
            return;
        }
        ExtOperands.checkDenormal(x, aSe, a, bSe, b);
        if (!x.writesRegister()) {
            return;
        }
        setConditions(x, 0);
        if (a == 0 || ExtFormat.isInfinity(bSe, b)) {
            x.set(aSe, a);
            if (a != 0) {
                ExtOperands.load(x.wide, aSe, a);
                ExtRounding.roundToExtended(x);
            }
            return;
        }
        divide(x, ExtFormat.isNegative(aSe), ExtOperands.exponent(aSe, a), ExtOperands.normalised(a),
                ExtOperands.exponent(bSe, b), ExtOperands.normalised(b), nearest);
    }

    private static void divide(ExtContext x, boolean negative, int aExponent, long dividend, int bExponent,
            long divisor, boolean nearest) {
        int difference = aExponent - bExponent;
        if (difference >= 64) {
            int reduced = 32 + (difference & 31);
            setConditions(x, ExtContext.C2);
            reduce(x, dividend, divisor, reduced);
            finish(x, negative, bExponent + difference - reduced, x.wide.hi);
        } else if (difference >= 0) {
            long quotient = reduce(x, dividend, divisor, difference);
            complete(x, negative, bExponent, x.wide.hi, divisor, quotient, nearest);
        } else if (nearest && difference == -1 && WideFloat.below(divisor, dividend)) {
            // |b| / 2 < |a| < |b|: the quotient rounds to 1, the remainder is a - b
            setConditions(x, ExtContext.C1);
            x.wide.set(negative, aExponent, dividend, 0);
            x.wide.add(!negative, bExponent, divisor, 0, false);
            ExtRounding.roundToExtended(x);
        } else {
            finish(x, negative, aExponent, dividend);
        }
    }

    /**
     * The remainder of dividend * 2^steps by divisor, in {@code x.wide.hi}.
     *
     * @return the low 64 bits of the quotient
     */
    private static long reduce(ExtContext x, long dividend, long divisor, int steps) {
        long remainder = dividend;
        long quotient = 0;
        boolean carry = false;
        for (int step = 0; step <= steps; step++) {
            if (step > 0) {
                carry = remainder < 0;
                remainder <<= 1;
                quotient <<= 1;
            }
            if (carry || !WideFloat.below(remainder, divisor)) {
                remainder -= divisor;
                quotient |= 1;
            }
        }
        x.wide.hi = remainder;
        return quotient;
    }

    private static void complete(ExtContext x, boolean negative, int exponent, long remainder, long divisor,
            long quotient, boolean nearest) {
        if (nearest) {
            long left = divisor - remainder;
            if (WideFloat.below(left, remainder) || left == remainder && (quotient & 1) != 0) {
                quotient++;
                negative = !negative;
                remainder = left;
            }
        }
        setConditions(x, ((quotient & 1) != 0 ? ExtContext.C1 : 0) | ((quotient & 2) != 0 ? ExtContext.C3 : 0)
                | ((quotient & 4) != 0 ? ExtContext.C0 : 0));
        finish(x, negative, exponent, remainder);
    }

    private static void setConditions(ExtContext x, int conditions) {
        x.setConditions(conditions, ExtContext.C0 | ExtContext.C2 | ExtContext.C3);
    }

    private static void finish(ExtContext x, boolean negative, int exponent, long remainder) {
        x.wide.setNormalised(negative, exponent, remainder, 0);
        ExtRounding.roundToExtended(x);
    }
}
