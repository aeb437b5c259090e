package dev.emu64.bits;

/** Hexadecimal text without {@code String.format}, whose first use alone costs 20 ms of start-up. */
public final class Hex {
    private static final String DIGITS = "0123456789abcdef";

    private Hex() {
    }

    /** {@code value} as exactly {@code digits} lower-case digits, without a prefix. */
    public static String of(long value, int digits) {
        StringBuilder text = new StringBuilder(digits);
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
            text.append(DIGITS.charAt((int) (value >>> shift) & 15));
        }
        return text.toString();
    }

    /** {@code value} as {@code 0x} and as few digits as it needs. */
    public static String prefixed(long value) {
        return "0x" + Long.toHexString(value);
    }
}
