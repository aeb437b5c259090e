package dev.emu64.softfloat;

/**
 * A binary number with a 128-bit significand and an unbounded exponent: the exact (or sticky) intermediate between
 * operands and rounding, and the working precision of the transcendental functions.
 *
 * <p>Value: (hi + lo / 2^64) * 2^(exponent - 63), negated if {@code negative}. Normalised: bit 63 of {@code hi} is
 * set unless the value is zero ({@code hi == 0}). The lowest bit of {@code lo} is sticky: it is also set when
 * something non-zero was lost below it, which never changes a rounding to 64 bits or fewer.
 */
final class WideFloat {
    boolean negative;
    int exponent;
    long hi;
    long lo;

    /** Upper half of the unsigned 128-bit product (Java 17 has only the signed one). */
    static long multiplyHighUnsigned(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }

    static boolean below(long a, long b) {
        return a + Long.MIN_VALUE < b + Long.MIN_VALUE;
    }

    boolean isZero() {
        return hi == 0;
    }

    void set(boolean negative, int exponent, long hi, long lo) {
        this.negative = negative;
        this.exponent = exponent;
        this.hi = hi;
        this.lo = lo;
    }

    void set(WideFloat other) {
        set(other.negative, other.exponent, other.hi, other.lo);
    }

    void setZero(boolean negative) {
        set(negative, 0, 0, 0);
    }

    /** Takes (hi, lo) of any size, {@code exponent} being the weight of bit 63 of hi, and normalises. */
    void setNormalised(boolean negative, int exponent, long hi, long lo) {
        if (hi == 0) {
            if (lo == 0) {
                setZero(negative);
                return;
            }
            hi = lo;
            lo = 0;
            exponent -= 64;
        }
        int shift = Long.numberOfLeadingZeros(hi);
        if (shift != 0) {
            hi = hi << shift | lo >>> (64 - shift);
            lo <<= shift;
        }
        set(negative, exponent - shift, hi, lo);
    }

    /** Moves the significand right, the exponent staying with the caller's idea of bit 63; keeps lost bits sticky. */
    void shiftRightSticky(int distance) {
        if (distance == 0) {
            return;
        }
        if (distance < 64) {
            long lost = lo << (64 - distance);
            lo = hi << (64 - distance) | lo >>> distance | (lost != 0 ? 1 : 0);
            hi >>>= distance;
        } else if (distance < 128) {
            boolean lost = lo != 0 || distance > 64 && hi << (128 - distance) != 0;
            lo = hi >>> (distance - 64) | (lost ? 1 : 0);
            hi = 0;
        } else {
            lo = (hi | lo) != 0 ? 1 : 0;
            hi = 0;
        }
    }

    /**
     * this = a + b, where this holds a. An exact zero from opposite signs is negative only when rounding down.
     *
     * @param roundingDown RC is toward minus infinity
     */
    void add(boolean bNegative, int bExponent, long bHi, long bLo, boolean roundingDown) {
        if (bHi == 0) {
            if (hi == 0 && negative != bNegative) {
                negative = roundingDown;
            }
            return;
        }
        if (hi == 0) {
            set(bNegative, bExponent, bHi, bLo);
            return;
        }
        boolean aNegative = negative;
        int top = exponent;
        long aHi = hi;
        long aLo = lo;
        if (top < bExponent || top == bExponent && (aHi == bHi ? below(aLo, bLo) : below(aHi, bHi))) {
            aNegative = bNegative;
            bNegative = negative;
            aHi = bHi;
            aLo = bLo;
            set(negative, exponent - bExponent, hi, lo);
            top = bExponent;
            shiftRightSticky(-exponent);
        } else {
            set(bNegative, 0, bHi, bLo);
            shiftRightSticky(top - bExponent);
        }
        if (aNegative == bNegative) {
            addMagnitudes(aNegative, top, aHi, aLo);
        } else {
            subtractMagnitudes(aNegative, top, aHi, aLo, roundingDown);
        }
    }

