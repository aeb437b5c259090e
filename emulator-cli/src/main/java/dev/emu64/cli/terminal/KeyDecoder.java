package dev.emu64.cli.terminal;

import dev.emu64.input.Key;
import dev.emu64.input.KeyEvent;
import dev.emu64.input.KeyboardLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the bytes that a terminal sends into keys of a PC, and those behind Ctrl-A into commands to the emulator. A
 * terminal tells only characters and sequences, so every key goes down and up at once, with its modifiers around it.
 */
final class KeyDecoder {
    /** Receives what was decoded. */
    interface Listener {
        /** Keys for the guest. */
        void keys(List<KeyEvent> events);

        /** The key after Ctrl-A, in lower case. */
        void command(char key);
    }

    private enum State {
        GROUND, PREFIX, ESCAPE, CSI, SS3, LINUX_CONSOLE, UTF8
    }

    private static final int PREFIX_KEY = 1;
    private static final int ESCAPE_KEY = 0x1b;
    private static final int MODIFIER_SHIFT = 1;
    private static final int MODIFIER_ALT = 2;
    private static final int MODIFIER_CONTROL = 4;
    private static final int PARAMETER_LIMIT = 1000;

    private final KeyboardLayout layout;
    private final Listener listener;
    private final StringBuilder parameters = new StringBuilder();
    private State state = State.GROUND;
    private boolean alt;
    private int codePoint;
    private int continuationBytes;

    KeyDecoder(KeyboardLayout layout, Listener listener) {
        this.layout = layout;
        this.listener = listener;
    }

    /** Takes one byte (0-255). */
    void accept(int value) {
        switch (state) {
            case GROUND -> ground(value);
            case PREFIX -> prefix(value);
            case ESCAPE -> escape(value);
            case CSI -> controlSequence(value);
            case SS3 -> {
                state = State.GROUND;
                press(KeySequence.key((char) value, 0), 0);
            }
            case LINUX_CONSOLE -> {
                state = State.GROUND;
                press(KeySequence.linuxConsole((char) value), 0);
            }
            case UTF8 -> continuation(value);
        }
    }

    /** Whether the bytes so far may be the beginning of a longer sequence. */
    boolean undecided() {
        return state == State.ESCAPE || state == State.CSI || state == State.SS3;
    }

    /** No byte came for a while: an escape that begins no sequence was the key itself. */
    void pause() {
        State was = state;
        if (undecided()) {
            state = State.GROUND;
        }
        if (was == State.ESCAPE) {
            press(Key.ESCAPE, 0);
        } else if (was == State.CSI) {
            type('[', true);
        } else if (was == State.SS3) {
            type('O', true);
        }
    }

    private void ground(int value) {
        if (value == PREFIX_KEY) {
            state = State.PREFIX;
        } else if (value == ESCAPE_KEY) {
            state = State.ESCAPE;
        } else if (value < 0x80) {
            type(value, false);
        } else {
            beginCharacter(value);
        }
    }

    private void prefix(int value) {
        state = State.GROUND;
        if (value == PREFIX_KEY) {
            type(PREFIX_KEY, false);
        } else {
            listener.command(Character.toLowerCase((char) value));
        }
    }

    private void escape(int value) {
        state = State.GROUND;
        if (value == '[') {
            state = State.CSI;
            parameters.setLength(0);
        } else if (value == 'O') {
            state = State.SS3;
        } else if (value == ESCAPE_KEY) {
            press(Key.ESCAPE, 0);
            state = State.ESCAPE;
        } else if (value < 0x80) {
            type(value, true);
        } else {
            alt = true;
            beginCharacter(value);
        }
    }

    private void controlSequence(int value) {
        if (value == '[' && parameters.isEmpty()) {
            state = State.LINUX_CONSOLE;
        } else if (value >= 0x20 && value < 0x40) {
            parameters.append((char) value);
        } else {
            state = State.GROUND;
            int modifiers = Math.max(0, parameter(1) - 1) | (value == 'Z' ? MODIFIER_SHIFT : 0);
            press(KeySequence.key((char) value, parameter(0)), modifiers);
        }
    }

    /** A number out of the sequence's parameters; 0 where it is missing or none. */
    private int parameter(int index) {
        int at = 0;
        int value = 0;
        for (int i = 0; i < parameters.length(); i++) {
            char c = parameters.charAt(i);
            if (c == ';') {
                at++;
            } else if (at == index && c >= '0' && c <= '9' && value < PARAMETER_LIMIT) {
                value = value * 10 + c - '0';
            }
        }
        return value;
    }

    private void beginCharacter(int lead) {
        continuationBytes = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : 0;
        if (continuationBytes > 0) {
            codePoint = lead & 0x3f >> continuationBytes;
            state = State.UTF8;
        } else {
            alt = false;
        }
    }

    private void continuation(int value) {
        if ((value & 0xc0) != 0x80) {
            state = State.GROUND;
            alt = false;
            ground(value);
            return;
        }
        codePoint = codePoint << 6 | value & 0x3f;
        if (--continuationBytes == 0) {
            state = State.GROUND;
            type(codePoint, alt);
            alt = false;
        }
    }

    /** The keys that type a character; none where the layout has none for it. */
    private void type(int character, boolean withAlt) {
        List<KeyEvent> strokes = character == 0 ? around(stroke(Key.SPACE), MODIFIER_CONTROL) : layout.strokes(character);
        emit(withAlt ? around(strokes, MODIFIER_ALT) : strokes);
    }

    private void press(Key key, int modifiers) {
        if (key != null) {
            emit(around(stroke(key), modifiers));
        }
    }

    private static List<KeyEvent> stroke(Key key) {
        return List.of(KeyEvent.press(key), KeyEvent.release(key));
    }

    private static List<KeyEvent> around(List<KeyEvent> strokes, int modifiers) {
        if (strokes.isEmpty() || modifiers == 0) {
            return strokes;
        }
        List<KeyEvent> all = new ArrayList<>();
        modify(all, modifiers, true);
        all.addAll(strokes);
        modify(all, modifiers, false);
        return all;
    }

    private static void modify(List<KeyEvent> events, int modifiers, boolean pressed) {
        if ((modifiers & MODIFIER_SHIFT) != 0) {
            events.add(new KeyEvent(Key.SHIFT_LEFT, pressed));
        }
        if ((modifiers & MODIFIER_CONTROL) != 0) {
            events.add(new KeyEvent(Key.CONTROL_LEFT, pressed));
        }
        if ((modifiers & MODIFIER_ALT) != 0) {
            events.add(new KeyEvent(Key.ALT_LEFT, pressed));
        }
    }

    private void emit(List<KeyEvent> events) {
        if (!events.isEmpty()) {
            listener.keys(events);
        }
    }
}
