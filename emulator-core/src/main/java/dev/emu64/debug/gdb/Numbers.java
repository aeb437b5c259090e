package dev.emu64.debug.gdb;

import dev.emu64.bits.Hex;

/** Numbers and bytes as the protocol writes them. */
final class Numbers {
    private Numbers() {
    }

    /** Hexadecimal digits, most significant first; {@link NumberFormatException} where there are none. */
    static long parse(String text) {
        return Long.parseUnsignedLong(text, 16);
    }

    /** The low {@code size} bytes of a value, least significant first. */
    static void little(StringBuilder out, long value, int size) {
        for (int i = 0; i < size; i++) {
            out.append(Hex.of(value >>> i * 8, 2));
        }
    }

    /** Reads {@code size} bytes, least significant first, from the digits at {@code at}. */
    static long little(String digits, int at, int size) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value |= (long) Integer.parseInt(digits, at + i * 2, at + i * 2 + 2, 16) << i * 8;
        }
        return value;
    }

    static String hex(byte[] bytes, int count) {
        StringBuilder out = new StringBuilder(count * 2);
        for (int i = 0; i < count; i++) {
            out.append(Hex.of(bytes[i], 2));
        }
        return out.toString();
    }

    static byte[] bytes(String digits) {
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(digits, i * 2, i * 2 + 2, 16);
        }
        return bytes;
    }
}
