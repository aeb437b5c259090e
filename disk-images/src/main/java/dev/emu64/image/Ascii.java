package dev.emu64.image;

import java.nio.ByteBuffer;

/** Compares and searches ASCII text in bytes, without making strings of them. */
final class Ascii {

    private Ascii() {
    }

    static boolean at(ByteBuffer bytes, int offset, String text) {
        return at(bytes.array(), offset, text);
    }

    static boolean at(byte[] bytes, int offset, String text) {
        if (offset < 0 || offset > bytes.length - text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[offset + i] != (byte) text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where the text first stands, or -1. */
    static int indexOf(byte[] bytes, String text) {
        for (int i = 0; i <= bytes.length - text.length(); i++) {
            if (at(bytes, i, text)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a person could read it: UTF-8 without control characters that text files do not have; may end within a character. */
    static boolean isText(byte[] bytes, int length) {
        int at = 0;
        while (at < length) {
            int c = bytes[at] & 0xff;
            int more = c < 0x80 ? 0 : c >= 0xc2 && c < 0xe0 ? 1 : c >= 0xe0 && c < 0xf0 ? 2 : c >= 0xf0 && c < 0xf5 ? 3 : -1;
            boolean control = c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b || c == 0x7f;
            if (more < 0 || control) {
                return false;
            }
            for (int i = 1; i <= more && at + i < length; i++) {
                if ((bytes[at + i] & 0xc0) != 0x80) {
                    return false;
                }
            }
            at += 1 + more;
        }
        return length > 0;
    }
}
