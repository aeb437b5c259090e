package dev.emu64.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.cli.screen.TerminalGraphics;
import dev.emu64.input.Key;
import dev.emu64.input.KeyEvent;
import dev.emu64.input.KeyboardLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyDecoderTest {
    private static final String ESC = "\u001b";

    private final List<KeyEvent> events = new ArrayList<>();
    private final StringBuilder commands = new StringBuilder();
    private final List<String> told = new ArrayList<>();
    private final KeyDecoder.Listener listener = new KeyDecoder.Listener() {
        @Override
        public void keys(List<KeyEvent> stroke) {
            events.addAll(stroke);
        }

        @Override
        public void command(char key) {
            commands.append(key);
        }

        @Override
        public void line(String soFar) {
            told.add("line " + soFar);
        }

        @Override
        public void typed(String line) {
            told.add("typed " + line);
        }

        @Override
        public void graphics(TerminalGraphics.Protocol protocol) {
            told.add("graphics " + protocol);
        }

        @Override
        public void cellSize(int width, int height) {
            told.add("cells of " + width + "x" + height);
        }
    };
    private KeyDecoder decoder = new KeyDecoder(KeyboardLayout.us(), listener);

    private List<KeyEvent> keys(String sent) {
        events.clear();
        for (byte value : sent.getBytes(StandardCharsets.UTF_8)) {
            decoder.accept(value & 0xff);
        }
        return events;
    }

    private static KeyEvent[] stroke(Key... keys) {
        List<KeyEvent> stroke = new ArrayList<>();
        for (Key key : keys) {
            stroke.add(KeyEvent.press(key));
        }
        stroke.add(KeyEvent.release(keys[keys.length - 1]));
        for (int i = 0; i < keys.length - 1; i++) {
            stroke.add(KeyEvent.release(keys[i]));
        }
        return stroke.toArray(new KeyEvent[0]);
    }

    @Test
    void charactersAreKeysOfTheLayout() {
        assertThat(keys("a")).containsExactly(stroke(Key.A));
        assertThat(keys("A")).containsExactly(stroke(Key.SHIFT_LEFT, Key.A));
        assertThat(keys("\r")).containsExactly(stroke(Key.ENTER));
        assertThat(keys("\u007f")).containsExactly(stroke(Key.BACKSPACE));
        assertThat(keys("\u0003")).containsExactly(stroke(Key.CONTROL_LEFT, Key.C));
    }

    @Test
    void charactersBeyondAsciiNeedALayoutThatHasThem() {
        assertThat(keys("ö")).isEmpty();
        decoder = new KeyDecoder(KeyboardLayout.german(), listener);
        assertThat(keys("ö")).containsExactly(stroke(Key.SEMICOLON));
        assertThat(keys("€")).containsExactly(stroke(Key.ALT_RIGHT, Key.E));
    }

    @Test
    void arrowsAndFunctionKeysOfXtermVt220AndTheLinuxConsole() {
        assertThat(keys(ESC + "[A")).containsExactly(stroke(Key.ARROW_UP));
        assertThat(keys(ESC + "OB")).containsExactly(stroke(Key.ARROW_DOWN));
        assertThat(keys(ESC + "OP")).containsExactly(stroke(Key.F1));
        assertThat(keys(ESC + "[15~")).containsExactly(stroke(Key.F5));
        assertThat(keys(ESC + "[24~")).containsExactly(stroke(Key.F12));
        assertThat(keys(ESC + "[3~")).containsExactly(stroke(Key.DELETE));
        assertThat(keys(ESC + "[H")).containsExactly(stroke(Key.HOME));
        assertThat(keys(ESC + "[[C")).containsExactly(stroke(Key.F3));
    }

    @Test
    void modifiersComeAroundTheKey() {
        assertThat(keys(ESC + "[1;5C")).containsExactly(stroke(Key.CONTROL_LEFT, Key.ARROW_RIGHT));
        assertThat(keys(ESC + "[3;2~")).containsExactly(stroke(Key.SHIFT_LEFT, Key.DELETE));
        assertThat(keys(ESC + "[Z")).containsExactly(stroke(Key.SHIFT_LEFT, Key.TAB));
        assertThat(keys(ESC + "x")).containsExactly(stroke(Key.ALT_LEFT, Key.X));
    }

    @Test
    void anEscapeAloneIsTheKeyOnceNothingFollows() {
        assertThat(keys(ESC)).isEmpty();
        assertThat(decoder.undecided()).isTrue();
        decoder.pause();
        assertThat(events).containsExactly(stroke(Key.ESCAPE));
        assertThat(decoder.undecided()).isFalse();
        assertThat(keys("a")).containsExactly(stroke(Key.A));
    }

    @Test
    void theKeyBehindControlAIsForTheEmulator() {
        assertThat(keys("\u0001x\u0001H")).isEmpty();
        assertThat(commands).hasToString("xh");
        assertThat(keys("\u0001\u0001")).containsExactly(stroke(Key.CONTROL_LEFT, Key.A));
    }

    @Test
    void aLineBehindControlATIsNoKeys() {
        assertThat(keys("\u0001tlö\u007f\u007fab\r")).isEmpty();
        assertThat(told).containsExactly("line ", "line l", "line lö", "line l", "line ", "line a", "line ab", "typed ab");
        told.clear();
        assertThat(keys("\u0001tab\u0003c")).containsExactly(stroke(Key.C));
        assertThat(told).endsWith("line ab", "typed null");
        told.clear();
        assertThat(keys("\u0001ta" + ESC + "[A\u0001x")).isEmpty();
        assertThat(told).containsExactly("line ", "line a", "typed null");
        assertThat(commands).hasToString("x");
    }

    @Test
    void whatTheTerminalTellsOfItselfIsNoKey() {
        assertThat(keys(ESC + "[?62;4;22c" + ESC + "[6;20;10t" + ESC + "_Gi=31;OK" + ESC + "\\")).isEmpty();
        assertThat(told).containsExactly("graphics SIXEL", "cells of 10x20", "graphics KITTY");
        told.clear();
        assertThat(keys(ESC + "[?64;1;2c" + ESC + "_Gi=31;ENOTSUP" + ESC + "\\" + "a")).containsExactly(stroke(Key.A));
        assertThat(told).isEmpty();
    }

    @Test
    void altAndAnUnderscoreAreNoCommandOfATerminal() {
        assertThat(keys(ESC + "_a")).startsWith(KeyEvent.press(Key.ALT_LEFT)).endsWith(stroke(Key.A)).hasSize(8);
        assertThat(keys(ESC + "_")).isEmpty();
        decoder.pause();
        assertThat(events).startsWith(KeyEvent.press(Key.ALT_LEFT)).hasSize(6);
    }

    @Test
    void unknownSequencesAndBrokenCharactersAreDropped() {
        assertThat(keys(ESC + "[99;99;99~" + ESC + "[?1c")).isEmpty();
        decoder.accept(0xc3);
        assertThat(keys("a")).containsExactly(stroke(Key.A));
    }
}
