package dev.emu64.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyboardLayoutTest {
    private final KeyboardLayout us = KeyboardLayout.us();
    private final KeyboardLayout german = KeyboardLayout.german();

    /** Down keys as +NAME, up keys as -NAME. */
    private static String spell(List<KeyEvent> strokes) {
        StringBuilder text = new StringBuilder();
        for (KeyEvent stroke : strokes) {
            text.append(text.length() == 0 ? "" : " ").append(stroke.pressed() ? '+' : '-').append(stroke.key());
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "a|+A -A", "A|+SHIFT_LEFT +A -A -SHIFT_LEFT", "0|+DIGIT_0 -DIGIT_0", "!|+SHIFT_LEFT +DIGIT_1 -DIGIT_1 -SHIFT_LEFT",
        "y|+Y -Y", "/|+SLASH -SLASH", "?|+SHIFT_LEFT +SLASH -SLASH -SHIFT_LEFT", "'|+QUOTE -QUOTE",
        "~|+SHIFT_LEFT +BACKQUOTE -BACKQUOTE -SHIFT_LEFT", "\\|+BACKSLASH -BACKSLASH"})
    void american(char character, String strokes) {
        assertThat(spell(us.strokes(character))).isEqualTo(strokes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "y|+Z -Z", "z|+Y -Y", "/|+SHIFT_LEFT +DIGIT_7 -DIGIT_7 -SHIFT_LEFT", "\\|+ALT_RIGHT +MINUS -MINUS -ALT_RIGHT",
        "@|+ALT_RIGHT +Q -Q -ALT_RIGHT", "{|+ALT_RIGHT +DIGIT_7 -DIGIT_7 -ALT_RIGHT", "}|+ALT_RIGHT +DIGIT_0 -DIGIT_0 -ALT_RIGHT",
        "~|+ALT_RIGHT +BRACKET_RIGHT -BRACKET_RIGHT -ALT_RIGHT", "<|+INTL_BACKSLASH -INTL_BACKSLASH", "#|+BACKSLASH -BACKSLASH",
        "-|+SLASH -SLASH", "^|+BACKQUOTE -BACKQUOTE +SPACE -SPACE", "\u00e4|+QUOTE -QUOTE", "\u20ac|+ALT_RIGHT +E -E -ALT_RIGHT",
        "\u00b5|+ALT_RIGHT +M -M -ALT_RIGHT", "\u00e9|+EQUAL -EQUAL +E -E",
        "\u00c0|+SHIFT_LEFT +EQUAL -EQUAL -SHIFT_LEFT +SHIFT_LEFT +A -A -SHIFT_LEFT"})
    void german(char character, String strokes) {
        assertThat(spell(german.strokes(character))).isEqualTo(strokes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "#|+BACKSLASH -BACKSLASH", "\\|+INTL_BACKSLASH -INTL_BACKSLASH", "@|+SHIFT_LEFT +QUOTE -QUOTE -SHIFT_LEFT",
        "\"|+SHIFT_LEFT +DIGIT_2 -DIGIT_2 -SHIFT_LEFT", "\u00a3|+SHIFT_LEFT +DIGIT_3 -DIGIT_3 -SHIFT_LEFT",
        "\u20ac|+ALT_RIGHT +DIGIT_4 -DIGIT_4 -ALT_RIGHT", "\u00e9|+ALT_RIGHT +E -E -ALT_RIGHT", "\u00e1|+ALT_RIGHT +A -A -ALT_RIGHT"})
    void british(char character, String strokes) {
        assertThat(spell(KeyboardLayout.british().strokes(character))).isEqualTo(strokes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "a|+Q -Q", "q|+A -A", "m|+SEMICOLON -SEMICOLON", "M|+SHIFT_LEFT +SEMICOLON -SEMICOLON -SHIFT_LEFT", "w|+Z -Z", ",|+M -M",
        "1|+SHIFT_LEFT +DIGIT_1 -DIGIT_1 -SHIFT_LEFT", "\u00e9|+DIGIT_2 -DIGIT_2", "@|+ALT_RIGHT +DIGIT_0 -DIGIT_0 -ALT_RIGHT",
        "\\|+ALT_RIGHT +DIGIT_8 -DIGIT_8 -ALT_RIGHT", "}|+ALT_RIGHT +EQUAL -EQUAL -ALT_RIGHT", "\u20ac|+ALT_RIGHT +E -E -ALT_RIGHT",
        "!|+SLASH -SLASH", "$|+BRACKET_RIGHT -BRACKET_RIGHT", "*|+BACKSLASH -BACKSLASH", "\u00ea|+BRACKET_LEFT -BRACKET_LEFT +E -E",
        "\u00ef|+SHIFT_LEFT +BRACKET_LEFT -BRACKET_LEFT -SHIFT_LEFT +I -I"})
    void french(char character, String strokes) {
        assertThat(spell(KeyboardLayout.french().strokes(character))).isEqualTo(strokes);
    }

    @Test
    void allTypeAllOfAsciiEachCharacterItsOwnWay() {
        for (KeyboardLayout layout : List.of(us, german, KeyboardLayout.british(), KeyboardLayout.french())) {
            Map<String, Integer> characters = new HashMap<>();
            for (int character = ' '; character < 0x7f; character++) {
                List<KeyEvent> strokes = layout.strokes(character);
                assertThat(strokes).as("%c", character).isNotEmpty();
                assertThat(characters.put(spell(strokes), character)).as("%c", character).isNull();
                assertAllKeysAreReleased(strokes);
            }
        }
    }

    private static void assertAllKeysAreReleased(List<KeyEvent> strokes) {
        Set<Key> down = new HashSet<>();
        for (KeyEvent stroke : strokes) {
            assertThat(stroke.pressed() ? down.add(stroke.key()) : down.remove(stroke.key())).isTrue();
        }
        assertThat(down).isEmpty();
    }

    @Test
    void controlCharactersAreTheirKeysOrHeldWithControl() {
        assertThat(spell(us.strokes('\n'))).isEqualTo("+ENTER -ENTER");
        assertThat(spell(us.strokes('\b'))).isEqualTo("+BACKSPACE -BACKSPACE");
        assertThat(spell(us.strokes(0x1b))).isEqualTo("+ESCAPE -ESCAPE");
        assertThat(spell(us.strokes(3))).isEqualTo("+CONTROL_LEFT +C -C -CONTROL_LEFT");
        assertThat(spell(us.strokes(0x1d))).isEqualTo("+CONTROL_LEFT +BRACKET_RIGHT -BRACKET_RIGHT -CONTROL_LEFT");
    }

    @Test
    void whatALayoutLacksHasNoStrokes() {
        assertThat(us.strokes(0xe4)).isEmpty();
        assertThat(us.strokes(0)).isEmpty();
        assertThat(german.strokes(0)).isEmpty();
        assertThat(german.strokes(0x1f600)).isEmpty();
    }
}
