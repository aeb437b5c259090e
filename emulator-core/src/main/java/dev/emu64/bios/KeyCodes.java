package dev.emu64.bios;

/**
 * What INT 09h puts into the keyboard buffer for a scan code of set 1: scan code in the high byte, ASCII in the low
 * one (US layout; IBM PS/2 technical reference, keyboard section).
 */
final class KeyCodes {
    static final int NONE = -1;

    private static final String PLAIN = "\0\u001b1234567890-=\b\tqwertyuiop[]\r\0asdfghjkl;'`\0\\zxcvbnm,./\0*\0 ";
    private static final String SHIFTED = "\0\u001b!@#$%^&*()_+\b\0QWERTYUIOP{}\r\0ASDFGHJKL:\"~\0|ZXCVBNM<>?\0*\0 ";
    private static final int F1 = 0x3b;
    private static final int F10 = 0x44;
    private static final int F11 = 0x57;
    private static final int F12 = 0x58;
    private static final int HOME = 0x47;
    private static final int DELETE = 0x53;
    private static final String KEYPAD = "789-456+1230.";
    /** Scan codes that Ctrl with HOME…DEL puts; 0 where there is none. */
    private static final int[] CTRL_KEYPAD = {0x77, 0x8d, 0x84, 0, 0x73, 0, 0x74, 0, 0x75, 0x91, 0x76, 0x92, 0x93};

    private KeyCodes() {
    }

    /** The buffer entry for make code {@code scan} (1-127), or {@link #NONE} for a key that puts none. */
    static int entry(int scan, boolean extended, boolean shift, boolean ctrl, boolean alt, boolean caps, boolean num) {
        if (scan >= F1 && scan <= F10) {
            int base = alt ? 0x68 : ctrl ? 0x5e : shift ? 0x54 : F1;
            return base + scan - F1 << 8;
        }
        if (scan == F11 || scan == F12) {
            int base = alt ? 0x8b : ctrl ? 0x89 : shift ? 0x87 : 0x85;
            return base + scan - F11 << 8;
        }
        if (scan >= HOME && scan <= DELETE) {
            return navigation(scan, extended, shift, ctrl, alt, num);
        }
        if (scan >= PLAIN.length()) {
            return NONE;
        }
        return typewriter(scan, shift, ctrl, alt, caps);
    }

    private static int navigation(int scan, boolean extended, boolean shift, boolean ctrl, boolean alt, boolean num) {
        char digit = KEYPAD.charAt(scan - HOME);
        boolean sign = digit == '-' || digit == '+';
        if (!extended && (sign || num != shift) && !ctrl && !alt) {
            return scan << 8 | digit;
        }
        if (ctrl) {
            int code = CTRL_KEYPAD[scan - HOME];
            return code == 0 ? NONE : code << 8 | (extended ? 0xe0 : 0);
        }
        if (alt) {
            return extended ? scan + 0x50 << 8 : NONE;
        }
        return scan << 8 | (extended ? 0xe0 : 0);
    }

    private static int typewriter(int scan, boolean shift, boolean ctrl, boolean alt, boolean caps) {
        char plain = PLAIN.charAt(scan);
        if (plain == 0) {
            return NONE;
        }
        boolean letter = plain >= 'a' && plain <= 'z';
        if (alt) {
            boolean digit = scan >= 2 && scan <= 13;
            return digit ? scan + 0x76 << 8 : scan << 8;
        }
        if (ctrl) {
            return control(scan, plain, letter);
        }
        if (plain == '\t' && shift) {
            return scan << 8;
        }
        return scan << 8 | (shift ^ (letter && caps) ? SHIFTED : PLAIN).charAt(scan);
    }

    private static int control(int scan, char plain, boolean letter) {
        if (letter || plain == '[' || plain == ']' || plain == '\\') {
            return scan << 8 | plain & 0x1f;
        }
        return switch (plain) {
            case '2' -> 0x0300;
            case '6' -> 0x071e;
            case '-' -> 0x0c1f;
            case '\b' -> 0x0e7f;
            case '\r' -> 0x1c0a;
            case '\t' -> 0x9400;
            case ' ' -> 0x3920;
            case '\u001b' -> 0x011b;
            default -> NONE;
        };
    }
}
