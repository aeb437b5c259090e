package dev.emu64.ops;

/** Division of 128-bit numbers, which the JDK leaves to BigInteger. */
public final class WideDivision {
    private static final long DIGIT = 0xffffffffL;

    private WideDivision() {
    }

    /**
     * {@code high:low / divisor}, all unsigned; {@code divisor} must be greater than {@code high}, so that the quotient
     * fits 64 bits. Schoolbook division with two 32-bit digits (Knuth, vol. 2, 4.3.1, algorithm D).
     */
    public static long quotient(long high, long low, long divisor) {
        if (high == 0) {
            return Long.divideUnsigned(low, divisor);
        }
        int shift = Long.numberOfLeadingZeros(divisor);
        long v = divisor << shift;
        long top = shift == 0 ? high : high << shift | low >>> 64 - shift;
        long rest = low << shift;
        long first = digit(top, rest >>> 32, v);
        long remainder = (top << 32 | rest >>> 32) - first * v;
        long second = digit(remainder, rest & DIGIT, v);
        return first << 32 | second;
    }

    /** Whether {@code high:low / divisor}, signed, is a division of 64 bits, and neither by zero nor with a quotient of 65. */
    public static boolean isNarrow(long high, long low, long divisor) {
        return high == low >> 63 && divisor != 0 && (divisor != -1 || low != Long.MIN_VALUE);
    }

    /** One 32-bit digit of {@code (remainder << 32 | next) / v}, where v is normalised and greater than remainder. */
    private static long digit(long remainder, long next, long v) {
        long vHigh = v >>> 32;
        long vLow = v & DIGIT;
        long guess = Long.divideUnsigned(remainder, vHigh);
        long over = remainder - guess * vHigh;
        // the guess from the leading digits is at most two too large
        while (guess > DIGIT || Long.compareUnsigned(guess * vLow, over << 32 | next) > 0) {
            guess--;
            over += vHigh;
            if (over > DIGIT) {
                break;
            }
        }
        return guess;
    }
}
