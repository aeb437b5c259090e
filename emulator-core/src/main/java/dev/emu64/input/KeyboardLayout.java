package dev.emu64.input;

import java.util.ArrayList;
import java.util.List;

/** Which keys type a character on a keyboard that the guest takes for one of a certain country. */
public final class KeyboardLayout {
    /** The keys that print, row by row; the strings of a layout follow this order. */
    private static final Key[] PRINTING = {
        Key.BACKQUOTE, Key.DIGIT_1, Key.DIGIT_2, Key.DIGIT_3, Key.DIGIT_4, Key.DIGIT_5, Key.DIGIT_6, Key.DIGIT_7,
        Key.DIGIT_8, Key.DIGIT_9, Key.DIGIT_0, Key.MINUS, Key.EQUAL,
        Key.Q, Key.W, Key.E, Key.R, Key.T, Key.Y, Key.U, Key.I, Key.O, Key.P, Key.BRACKET_LEFT, Key.BRACKET_RIGHT,
        Key.BACKSLASH,
        Key.A, Key.S, Key.D, Key.F, Key.G, Key.H, Key.J, Key.K, Key.L, Key.SEMICOLON, Key.QUOTE,
        Key.INTL_BACKSLASH, Key.Z, Key.X, Key.C, Key.V, Key.B, Key.N, Key.M, Key.COMMA, Key.PERIOD, Key.SLASH,
        Key.SPACE};
    /** Stands in a layout's strings for a key that types nothing with those modifiers. */
    private static final char NOTHING = '\0';
    private static final String LETTERS_WITH_CONTROL = "abcdefghijklmnopqrstuvwxyz[\\]^_";
    private static final int CONTROL_A = 1;
    private static final int DELETE = 0x7f;

    private final String plain;
    private final String shifted;
    private final String altGr;
    /** Accents typed by a dead key, which prints nothing until the next key. */
    private final String deadKeys;
    /** For each dead key, base letters and the letters with that accent, in turn. */
    private final String[] accented;

    private KeyboardLayout(String plain, String shifted, String altGr, String deadKeys, String... accented) {
        this.plain = plain;
        this.shifted = shifted;
        this.altGr = altGr;
        this.deadKeys = deadKeys;
        this.accented = accented;
    }

    /** United States, 101 keys (what the pc-keyboard crate calls Us104Key, and every BIOS assumes). */
    public static KeyboardLayout us() {
        return new KeyboardLayout(
            "`1234567890-=qwertyuiop[]\\asdfghjkl;'\0zxcvbnm,./ ",
            "~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"\0ZXCVBNM<>?",
            "", "");
    }

    /** Germany, DIN 2137 T1, with dead keys for circumflex, acute and grave. */
    public static KeyboardLayout german() {
        return new KeyboardLayout(
            "^1234567890\u00df\u00b4qwertzuiop\u00fc+#asdfghjkl\u00f6\u00e4<yxcvbnm,.- ",
            "\u00b0!\"\u00a7$%&/()=?`QWERTZUIOP\u00dc*'ASDFGHJKL\u00d6\u00c4>YXCVBNM;:_",
            "\0\0\u00b2\u00b3\0\0\0{[]}\\\0@\0\u20ac\0\0\0\0\0\0\0\0~\0\0\0\0\0\0\0\0\0\0\0\0|\0\0\0\0\0\0\u00b5\0\0\0",
            "^\u00b4`",
            "a\u00e2e\u00eai\u00eeo\u00f4u\u00fbA\u00c2E\u00caI\u00ceO\u00d4U\u00db",
            "a\u00e1e\u00e9i\u00edo\u00f3u\u00fay\u00fdA\u00c1E\u00c9I\u00cdO\u00d3U\u00daY\u00dd",
            "a\u00e0e\u00e8i\u00eco\u00f2u\u00f9A\u00c0E\u00c8I\u00ccO\u00d2U\u00d9");
    }

    /** United Kingdom, BS 4822, 105 keys. */
    public static KeyboardLayout british() {
        return new KeyboardLayout(
            "`1234567890-=qwertyuiop[]#asdfghjkl;'\\zxcvbnm,./ ",
            "\u00ac!\"\u00a3$%^&*()_+QWERTYUIOP{}~ASDFGHJKL:@|ZXCVBNM<>?",
            "\u00a6\0\0\0\u20ac\0\0\0\0\0\0\0\0\0\0\u00e9\0\0\0\u00fa\u00ed\u00f3\0\0\0\0\u00e1",
            "");
    }

