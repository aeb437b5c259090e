package dev.emu64.input;

import java.util.Arrays;

/**
 * Scan code sets 1, 2 and 3 of the IBM enhanced keyboard (PS/2 Hardware Interface Technical Reference, "Keyboard"), and
 * the 8042's translation of set 2 into set 1, by which set 1 is defined.
 */
public final class ScanCodes {
    /** Set 2's break prefix. */
    public static final int BREAK_PREFIX = 0xf0;

    private static final int SET_1_BREAK = 0x80;
    private static final byte[] PRINT_SCREEN_MAKE = bytes(0xe0, 0x12, 0xe0, 0x7c);
    private static final byte[] PRINT_SCREEN_BREAK = bytes(0xe0, 0xf0, 0x7c, 0xe0, 0xf0, 0x12);
    private static final byte[] PAUSE_MAKE = bytes(0xe1, 0x14, 0x77, 0xe1, 0xf0, 0x14, 0xf0, 0x77);

    /** Set 2 codes 00h to 7Fh in set 1; 83h is 41h, 84h is 54h, all else stays as it is. */
    private static final byte[] TRANSLATION = bytes(
        0xff, 0x43, 0x41, 0x3f, 0x3d, 0x3b, 0x3c, 0x58, 0x64, 0x44, 0x42, 0x40, 0x3e, 0x0f, 0x29, 0x59,
        0x65, 0x38, 0x2a, 0x70, 0x1d, 0x10, 0x02, 0x5a, 0x66, 0x71, 0x2c, 0x1f, 0x1e, 0x11, 0x03, 0x5b,
        0x67, 0x2e, 0x2d, 0x20, 0x12, 0x05, 0x04, 0x5c, 0x68, 0x39, 0x2f, 0x21, 0x14, 0x13, 0x06, 0x5d,
        0x69, 0x31, 0x30, 0x23, 0x22, 0x15, 0x07, 0x5e, 0x6a, 0x72, 0x32, 0x24, 0x16, 0x08, 0x09, 0x5f,
        0x6b, 0x33, 0x25, 0x17, 0x18, 0x0b, 0x0a, 0x60, 0x6c, 0x34, 0x35, 0x26, 0x27, 0x19, 0x0c, 0x61,
        0x6d, 0x73, 0x28, 0x74, 0x1a, 0x0d, 0x62, 0x6e, 0x3a, 0x36, 0x1c, 0x1b, 0x75, 0x2b, 0x63, 0x76,
        0x55, 0x56, 0x77, 0x78, 0x79, 0x7a, 0x0e, 0x7b, 0x7c, 0x4f, 0x7d, 0x4b, 0x47, 0x7e, 0x7f, 0x6f,
        0x52, 0x53, 0x50, 0x4c, 0x4d, 0x48, 0x01, 0x45, 0x57, 0x4e, 0x51, 0x4a, 0x37, 0x49, 0x46, 0x54);

    private ScanCodes() {
    }

    /**
     * What a keyboard sends in scan code set {@code set} (1, 2 or 3) when {@code event} happens. PAUSE sends make and
     * break at once when it goes down in sets 1 and 2, and nothing when it goes up.
     */
    public static byte[] of(int set, KeyEvent event) {
        return switch (set) {
            case 1 -> translate(set2(event));
            case 2 -> set2(event);
            case 3 -> set3(event);
            default -> throw new IllegalArgumentException("scan code set " + set + ", expected 1, 2 or 3");
        };
    }

    /** The set 1 code for a single byte of set 2, F0h excepted: make codes stay make codes. */
    public static int translate(int set2) {
        if (set2 < TRANSLATION.length) {
            return TRANSLATION[set2] & 0xff;
        }
        return switch (set2) {
            case 0x83 -> 0x41;
            case 0x84 -> 0x54;
            default -> set2;
        };
    }

    private static byte[] set2(KeyEvent event) {
        Key key = event.key();
        if (key == Key.PAUSE) {
            return event.pressed() ? PAUSE_MAKE.clone() : new byte[0];
        }
        if (key == Key.PRINT_SCREEN) {
            return (event.pressed() ? PRINT_SCREEN_MAKE : PRINT_SCREEN_BREAK).clone();
        }
        int code = key.set2();
        int prefix = code >> 8;
        if (event.pressed()) {
            return prefix == 0 ? bytes(code) : bytes(prefix, code);
        }
        return prefix == 0 ? bytes(BREAK_PREFIX, code) : bytes(prefix, BREAK_PREFIX, code);
    }

    private static byte[] set3(KeyEvent event) {
        int code = event.key().set3();
        return event.pressed() ? bytes(code) : bytes(BREAK_PREFIX, code);
    }

    private static byte[] translate(byte[] set2) {
        byte[] set1 = new byte[set2.length];
        int length = 0;
        int breakBit = 0;
        for (byte code : set2) {
            if ((code & 0xff) == BREAK_PREFIX) {
                breakBit = SET_1_BREAK;
            } else {
                set1[length++] = (byte) (translate(code & 0xff) | breakBit);
                breakBit = 0;
            }
        }
        return Arrays.copyOf(set1, length);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
