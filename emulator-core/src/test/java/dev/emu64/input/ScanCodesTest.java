package dev.emu64.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanCodesTest {
    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte value : bytes) {
            text.append(text.length() == 0 ? "" : " ").append(Integer.toHexString(value & 0xff | 0x100).substring(1));
        }
        return text.toString();
    }

    /** The set 1 column is written down from the AT keyboard's table, not computed from set 2. */
    @ParameterizedTest
    @CsvSource({
        "ESCAPE, 01, 76", "DIGIT_1, 02, 16", "DIGIT_0, 0b, 45", "MINUS, 0c, 4e", "BACKSPACE, 0e, 66", "TAB, 0f, 0d",
        "Q, 10, 15", "P, 19, 4d", "BRACKET_LEFT, 1a, 54", "ENTER, 1c, 5a", "CONTROL_LEFT, 1d, 14", "A, 1e, 1c",
        "L, 26, 4b", "SEMICOLON, 27, 4c", "QUOTE, 28, 52", "BACKQUOTE, 29, 0e", "SHIFT_LEFT, 2a, 12", "BACKSLASH, 2b, 5d",
        "Z, 2c, 1a", "M, 32, 3a", "COMMA, 33, 41", "SLASH, 35, 4a", "SHIFT_RIGHT, 36, 59", "NUMPAD_MULTIPLY, 37, 7c",
        "ALT_LEFT, 38, 11", "SPACE, 39, 29", "CAPS_LOCK, 3a, 58", "F1, 3b, 05", "F7, 41, 83", "F10, 44, 09",
        "NUM_LOCK, 45, 77", "SCROLL_LOCK, 46, 7e", "NUMPAD_7, 47, 6c", "NUMPAD_SUBTRACT, 4a, 7b", "NUMPAD_5, 4c, 73",
        "NUMPAD_ADD, 4e, 79", "NUMPAD_0, 52, 70", "NUMPAD_DECIMAL, 53, 71", "INTL_BACKSLASH, 56, 61", "F11, 57, 78",
        "F12, 58, 07", "NUMPAD_ENTER, e0 1c, e0 5a", "CONTROL_RIGHT, e0 1d, e0 14", "NUMPAD_DIVIDE, e0 35, e0 4a",
        "ALT_RIGHT, e0 38, e0 11", "HOME, e0 47, e0 6c", "ARROW_UP, e0 48, e0 75", "PAGE_UP, e0 49, e0 7d",
        "ARROW_LEFT, e0 4b, e0 6b", "ARROW_RIGHT, e0 4d, e0 74", "END, e0 4f, e0 69", "ARROW_DOWN, e0 50, e0 72",
        "PAGE_DOWN, e0 51, e0 7a", "INSERT, e0 52, e0 70", "DELETE, e0 53, e0 71", "META_LEFT, e0 5b, e0 1f",
        "META_RIGHT, e0 5c, e0 27", "CONTEXT_MENU, e0 5d, e0 2f"})
    void makeAndBreakCodes(Key key, String set1, String set2) {
        assertThat(hex(ScanCodes.of(1, KeyEvent.press(key)))).isEqualTo(set1);
        assertThat(hex(ScanCodes.of(2, KeyEvent.press(key)))).isEqualTo(set2);
        byte[] release = ScanCodes.of(1, KeyEvent.release(key));
        release[release.length - 1] &= 0x7f;
        assertThat(hex(release)).isEqualTo(set1);
        assertThat(hex(ScanCodes.of(2, KeyEvent.release(key)))).isEqualTo(set2.startsWith("e0") ? "e0 f0" + set2.substring(2) : "f0 " + set2);
    }

    @Test
    void pauseSendsMakeAndBreakAtOnce() {
        assertThat(hex(ScanCodes.of(1, KeyEvent.press(Key.PAUSE)))).isEqualTo("e1 1d 45 e1 9d c5");
        assertThat(hex(ScanCodes.of(2, KeyEvent.press(Key.PAUSE)))).isEqualTo("e1 14 77 e1 f0 14 f0 77");
        assertThat(ScanCodes.of(1, KeyEvent.release(Key.PAUSE))).isEmpty();
        assertThat(ScanCodes.of(2, KeyEvent.release(Key.PAUSE))).isEmpty();
        assertThat(hex(ScanCodes.of(3, KeyEvent.press(Key.PAUSE)))).isEqualTo("62");
    }

    @Test
    void printScreenBringsItsOwnShift() {
        assertThat(hex(ScanCodes.of(1, KeyEvent.press(Key.PRINT_SCREEN)))).isEqualTo("e0 2a e0 37");
        assertThat(hex(ScanCodes.of(1, KeyEvent.release(Key.PRINT_SCREEN)))).isEqualTo("e0 b7 e0 aa");
        assertThat(hex(ScanCodes.of(2, KeyEvent.release(Key.PRINT_SCREEN)))).isEqualTo("e0 f0 7c e0 f0 12");
        assertThat(hex(ScanCodes.of(3, KeyEvent.release(Key.PRINT_SCREEN)))).isEqualTo("f0 57");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void noTwoKeysShareACode(int set) {
        Map<String, Key> keys = new HashMap<>();
        for (Key key : Key.values()) {
            for (boolean pressed : new boolean[] {true, false}) {
                byte[] codes = ScanCodes.of(set, new KeyEvent(key, pressed));
                if (codes.length > 0) {
                    assertThat(keys.put(hex(codes), key)).as("%s of set %d", hex(codes), set).isNull();
                }
            }
        }
    }

    @Test
    void translationIsOneToOneOnMakeCodes() {
        boolean[] seen = new boolean[256];
        for (int code = 1; code < 0x80; code++) {
            int translated = ScanCodes.translate(code);
            assertThat(seen[translated]).as(Integer.toHexString(code)).isFalse();
            seen[translated] = true;
        }
        assertThat(ScanCodes.translate(0xfa)).as("responses pass").isEqualTo(0xfa);
        assertThat(ScanCodes.translate(0xaa)).isEqualTo(0xaa);
        assertThat(ScanCodes.translate(0xe0)).isEqualTo(0xe0);
    }

    @Test
    void callersCannotChangeTheTables() {
        Arrays.fill(ScanCodes.of(2, KeyEvent.press(Key.PAUSE)), (byte) 0);
        assertThat(ScanCodes.of(2, KeyEvent.press(Key.PAUSE))[0]).isEqualTo((byte) 0xe1);
    }

    @Test
    void thereAreThreeSets() {
        assertThatThrownBy(() -> ScanCodes.of(4, KeyEvent.press(Key.A))).isInstanceOf(IllegalArgumentException.class);
    }
}