    /** France, AZERTY with 105 keys, with dead keys for circumflex and diaeresis. */
    public static KeyboardLayout french() {
        return new KeyboardLayout(
            "\u00b2&\u00e9\"'(-\u00e8_\u00e7\u00e0)=azertyuiop^$*qsdfghjklm\u00f9<wxcvbn,;:! ",
            "\u00001234567890\u00b0+AZERTYUIOP\u00a8\u00a3\u00b5QSDFGHJKLM%>WXCVBN?./\u00a7",
            "\0\0~#{[|`\\^@]}\0\0\u20ac\0\0\0\0\0\0\0\0\u00a4",
            "^\u00a8",
            "a\u00e2e\u00eai\u00eeo\u00f4u\u00fbA\u00c2E\u00caI\u00ceO\u00d4U\u00db",
            "a\u00e4e\u00ebi\u00efo\u00f6u\u00fcy\u00ffA\u00c4E\u00cbI\u00cfO\u00d6U\u00dc");
    }

    /** The layout of a name as QEMU gives them: {@code en-us} (or {@code us}), {@code en-gb}, {@code de}, {@code fr}; null for any other. */
    public static KeyboardLayout named(String name) {
        return switch (name) {
            case "us", "en-us" -> us();
            case "en-gb" -> british();
            case "de" -> german();
            case "fr" -> french();
            default -> null;
        };
    }

    /**
     * The key events that type {@code codePoint}, modifiers included; empty if this layout has no way to type it.
     * Line feed and carriage return are ENTER, other control characters the key of their name or with Control.
     */
    public List<KeyEvent> strokes(int codePoint) {
        List<KeyEvent> strokes = new ArrayList<>();
        switch (codePoint) {
            case '\n', '\r' -> stroke(strokes, Key.ENTER, null);
            case '\t' -> stroke(strokes, Key.TAB, null);
            case '\b', DELETE -> stroke(strokes, Key.BACKSPACE, null);
            case 0x1b -> stroke(strokes, Key.ESCAPE, null);
            default -> {
                if (codePoint >= CONTROL_A && codePoint < ' ') {
                    withControl(strokes, LETTERS_WITH_CONTROL.charAt(codePoint - CONTROL_A));
                } else if (!printing(strokes, codePoint)) {
                    composed(strokes, codePoint);
                }
            }
        }
        return strokes;
    }

    private void withControl(List<KeyEvent> strokes, char letter) {
        strokes.add(KeyEvent.press(Key.CONTROL_LEFT));
        printing(strokes, letter);
        strokes.add(KeyEvent.release(Key.CONTROL_LEFT));
    }

    private boolean printing(List<KeyEvent> strokes, int character) {
        if (!deadOrLive(strokes, character)) {
            return false;
        }
        if (deadKeys.indexOf(character) >= 0) {
            stroke(strokes, Key.SPACE, null);
        }
        return true;
    }

    private boolean deadOrLive(List<KeyEvent> strokes, int character) {
        if (character == NOTHING) {
            return false;
        }
        return find(strokes, plain, character, null) || find(strokes, shifted, character, Key.SHIFT_LEFT)
            || find(strokes, altGr, character, Key.ALT_RIGHT);
    }

    private static boolean find(List<KeyEvent> strokes, String characters, int character, Key modifier) {
        int index = characters.indexOf(character);
        if (index < 0) {
            return false;
        }
        stroke(strokes, PRINTING[index], modifier);
        return true;
    }

    private void composed(List<KeyEvent> strokes, int character) {
        for (int i = 0; i < accented.length; i++) {
            int index = accented[i].indexOf(character);
            if (index >= 0) {
                deadOrLive(strokes, deadKeys.charAt(i));
                deadOrLive(strokes, accented[i].charAt(index - 1));
                return;
            }
        }
    }

    private static void stroke(List<KeyEvent> strokes, Key key, Key modifier) {
        if (modifier != null) {
            strokes.add(KeyEvent.press(modifier));
        }
        strokes.add(KeyEvent.press(key));
        strokes.add(KeyEvent.release(key));
        if (modifier != null) {
            strokes.add(KeyEvent.release(modifier));
        }
    }
}
