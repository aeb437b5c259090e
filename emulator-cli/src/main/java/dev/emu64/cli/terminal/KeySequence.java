package dev.emu64.cli.terminal;

import dev.emu64.input.Key;

/**
 * The keys behind a terminal's control sequences: ECMA-48 CSI as xterm, VT220 and the Linux console use it, and SS3
 * ({@code ESC O}).
 */
final class KeySequence {
    private KeySequence() {
    }

    /** The key of {@code CSI parameter last} or {@code SS3 last}, or null. */
    static Key key(char last, int parameter) {
        return switch (last) {
            case 'A' -> Key.ARROW_UP;
            case 'B' -> Key.ARROW_DOWN;
            case 'C' -> Key.ARROW_RIGHT;
            case 'D' -> Key.ARROW_LEFT;
            case 'E' -> Key.NUMPAD_5;
            case 'F' -> Key.END;
            case 'H' -> Key.HOME;
            case 'P' -> Key.F1;
            case 'Q' -> Key.F2;
            case 'R' -> Key.F3;
            case 'S' -> Key.F4;
            case 'Z' -> Key.TAB;
            case 'M' -> Key.NUMPAD_ENTER;
            case '~' -> vt220(parameter);
            default -> null;
        };
    }

    private static Key vt220(int parameter) {
        return switch (parameter) {
            case 1, 7 -> Key.HOME;
            case 2 -> Key.INSERT;
            case 3 -> Key.DELETE;
            case 4, 8 -> Key.END;
            case 5 -> Key.PAGE_UP;
            case 6 -> Key.PAGE_DOWN;
            case 11 -> Key.F1;
            case 12 -> Key.F2;
            case 13 -> Key.F3;
            case 14 -> Key.F4;
            case 15 -> Key.F5;
            case 17 -> Key.F6;
            case 18 -> Key.F7;
            case 19 -> Key.F8;
            case 20 -> Key.F9;
            case 21 -> Key.F10;
            case 23 -> Key.F11;
            case 24 -> Key.F12;
            default -> null;
        };
    }

    /** The key of the Linux console's {@code CSI [ letter}, or null. */
    static Key linuxConsole(char letter) {
        return switch (letter) {
            case 'A' -> Key.F1;
            case 'B' -> Key.F2;
            case 'C' -> Key.F3;
            case 'D' -> Key.F4;
            case 'E' -> Key.F5;
            default -> null;
        };
    }
}
