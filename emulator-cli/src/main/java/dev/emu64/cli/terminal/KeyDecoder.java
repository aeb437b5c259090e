package dev.emu64.cli.terminal;

import dev.emu64.cli.screen.TerminalGraphics;
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

        /** The line that the user is typing behind Ctrl-A t. */
        void line(String soFar);

        /** That line is done; null where the user has thought better of it. */
        void typed(String line);

        /** The terminal has told that it can show pictures so. */
        void graphics(TerminalGraphics.Protocol protocol);

        /** The terminal has told the size of a character cell in pixels. */
        void cellSize(int width, int height);
    }

    private enum State {
        GROUND, PREFIX, ESCAPE, CSI, SS3, LINUX_CONSOLE, UTF8, COMMAND_START, COMMAND, COMMAND_END
    }

    private static final int PREFIX_KEY = 1;
    private static final int ESCAPE_KEY = 0x1b;
    private static final int MODIFIER_SHIFT = 1;
    private static final int MODIFIER_ALT = 2;
    private static final int MODIFIER_CONTROL = 4;
    private static final int PARAMETER_LIMIT = 1000;
    private static final int LINE_COMMAND = 't';
    /** The parameter of the primary device attributes that stands for sixels. */
    private static final int SIXELS = 4;
    private static final int CELL_SIZE = 6;
    private static final int LONGEST_COMMAND = 200;

    private final KeyboardLayout layout;
    private final Listener listener;
    private final StringBuilder parameters = new StringBuilder();
    private State state = State.GROUND;
    /** The line behind Ctrl-A t. */
    private final LineInput line;
    private boolean alt;
    private int codePoint;
    private int continuationBytes;

    KeyDecoder(KeyboardLayout layout, Listener listener) {
        this.layout = layout;
        this.listener = listener;
        this.line = new LineInput(listener);
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
            case COMMAND_START -> programCommand(value);
            case COMMAND -> {
                if (value == ESCAPE_KEY) {
                    state = State.COMMAND_END;
                } else if (parameters.length() < LONGEST_COMMAND) {
                    parameters.append((char) value);
                }
            }
            case COMMAND_END -> {
                state = State.GROUND;
                if (value == '\\' && parameters.toString().equals("Gi=31;OK")) {
                    listener.graphics(TerminalGraphics.Protocol.KITTY);
                }
            }
        }
    }

    /** Whether the bytes so far may be the beginning of a longer sequence. */
    boolean undecided() {
        return state != State.GROUND && state != State.PREFIX && state != State.UTF8;
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
        } else if (was == State.COMMAND_START) {
            type('_', true);
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
        line.cancel();
        if (value == PREFIX_KEY) {
            type(PREFIX_KEY, false);
        } else if (Character.toLowerCase(value) == LINE_COMMAND) {
            line.begin();
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
        } else if (value == '_') {
            state = State.COMMAND_START;
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

    /** An application program command begins with a G where it is about pictures; else Alt and an underscore were typed. */
    private void programCommand(int value) {
        if (value == 'G') {
            state = State.COMMAND;
            parameters.setLength(0);
            parameters.append('G');
        } else {
            state = State.GROUND;
            type('_', true);
            ground(value);
        }
    }

    private void controlSequence(int value) {
        if (value == '[' && parameters.isEmpty()) {
            state = State.LINUX_CONSOLE;
        } else if (value >= 0x20 && value < 0x40) {
            parameters.append((char) value);
        } else {
            state = State.GROUND;
            if (reply((char) value)) {
                return;
            }
            int modifiers = Math.max(0, parameter(1) - 1) | (value == 'Z' ? MODIFIER_SHIFT : 0);
            press(KeySequence.key((char) value, parameter(0)), modifiers);
        }
    }

    /** Takes a sequence that no key sends. */
    private boolean reply(char last) {
        boolean attributes = last == 'c' && parameters.indexOf("?") == 0;
        for (int i = 1; attributes && i <= parameters.length(); i++) {
            if (parameter(i) == SIXELS) {
                listener.graphics(TerminalGraphics.Protocol.SIXEL);
            }
        }
        if (last == 't' && parameter(0) == CELL_SIZE) {
            listener.cellSize(parameter(2), parameter(1));
        }
        return last == 'c' || last == 't';
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
        if (line.active()) {
            line.accept(character);
            return;
        }
        List<KeyEvent> strokes = character == 0 ? around(stroke(Key.SPACE), MODIFIER_CONTROL) : layout.strokes(character);
        emit(withAlt ? around(strokes, MODIFIER_ALT) : strokes);
    }

    private void press(Key key, int modifiers) {
        if (line.active()) {
            if (key == Key.ESCAPE) {
                line.cancel();
            }
        } else if (key != null) {
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
