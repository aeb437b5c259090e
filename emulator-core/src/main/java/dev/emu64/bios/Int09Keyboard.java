package dev.emu64.bios;

import dev.emu64.bus.PortBus;

/** INT 09h, IRQ 1: reads the scan code (set 1) from port 60h and keeps shift state and key buffer in the BDA. */
final class Int09Keyboard {
    private static final int RIGHT_SHIFT = 1;
    private static final int LEFT_SHIFT = 2;
    private static final int CTRL = 4;
    private static final int ALT = 8;
    private static final int SCROLL_LOCK = 16;
    private static final int NUM_LOCK = 32;
    private static final int CAPS_LOCK = 64;
    /** Bit of {@link BiosDataArea#KEYBOARD_TYPE}: the last byte was the prefix E0h. */
    private static final int LAST_WAS_E0 = 2;

    private final BiosDataArea bda;
    private final PortBus ports;

    Int09Keyboard(BiosDataArea bda, PortBus ports) {
        this.bda = bda;
        this.ports = ports;
    }

    void call(BiosCall call) {
        if ((ports.in(0x64, 1) & 1) != 0) {
            scanCode(ports.in(0x60, 1));
        }
        ports.out(0x20, 1, 0x20);
    }

    private void scanCode(int code) {
        int state = bda.byteAt(BiosDataArea.KEYBOARD_TYPE);
        if (code == 0xe0) {
            bda.byteAt(BiosDataArea.KEYBOARD_TYPE, state | LAST_WAS_E0);
            return;
        }
        boolean extended = (state & LAST_WAS_E0) != 0;
        bda.byteAt(BiosDataArea.KEYBOARD_TYPE, state & ~LAST_WAS_E0);
        boolean pressed = code < 0x80;
        int shifts = bda.byteAt(BiosDataArea.SHIFT_FLAGS);
        int held = heldBit(code & 0x7f, extended);
        if (held != 0) {
            bda.byteAt(BiosDataArea.SHIFT_FLAGS, pressed ? shifts | held : shifts & ~held);
            return;
        }
        if (!pressed) {
            return;
        }
        int toggle = toggleBit(code, extended);
        if (toggle != 0) {
            bda.byteAt(BiosDataArea.SHIFT_FLAGS, shifts ^ toggle);
            return;
        }
        int entry = KeyCodes.entry(code, extended, (shifts & (LEFT_SHIFT | RIGHT_SHIFT)) != 0, (shifts & CTRL) != 0,
                (shifts & ALT) != 0, (shifts & CAPS_LOCK) != 0, (shifts & NUM_LOCK) != 0);
        if (entry != KeyCodes.NONE) {
            enqueue(entry);
        }
    }

    private static int heldBit(int code, boolean extended) {
        return switch (code) {
            case 0x2a -> extended ? 0 : LEFT_SHIFT;
            case 0x36 -> extended ? 0 : RIGHT_SHIFT;
            case 0x1d -> CTRL;
            case 0x38 -> ALT;
            default -> 0;
        };
    }

    private static int toggleBit(int code, boolean extended) {
        return switch (code) {
            case 0x3a -> CAPS_LOCK;
            case 0x45 -> extended ? 0 : NUM_LOCK;
            case 0x46 -> extended ? 0 : SCROLL_LOCK;
            default -> 0;
        };
    }

    private void enqueue(int entry) {
        int tail = bda.wordAt(BiosDataArea.KEY_TAIL);
        int next = Int16Keyboard.advance(bda, tail);
        if (next != bda.wordAt(BiosDataArea.KEY_HEAD)) {
            bda.wordAt(BiosDataArea.BASE + tail, entry);
            bda.wordAt(BiosDataArea.KEY_TAIL, next);
        }
    }
}
