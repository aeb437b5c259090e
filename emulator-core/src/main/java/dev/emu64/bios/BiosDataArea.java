package dev.emu64.bios;

import dev.emu64.memory.GuestMemory;

/** The BIOS data area at 0040:0000, by the names that the IBM PC/AT technical reference gives its fields. */
final class BiosDataArea {
    static final int BASE = 0x400;
    static final int COM1 = 0x400;
    static final int LPT1 = 0x408;
    static final int EBDA_SEGMENT = 0x40e;
    static final int EQUIPMENT = 0x410;
    static final int MEMORY_KIB = 0x413;
    static final int SHIFT_FLAGS = 0x417;
    static final int SHIFT_FLAGS_2 = 0x418;
    static final int KEY_HEAD = 0x41a;
    static final int KEY_TAIL = 0x41c;
    static final int KEY_BUFFER = 0x41e;
    static final int VIDEO_MODE = 0x449;
    static final int COLUMNS = 0x44a;
    static final int PAGE_BYTES = 0x44c;
    static final int PAGE_START = 0x44e;
    static final int CURSOR_POSITIONS = 0x450;
    static final int CURSOR_SHAPE = 0x460;
    static final int ACTIVE_PAGE = 0x462;
    static final int CRTC_PORT = 0x463;
    static final int TICKS = 0x46c;
    static final int MIDNIGHT = 0x470;
    static final int DISK_STATUS = 0x474;
    static final int DISK_COUNT = 0x475;
    static final int KEY_BUFFER_START = 0x480;
    static final int KEY_BUFFER_END = 0x482;
    static final int ROWS_MINUS_ONE = 0x484;
    static final int CHARACTER_HEIGHT = 0x485;
    static final int VIDEO_CONTROL = 0x487;
    static final int VIDEO_SWITCHES = 0x488;
    static final int VIDEO_DISPLAY = 0x489;
    static final int KEYBOARD_TYPE = 0x496;
    static final int KEYBOARD_LEDS = 0x497;
    /** First byte of the extended BIOS data area: 1 KiB below 640 KiB. */
    static final int EBDA = 0x9fc00;

    private final GuestMemory memory;

    BiosDataArea(GuestMemory memory) {
        this.memory = memory;
    }

    int byteAt(int address) {
        return (int) memory.read(address, 1);
    }

    int wordAt(int address) {
        return (int) memory.read(address, 2);
    }

    void byteAt(int address, int value) {
        memory.write(address, 1, value);
    }

    void wordAt(int address, int value) {
        memory.write(address, 2, value);
    }

    /** The 32-bit count of timer ticks since midnight. */
    long ticks() {
        return memory.read(TICKS, 4);
    }

    void ticks(long value) {
        memory.write(TICKS, 4, value);
    }

    /** What a power-on self test leaves for a machine with a COM1 (or none) and {@code hardDisks} fixed disks. */
    void initialise(boolean com1, boolean lpt1, int hardDisks, int floppies) {
        memory.fill(BASE, 0x100, 0);
        wordAt(COM1, com1 ? 0x3f8 : 0);
        wordAt(LPT1, lpt1 ? 0x378 : 0);
        wordAt(EBDA_SEGMENT, EBDA >>> 4);
        int floppyBits = floppies == 0 ? 0 : 1 | floppies - 1 << 6;
        wordAt(EQUIPMENT, 0x0026 | (com1 ? 0x0200 : 0) | (lpt1 ? 0x4000 : 0) | floppyBits);
        wordAt(MEMORY_KIB, EBDA >>> 10);
        wordAt(KEY_HEAD, KEY_BUFFER - BASE);
        wordAt(KEY_TAIL, KEY_BUFFER - BASE);
        wordAt(KEY_BUFFER_START, KEY_BUFFER - BASE);
        wordAt(KEY_BUFFER_END, KEY_BUFFER + 32 - BASE);
        byteAt(DISK_COUNT, hardDisks);
        byteAt(KEYBOARD_TYPE, 0x10);
        memory.write(EBDA, 1, 1);
    }
}
