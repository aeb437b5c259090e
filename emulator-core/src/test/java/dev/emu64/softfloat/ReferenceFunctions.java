package dev.emu64.softfloat;

import java.math.BigInteger;

/** Elementary functions in 300-bit binary fixed point, by their plain Taylor series. */
final class ReferenceFunctions {
    static final int BITS = 300;
    static final BigInteger ONE = BigInteger.ONE.shiftLeft(BITS);
    static final BigInteger PI = pi();
    static final BigInteger LN_2 = logarithmOfRatio(ONE.shiftLeft(1));

    private ReferenceFunctions() {
    }

    static BigInteger multiply(BigInteger a, BigInteger b) {
        return a.multiply(b).shiftRight(BITS);
    }

    static BigInteger divide(BigInteger a, BigInteger b) {
        return a.shiftLeft(BITS).divide(b);
    }

    /** significand * 2^power as fixed point. */
    static BigInteger fixed(long significand, int power) {
        BigInteger units = new BigInteger(Long.toUnsignedString(significand));
        return power + BITS >= 0 ? units.shiftLeft(power + BITS) : units.shiftRight(-power - BITS);
    }

    /** Machin: pi = 16 atan(1/5) - 4 atan(1/239). */
    private static BigInteger pi() {
        BigInteger fifth = arcTangent(ONE.divide(BigInteger.valueOf(5)));
        BigInteger small = arcTangent(ONE.divide(BigInteger.valueOf(239)));
        return fifth.shiftLeft(4).subtract(small.shiftLeft(2));
    }

    /** |x| well below 1. */
    private static BigInteger arcTangent(BigInteger x) {
        BigInteger square = multiply(x, x);
        BigInteger power = x;
        BigInteger sum = x;
        for (int n = 3; power.bitLength() > 1; n += 2) {
            power = multiply(power, square).negate();
            sum = sum.add(power.divide(BigInteger.valueOf(n)));
        }
        return sum;
    }

    /** atan(x) for 0 <= x <= 1, by halving the angle twice. */
    static BigInteger arcTangentUpToOne(BigInteger x) {
        BigInteger t = x;
        for (int n = 0; n < 2; n++) {
            BigInteger root = ONE.shiftLeft(BITS).add(t.multiply(t)).sqrt();
            t = divide(t, ONE.add(root));
        }
        return arcTangent(t).shiftLeft(2);
    }

    static BigInteger sine(BigInteger x) {
        return alternating(x, x, 1);
    }

    static BigInteger cosine(BigInteger x) {
        return alternating(ONE, x, 0);
    }

    private static BigInteger alternating(BigInteger first, BigInteger x, int order) {
        BigInteger square = multiply(x, x);
        BigInteger term = first;
        BigInteger sum = first;
        for (int n = order + 1; term.bitLength() > 1; n += 2) {
            term = multiply(term, square).divide(BigInteger.valueOf((long) n * (n + 1))).negate();
            sum = sum.add(term);
        }
        return sum;
    }

    /** e^x - 1. */
    static BigInteger exponentialMinusOne(BigInteger x) {
        BigInteger term = x;
        BigInteger sum = x;
        for (int n = 2; term.bitLength() > 1; n++) {
            term = multiply(term, x).divide(BigInteger.valueOf(n));
            sum = sum.add(term);
        }
        return sum;
    }

    /** ln(x) for x between 1/4 and 4. */
    static BigInteger logarithmOfRatio(BigInteger x) {
        BigInteger s = divide(x.subtract(ONE), x.add(ONE));
        BigInteger square = multiply(s, s);
        BigInteger power = s;
        BigInteger sum = s;
        for (int n = 3; power.bitLength() > 1; n += 2) {
            power = multiply(power, square);
            sum = sum.add(power.divide(BigInteger.valueOf(n)));
        }
        return sum.shiftLeft(1);
    }
}
