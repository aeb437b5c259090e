package dev.emu64.device.vga;

import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * The CRT controller: timing, where in memory the picture starts, how the memory address is made from its counter,
 * the cursor. Ports: 3D4h index, 3D5h data (3B4h, 3B5h with a monochrome adapter's addresses).
 */
final class Crtc implements Stateful {
    static final int REGISTERS = 25;
    private static final int PROTECT = 0x11;
    private static final int OVERFLOW = 7;

    private final ScreenChanges changes;
    private int index;
    private final byte[] registers = new byte[REGISTERS];

    Crtc(ScreenChanges changes) {
        this.changes = changes;
    }

    int index() {
        return index;
    }

    void selectIndex(int value) {
        index = value & 0x3f;
    }

    int read() {
        return index < REGISTERS ? get(index) : 0xff;
    }

    /** Writes the selected register; while CR11 bit 7 is set CR0-CR7 keep their values, all but line compare bit 8. */
    void write(int value) {
        if (index >= REGISTERS) {
            return;
        }
        if (index <= OVERFLOW && (registers[PROTECT] & 0x80) != 0) {
            if (index == OVERFLOW) {
                set(OVERFLOW, registers[OVERFLOW] & ~0x10 | value & 0x10);
            }
            return;
        }
        set(index, value);
    }

    void set(int register, int value) {
        byte stored = (byte) value;
        if (registers[register] != stored) {
            registers[register] = stored;
            changes.count++;
        }
    }

    private int get(int register) {
        return registers[register] & 0xff;
    }

    private int overflowBits(int ninth, int tenth) {
        return (get(OVERFLOW) >> ninth & 1) << 8 | (get(OVERFLOW) >> tenth & 1) << 9;
    }

    /** Characters in a whole scan line, blanking included. */
    int horizontalTotal() {
        return get(0) + 5;
    }

    /** Characters shown in a scan line. */
    int columns() {
        return get(1) + 1;
    }

    /** Scan lines of a whole frame. */
    int verticalTotal() {
        return (get(6) | overflowBits(0, 5)) + 2;
    }

    int verticalRetraceStart() {
        return get(0x10) | overflowBits(2, 7);
    }

    /** Scan lines that the vertical retrace lasts (1-16). */
    int verticalRetraceLines() {
        int lines = get(PROTECT) - verticalRetraceStart() & 15;
        return lines == 0 ? 16 : lines;
    }

    /** Scan lines shown. */
    int displayedLines() {
        return (get(0x12) | overflowBits(1, 6)) + 1;
    }

    int presetRowScan() {
        return get(8) & 0x1f;
    }

    /** CR8 bits 5-6: bytes by which the start of every line is moved. */
    int bytePanning() {
        return get(8) >> 5 & 3;
    }

    /** Scan lines of a character row. */
    int rowScans() {
        return (get(9) & 0x1f) + 1;
    }

    /** CR9 bit 7: every line is shown twice. */
    boolean doubleScan() {
        return (get(9) & 0x80) != 0;
    }

    int startAddress() {
        return get(0x0c) << 8 | get(0x0d);
    }

    int cursorAddress() {
        return get(0x0e) << 8 | get(0x0f);
    }

    void setCursorAddress(int address) {
        set(0x0e, address >> 8);
        set(0x0f, address);
    }

    int cursorStart() {
        return get(0x0a) & 0x1f;
    }

    int cursorEnd() {
        return get(0x0b) & 0x1f;
    }

    /** CRA bit 5 hides the cursor; so does a start below its end. */
    boolean cursorVisible() {
        return (get(0x0a) & 0x20) == 0 && cursorStart() <= cursorEnd();
    }

    /** Steps of the address counter from one row to the next. */
    int rowOffset() {
        return get(0x13) * 2;
    }

    int underlineLine() {
        return get(0x14) & 0x1f;
    }

    /** The scan line after which the picture goes on from address 0. */
    int lineCompare() {
        return get(0x18) | (get(OVERFLOW) >> 4 & 1) << 8 | (get(9) >> 6 & 1) << 9;
    }

    /** CR17 bit 7: without it the sync signals, and so the picture, stop. */
    boolean syncEnabled() {
        return (get(0x17) & 0x80) != 0;
    }

    /** CR17 bits 0 and 1: whether the scan line within a row leaves the memory address alone. */
    boolean rowScanOutsideAddress() {
        return (get(0x17) & 3) == 3;
    }

    /**
     * The offset in each plane (0-FFFFh) for a value of the address counter: byte, word or doubleword addressing
     * (CR14 bit 6, CR17 bits 5 and 6), then the scan line of the row in address bits 13 and 14 where CR17 asks so.
     */
    int planeOffset(int counter, int rowScan) {
        int mode = get(0x17);
        int address = counter;
        if ((get(0x14) & 0x40) != 0) {
            address = counter << 2 | counter >> 14 & 3;
        } else if ((mode & 0x40) == 0) {
            address = counter << 1 | counter >> ((mode & 0x20) != 0 ? 15 : 13) & 1;
        }
        if ((mode & 1) == 0) {
            address = address & ~0x2000 | (rowScan & 1) << 13;
        }
        if ((mode & 2) == 0) {
            address = address & ~0x4000 | (rowScan >> 1 & 1) << 14;
        }
        return address & 0xffff;
    }

    @Override
    public void save(StateWriter out) {
        out.number("index", index);
        out.bytes("cr", registers);
    }

    @Override
    public void load(StateReader in) {
        index = (int) in.number("index");
        in.bytes("cr", registers);
    }
}