    private void addMagnitudes(boolean aNegative, int top, long aHi, long aLo) {
        long sumLo = aLo + lo;
        long carry = below(sumLo, aLo) ? 1 : 0;
        long sumHi = aHi + hi + carry;
        negative = aNegative;
        if ((aHi & hi | (aHi | hi) & ~sumHi) < 0) {
            lo = sumHi << 63 | sumLo >>> 1 | sumLo & 1;
            hi = sumHi >>> 1 | Long.MIN_VALUE;
            exponent = top + 1;
        } else {
            lo = sumLo;
            hi = sumHi;
            exponent = top;
        }
    }

    private void subtractMagnitudes(boolean aNegative, int top, long aHi, long aLo, boolean roundingDown) {
        long differenceLo = aLo - lo;
        long differenceHi = aHi - hi - (below(aLo, lo) ? 1 : 0);
        if ((differenceHi | differenceLo) == 0) {
            setZero(roundingDown);
        } else if (differenceHi < 0) {
            set(aNegative, top, differenceHi, differenceLo);
        } else {
            setNormalised(aNegative, top, differenceHi, differenceLo);
        }
    }

    void add(WideFloat b) {
        add(b.negative, b.exponent, b.hi, b.lo, false);
    }

    void subtract(WideFloat b) {
        add(!b.negative, b.exponent, b.hi, b.lo, false);
    }

    /** this = a * b, exact, of two normalised 64-bit significands. */
    void setProduct(boolean negative, int aExponent, long a, int bExponent, long b) {
        long productHi = multiplyHighUnsigned(a, b);
        long productLo = a * b;
        if (productHi < 0) {
            set(negative, aExponent + bExponent + 1, productHi, productLo);
        } else {
            set(negative, aExponent + bExponent, productHi << 1 | productLo >>> 63, productLo << 1);
        }
    }

    /** this = this * b, truncated: off by less than four units of the 128th bit. */
    void multiply(boolean bNegative, int bExponent, long bHi, long bLo) {
        if (hi == 0 || bHi == 0) {
            setZero(negative != bNegative);
            return;
        }
        long productHi = multiplyHighUnsigned(hi, bHi);
        long productLo = hi * bHi;
        long cross = multiplyHighUnsigned(hi, bLo);
        productLo += cross;
        productHi += below(productLo, cross) ? 1 : 0;
        cross = multiplyHighUnsigned(lo, bHi);
        productLo += cross;
        productHi += below(productLo, cross) ? 1 : 0;
        setNormalised(negative != bNegative, exponent + bExponent + 1, productHi, productLo);
    }

    void multiply(WideFloat b) {
        multiply(b.negative, b.exponent, b.hi, b.lo);
    }

    /** this = a / b of two normalised 64-bit significands; the quotient's 64 bits are exact, the rest sticky. */
    void setQuotient(boolean negative, int aExponent, long a, int bExponent, long b) {
        this.negative = negative;
        exponent = aExponent - bExponent;
        if (below(a, b)) {
            exponent--;
            divide(a, 0, b);
        } else {
            divide(a >>> 1, a << 63, b);
        }
    }

    /** hi = (high, low) / divisor, lo = the remainder as the sticky fraction; needs high below divisor, bit 63 set. */
    private void divide(long high, long low, long divisor) {
        long upper = divisor >>> 32;
        long lower = divisor & 0xFFFF_FFFFL;
        long first = digit(high, low >>> 32, divisor, upper, lower);
        long middle = (high << 32 | low >>> 32) - first * divisor;
        long second = digit(middle, low & 0xFFFF_FFFFL, divisor, upper, lower);
        long remainder = (middle << 32 | low & 0xFFFF_FFFFL) - second * divisor;
        hi = first << 32 | second;
        if (remainder == 0) {
            lo = 0;
        } else {
            boolean half = remainder < 0 || !below(remainder << 1, divisor);
            boolean exactlyHalf = remainder > 0 && remainder << 1 == divisor;
            lo = (half ? Long.MIN_VALUE : 0) | (exactlyHalf ? 0 : 1);
        }
    }

