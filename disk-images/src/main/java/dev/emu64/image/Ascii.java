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

    /** Whether a person could read it: no byte that text files do not have. Bytes from 80h on pass as UTF-8. */
    static boolean isText(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            int c = bytes[i] & 0xff;
            if (c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b || c == 0x7f) {
                return false;
            }
        }
        return length > 0;
    }
}
