package dev.emu64.softfloat;

import java.math.BigInteger;

/**
 * IEEE 754 rounding of an exact rational number by big integers: an implementation that shares nothing with the one
 * under test. Precision in bits, exponents unbiased.
 */
final class ReferenceRounding {
    /** Magnitude in units of 2^lastPlace. */
    BigInteger units;
    int lastPlace;
    boolean inexact;
    boolean up;
    boolean tiny;
    boolean overflow;

    /** Rounds numerator / denominator * 2^scale, positive; {@code negative} only turns directed rounding. */
    static ReferenceRounding of(BigInteger numerator, BigInteger denominator, int scale, boolean negative, int precision,
            int minExponent, int maxExponent, int mode) {
        int top = numerator.bitLength() - denominator.bitLength() + scale;
        if (compareToPower(numerator, denominator, scale, top) < 0) {
            top--;
        }
        ReferenceRounding unbounded = at(numerator, denominator, scale, negative, top - precision + 1, mode);
        int roundedTop = unbounded.units.bitLength() - 1 + unbounded.lastPlace;
        ReferenceRounding result = at(numerator, denominator, scale, negative,
                Math.max(top, minExponent) - precision + 1, mode);
        result.tiny = roundedTop < minExponent;
        result.overflow = roundedTop > maxExponent;
        return result;
    }

    /** Compares the number with 2^power. */
    private static int compareToPower(BigInteger numerator, BigInteger denominator, int scale, int power) {
        int shift = scale - power;
        BigInteger left = shift >= 0 ? numerator.shiftLeft(shift) : numerator;
        BigInteger right = shift >= 0 ? denominator : denominator.shiftLeft(-shift);
        return left.compareTo(right);
    }

    private static ReferenceRounding at(BigInteger numerator, BigInteger denominator, int scale, boolean negative,
            int lastPlace, int mode) {
        int shift = scale - lastPlace;
        BigInteger n = shift >= 0 ? numerator.shiftLeft(shift) : numerator;
        BigInteger d = shift >= 0 ? denominator : denominator.shiftLeft(-shift);
        BigInteger[] parts = n.divideAndRemainder(d);
        int half = parts[1].shiftLeft(1).compareTo(d);
        ReferenceRounding r = new ReferenceRounding();
        r.inexact = parts[1].signum() != 0;
        r.up = switch (mode) {
            case Rounding.NEAREST -> half > 0 || half == 0 && parts[0].testBit(0);
            case Rounding.DOWN -> negative && r.inexact;
            case Rounding.UP -> !negative && r.inexact;
            default -> false;
        };
        r.units = r.up ? parts[0].add(BigInteger.ONE) : parts[0];
        r.lastPlace = lastPlace;
        return r;
    }

    /** Exceptions with all masked. */
    int flags() {
        if (overflow) {
            return FloatFlags.OVERFLOW | FloatFlags.PRECISION;
        }
        return !inexact ? 0 : tiny ? FloatFlags.UNDERFLOW | FloatFlags.PRECISION : FloatFlags.PRECISION;
    }

    /** The number as an 80-bit extended, "sign-exponent:significand" in hex; overflow not handled. */
    String extended(boolean negative) {
        if (units.signum() == 0) {
            return String.format("%04x:%016x", negative ? 0x8000 : 0, 0);
        }
        int top = units.bitLength() - 1 + lastPlace;
        int biased = Math.max(top + ExtFormat.BIAS, 0);
        int unitOfSignificand = Math.max(top, 1 - ExtFormat.BIAS) - 63;
        BigInteger significand = units.shiftLeft(lastPlace - unitOfSignificand);
        if (top < 1 - ExtFormat.BIAS) {
            biased = 0;
        }
        return String.format("%04x:%016x", (negative ? 0x8000 : 0) | biased, significand.longValue());
    }

    /** The magnitude as an IEEE interchange format of {@code precision} bits; overflow not handled. */
    long interchange(int precision, int bias) {
        int top = units.signum() == 0 ? 1 - bias : units.bitLength() - 1 + lastPlace;
        int unit = Math.max(top, 1 - bias) - precision + 1;
        long significand = units.shiftLeft(lastPlace - unit).longValueExact();
        return ((long) (Math.max(top, 1 - bias) + bias - 1) << (precision - 1)) + significand;
    }
}