    /** One 32-bit quotient digit of (high : next32) / divisor by the schoolbook estimate and at most two steps back. */
    private static long digit(long high, long next32, long divisor, long upper, long lower) {
        long estimate = divideUnsignedBy32(high, upper);
        long rest = high - estimate * upper;
        while (estimate >>> 32 != 0 || below(rest << 32 | next32, estimate * lower)) {
            estimate--;
            rest += upper;
            if (rest >>> 32 != 0) {
                break;
            }
        }
        return estimate;
    }

    private static long divideUnsignedBy32(long dividend, long divisor) {
        if (dividend >= 0) {
            return dividend / divisor;
        }
        long quotient = (dividend >>> 1) / divisor << 1;
        return below(dividend - quotient * divisor, divisor) ? quotient : quotient + 1;
    }

    /** this = this / b to about 120 bits; {@code scratch} is overwritten. */
    void divide(WideFloat b, WideFloat scratch) {
        if (hi == 0) {
            negative ^= b.negative;
            return;
        }
        boolean sign = negative != b.negative;
        int aExponent = exponent;
        long aHi = hi;
        long aLo = lo;
        boolean aNegative = negative;
        scratch.setQuotient(false, aExponent, aHi, b.exponent, b.hi);
        int firstExponent = scratch.exponent;
        long first = scratch.hi;
        set(!aNegative, firstExponent, first, 0);
        multiply(false, b.exponent, b.hi, b.lo);
        add(aNegative, aExponent, aHi, aLo, false);
        if (hi == 0) {
            set(sign, firstExponent, first, 0);
            return;
        }
        boolean correctionNegative = (negative != aNegative) != sign;
        scratch.setQuotient(correctionNegative, exponent, hi, b.exponent, b.hi);
        set(sign, firstExponent, first, 0);
        add(scratch);
    }

    /** this = square root of a normalised 64-bit significand: 64 exact bits, the rest sticky. */
    void setSquareRoot(int aExponent, long a) {
        boolean odd = (aExponent & 1) != 0;
        long high = odd ? a : a >>> 1;
        long low = odd ? 0 : a << 63;
        // 2^64 times the root of the fraction high / 2^64, from 53 bits of Java's own root and one Newton step
        double fraction = (high >>> 11) * 0x1p-53;
        double estimate = Math.sqrt(fraction);
        long root = estimate >= 1.0 ? -1L : (long) (estimate * 0x1p62) << 2;
        long squareHi = multiplyHighUnsigned(root, root);
        long squareLo = root * root;
        long restLo = low - squareLo;
        long restHi = high - squareHi - (below(low, squareLo) ? 1 : 0);
        double rest = restHi * 0x1p64 + (restLo >>> 1) * 2.0;
        root += (long) (rest / (estimate * 0x1p65));
        exponent = aExponent >> 1;
        negative = false;
        settleRoot(high, low, root);
    }

    /** Steps the estimate to the floor of the root of (high, low) and leaves the remainder's place in lo. */
    private void settleRoot(long high, long low, long root) {
        while (true) {
            long squareHi = multiplyHighUnsigned(root, root);
            long squareLo = root * root;
            long restLo = low - squareLo;
            long restHi = high - squareHi - (below(low, squareLo) ? 1 : 0);
            if (restHi < 0) {
                root--;
            } else if (restHi > 1 || restHi == 1 && below(root << 1, restLo)) {
                root++;
            } else {
                hi = root;
                lo = (restHi | restLo) == 0 ? 0 : restHi != 0 || below(root, restLo) ? Long.MIN_VALUE | 1 : 1;
                return;
            }
        }
    }
}
