package dev.emu64.device.input;

import dev.emu64.input.Key;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;
import java.util.Arrays;

/** What each key sends in scan code set 3 besides its make code; sets 1 and 2 repeat and break every key. */
final class Set3KeyTypes implements Stateful {
    private static final int REPEATS = 1;
    private static final int BREAKS = 2;
    private static final Key[] MAKE_ONLY = {
        Key.ESCAPE, Key.F1, Key.F2, Key.F3, Key.F4, Key.F5, Key.F6, Key.F7, Key.F8, Key.F9, Key.F10, Key.F11, Key.F12,
        Key.PRINT_SCREEN, Key.SCROLL_LOCK, Key.PAUSE, Key.CONTROL_RIGHT, Key.ALT_RIGHT, Key.INSERT, Key.HOME, Key.END,
        Key.PAGE_UP, Key.PAGE_DOWN, Key.NUM_LOCK, Key.NUMPAD_DIVIDE, Key.NUMPAD_MULTIPLY, Key.NUMPAD_SUBTRACT,
        Key.NUMPAD_0, Key.NUMPAD_1, Key.NUMPAD_2, Key.NUMPAD_3, Key.NUMPAD_4, Key.NUMPAD_5, Key.NUMPAD_6, Key.NUMPAD_7,
        Key.NUMPAD_8, Key.NUMPAD_9, Key.NUMPAD_DECIMAL, Key.NUMPAD_ENTER};
    private static final Key[] MAKE_AND_BREAK = {
        Key.CAPS_LOCK, Key.SHIFT_LEFT, Key.SHIFT_RIGHT, Key.CONTROL_LEFT, Key.ALT_LEFT, Key.META_LEFT, Key.META_RIGHT,
        Key.CONTEXT_MENU};

    private final byte[] typesByMakeCode = new byte[256];

    Set3KeyTypes() {
        setDefaults();
    }

    /** Typematic keys send no break code by default, function and keypad keys neither repeat nor break. */
    void setDefaults() {
        Arrays.fill(typesByMakeCode, (byte) REPEATS);
        for (Key key : MAKE_ONLY) {
            typesByMakeCode[key.set3()] = 0;
        }
        for (Key key : MAKE_AND_BREAK) {
            typesByMakeCode[key.set3()] = BREAKS;
        }
    }

    void setAll(boolean repeats, boolean breaks) {
        Arrays.fill(typesByMakeCode, type(repeats, breaks));
    }

    void set(int makeCode, boolean repeats, boolean breaks) {
        typesByMakeCode[makeCode] = type(repeats, breaks);
    }

    boolean repeats(Key key) {
        return (typesByMakeCode[key.set3()] & REPEATS) != 0;
    }

    boolean breaks(Key key) {
        return (typesByMakeCode[key.set3()] & BREAKS) != 0;
    }

    private static byte type(boolean repeats, boolean breaks) {
        return (byte) ((repeats ? REPEATS : 0) | (breaks ? BREAKS : 0));
    }

    @Override
    public void save(StateWriter out) {
        out.bytes("typesByMakeCode", typesByMakeCode);
    }

    @Override
    public void load(StateReader in) {
        in.bytes("typesByMakeCode", typesByMakeCode);
    }
}
