package dev.emu64.bits;

/** Width-dependent views of 64-bit values. Sizes are in bytes: 1, 2, 4 or 8. */
public final class Bits {
    private Bits() {
    }

    /** The low {@code size} bytes of {@code value}, zero-extended. */
    public static long zeroExtend(int size, long value) {
        int shift = 64 - (size << 3);
        return value << shift >>> shift;
    }

    /** The low {@code size} bytes of {@code value}, sign-extended. */
    public static long signExtend(int size, long value) {
        int shift = 64 - (size << 3);
        return value << shift >> shift;
    }

    /** The most significant bit of a value of {@code size} bytes, as a mask. */
    public static long signBit(int size) {
        return 1L << ((size << 3) - 1);
    }

    /** Whether bit {@code index} (0-63) of {@code value} is set. */
    public static boolean bit(long value, int index) {
        return (value >>> index & 1) != 0;
    }

    /** Whether a linear address is canonical with 48 implemented bits (SDM vol. 1, 3.3.7.1). */
    public static boolean canonical(long linear) {
        return linear << 16 >> 16 == linear;
    }
}
