package dev.emu64.device.vga;

import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * The sequencer: which planes a write reaches, how the address chooses a plane, which fonts are shown.
 * Ports: 3C4h index, 3C5h data.
 */
final class Sequencer implements Stateful {
    /** Reset, Clocking Mode, Map Mask, Character Map Select, Memory Mode. */
    static final int REGISTERS = 5;
    private static final byte[] WRITABLE = {0x03, 0x3d, 0x0f, 0x3f, 0x0e};

    private final ScreenChanges changes;
    private int index;
    private final byte[] registers = new byte[REGISTERS];

    Sequencer(ScreenChanges changes) {
        this.changes = changes;
    }

    int index() {
        return index;
    }

    void selectIndex(int value) {
        index = value & 7;
    }

    int read() {
        return index < REGISTERS ? registers[index] & 0xff : 0xff;
    }

    void write(int value) {
        if (index < REGISTERS) {
            set(index, value);
        }
    }

    void set(int register, int value) {
        byte stored = (byte) (value & WRITABLE[register]);
        if (registers[register] != stored) {
            registers[register] = stored;
            changes.count++;
        }
    }

    /** SR1 bit 0: characters 8 dots wide; else 9. */
    boolean eightDots() {
        return (registers[1] & 1) != 0;
    }

    /** SR1 bit 3: the dot clock is halved (40 columns, 320 dots). */
    boolean halfDotClock() {
        return (registers[1] & 8) != 0;
    }

    /** SR1 bit 5: the screen is off, all memory cycles belong to the CPU. */
    boolean screenOff() {
        return (registers[1] & 0x20) != 0;
    }

    /** SR2: the planes (bits 0-3) that the CPU's writes reach. */
    int mapMask() {
        return registers[2];
    }

    /** Offset in plane 2 of the glyphs shown where attribute bit 3 is clear (SR3 bits 0, 1 and 4). */
    int fontOffset() {
        return (registers[3] & 3) << 14 | (registers[3] >> 4 & 1) << 13;
    }

    /** Offset in plane 2 of the glyphs shown where attribute bit 3 is set (SR3 bits 2, 3 and 5). */
    int secondFontOffset() {
        return (registers[3] >> 2 & 3) << 14 | (registers[3] >> 5 & 1) << 13;
    }

    /** SR4 bit 2 clear: even addresses reach planes 0 and 2, odd ones 1 and 3. */
    boolean oddEven() {
        return (registers[4] & 4) == 0;
    }

    /** SR4 bit 3: the low two address bits choose the plane. */
    boolean chain4() {
        return (registers[4] & 8) != 0;
    }

    @Override
    public void save(StateWriter out) {
        out.number("index", index);
        out.bytes("sr", registers);
    }

    @Override
    public void load(StateReader in) {
        index = (int) in.number("index");
        in.bytes("sr", registers);
    }
}
