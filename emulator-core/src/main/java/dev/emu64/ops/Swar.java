package dev.emu64.ops;

/**
 * Arithmetic on all elements of a 64-bit lane at once. Each method takes the mask of the elements' highest bits, which
 * tells their width: {@link #BYTES}, {@link #WORDS}, {@link #DWORDS} or {@link #QWORDS}.
 */
public final class Swar {
    public static final long BYTES = 0x8080808080808080L;
    public static final long WORDS = 0x8000800080008000L;
    public static final long DWORDS = 0x8000000080000000L;
    public static final long QWORDS = 0x8000000000000000L;

    private Swar() {
    }

    /** Elements of all ones where {@code highBits} has the highest bit set, of zeros elsewhere. */
    private static long spread(long highBits, long high) {
        return highBits | highBits - (highBits >>> Long.numberOfTrailingZeros(high));
    }

    /** All ones where the element is negative. */
    public static long negative(long a, long high) {
        return spread(a & high, high);
    }

    public static long add(long a, long b, long high) {
        return (a & ~high) + (b & ~high) ^ (a ^ b) & high;
    }

    public static long subtract(long a, long b, long high) {
        return (a | high) - (b & ~high) ^ (a ^ ~b) & high;
    }

    public static long addSigned(long a, long b, long high) {
        long sum = add(a, b, high);
        return saturate(sum, ~(a ^ b) & (sum ^ a), a, high);
    }

    public static long subtractSigned(long a, long b, long high) {
        long difference = subtract(a, b, high);
        return saturate(difference, (a ^ b) & (difference ^ a), a, high);
    }

    /** Where {@code overflow} has the highest bit set, the largest or smallest number by the sign of {@code a}. */
    private static long saturate(long value, long overflow, long a, long high) {
        long overflowed = spread(overflow & high, high);
        long limits = add(~high, (a & high) >>> Long.numberOfTrailingZeros(high), high);
        return value & ~overflowed | limits & overflowed;
    }

    public static long addUnsigned(long a, long b, long high) {
        long sum = add(a, b, high);
        return sum | spread((a & b | (a | b) & ~sum) & high, high);
    }

    public static long subtractUnsigned(long a, long b, long high) {
        long difference = subtract(a, b, high);
        return difference & ~borrows(a, b, difference, high);
    }

    private static long borrows(long a, long b, long difference, long high) {
        return spread((~a & b | ~(a ^ b) & difference) & high, high);
    }

    public static long equal(long a, long b, long high) {
        long difference = a ^ b;
        return spread(~((difference & ~high) + ~high | difference) & high, high);
    }

    public static long greaterSigned(long a, long b, long high) {
        return borrows(b ^ high, a ^ high, subtract(b, a, high), high);
    }

    private static long select(long mask, long ifSet, long ifClear) {
        return ifClear ^ mask & (ifSet ^ ifClear);
    }

    public static long maxSigned(long a, long b, long high) {
        return select(greaterSigned(a, b, high), a, b);
    }

    public static long minSigned(long a, long b, long high) {
        return select(greaterSigned(a, b, high), b, a);
    }

    public static long maxUnsigned(long a, long b, long high) {
        return select(borrows(b, a, subtract(b, a, high), high), a, b);
    }

    public static long minUnsigned(long a, long b, long high) {
        return select(borrows(b, a, subtract(b, a, high), high), b, a);
    }

    /** (a + b + 1) / 2, unsigned. */
    public static long average(long a, long b, long high) {
        long lowest = high >>> Long.numberOfTrailingZeros(high);
        return subtract(a | b, ((a ^ b) & ~lowest) >>> 1, high);
    }

    public static long absolute(long a, long high) {
        long mask = negative(a, high);
        return subtract(a ^ mask, mask, high);
    }

    /** {@code a} with the sign changed where {@code b} is negative, zero where it is zero (PSIGN). */
    public static long sign(long a, long b, long high) {
        long mask = negative(b, high);
        return subtract(a ^ mask, mask, high) & ~equal(b, 0, high);
    }

    private static int bits(long high) {
        return Long.numberOfTrailingZeros(high) + 1;
    }

    /** Elements that are all {@code element}, which must fit one. */
    private static long repeat(long element, long high) {
        return element * (high >>> bits(high) - 1);
    }

    /** Every element shifted left; zero if {@code count} (unsigned) is its width or more. */
    public static long shiftLeft(long a, long count, long high) {
        int bits = bits(high);
        if (count >>> 6 != 0 || count >= bits) {
            return 0;
        }
        long ones = -1L >>> 64 - bits;
        return a << count & repeat(ones << count & ones, high);
    }

    /** Every element shifted right, zeros coming in. */
    public static long shiftRight(long a, long count, long high) {
        int bits = bits(high);
        if (count >>> 6 != 0 || count >= bits) {
            return 0;
        }
        return a >>> count & repeat(-1L >>> 64 - bits >>> count, high);
    }

    /** Every element shifted right, copies of its sign coming in. */
    public static long shiftRightSigned(long a, long count, long high) {
        int bits = bits(high);
        int places = count >>> 6 != 0 || count >= bits ? bits - 1 : (int) count;
        long kept = repeat(-1L >>> 64 - bits >>> places, high);
        return a >>> places & kept | negative(a, high) & ~kept;
    }

    /** 64 bits from byte {@code from} (0 or more) on of a 128-bit number; zeros beyond its end. */
    public static long window(long low, long high, int from) {
        int shift = (from & 7) << 3;
        if (from >= 8) {
            return from >= 16 ? 0 : high >>> shift;
        }
        return shift == 0 ? low : low >>> shift | high << 64 - shift;
    }

    /** The bytes of the low halves alternating, {@code a}'s first. */
    public static long interleaveBytes(long a, long b) {
        return spreadBytes(a) | spreadBytes(b) << 8;
    }

    /** The words of the low halves alternating, {@code a}'s first. */
    public static long interleaveWords(long a, long b) {
        return spreadWords(a) | spreadWords(b) << 16;
    }

    /** The low doublewords, {@code a}'s first. */
    public static long interleaveDwords(long a, long b) {
        return a & 0xffffffffL | b << 32;
    }

    private static long spreadWords(long a) {
        return (a & 0xffffffffL | a << 16) & 0x0000ffff0000ffffL;
    }

    private static long spreadBytes(long a) {
        long words = spreadWords(a);
        return (words | words << 8) & 0x00ff00ff00ff00ffL;
    }
}
