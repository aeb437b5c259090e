package dev.emu64.device.vga;

import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * The graphics controller's registers: how bytes travel between the CPU and the four planes.
 * Ports: 3CEh index, 3CFh data.
 */
final class GraphicsController implements Stateful {
    /** Set/Reset, Enable Set/Reset, Colour Compare, Data Rotate, Read Map Select, Mode, Miscellaneous, Don't Care, Bit Mask. */
    static final int REGISTERS = 9;
    private static final byte[] WRITABLE = {0x0f, 0x0f, 0x0f, 0x1f, 0x03, 0x7b, 0x0f, 0x0f, (byte) 0xff};

    private final ScreenChanges changes;
    private int index;
    private final byte[] registers = new byte[REGISTERS];

    GraphicsController(ScreenChanges changes) {
        this.changes = changes;
    }

    int index() {
        return index;
    }

    void selectIndex(int value) {
        index = value & 15;
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

    int setReset() {
        return registers[0];
    }

    int enableSetReset() {
        return registers[1];
    }

    int colorCompare() {
        return registers[2];
    }

    /** GR3 bits 0-2: how far the CPU's byte is rotated right. */
    int rotate() {
        return registers[3] & 7;
    }

    /** GR3 bits 3-4: 0 replace, 1 AND, 2 OR, 3 XOR with the latches. */
    int function() {
        return registers[3] >> 3 & 3;
    }

    int readMap() {
        return registers[4];
    }

    int writeMode() {
        return registers[5] & 3;
    }

    /** GR5 bit 3: reads compare colours instead of returning a plane. */
    boolean readMode1() {
        return (registers[5] & 8) != 0;
    }

    /** GR5 bit 4: address bit 0 chooses the plane that is read. */
    boolean oddEvenReads() {
        return (registers[5] & 0x10) != 0;
    }

    /** GR5 bit 5: pixels of two bits, as on a CGA. */
    boolean interleavedShift() {
        return (registers[5] & 0x20) != 0;
    }

    /** GR5 bit 6: pixels of eight bits. */
    boolean shift256() {
        return (registers[5] & 0x40) != 0;
    }

    /** GR6 bit 0: graphics; else text. */
    boolean graphics() {
        return (registers[6] & 1) != 0;
    }

    /** GR6 bit 1: address bit 0 chooses a plane and does not address memory. */
    boolean chainOddEven() {
        return (registers[6] & 2) != 0;
    }

    /** GR6 bits 2-3: 0 A0000h-BFFFFh, 1 A0000h-AFFFFh, 2 B0000h-B7FFFh, 3 B8000h-BFFFFh. */
    int memoryMap() {
        return registers[6] >> 2 & 3;
    }

    int colorDontCare() {
        return registers[7];
    }

    int bitMask() {
        return registers[8] & 0xff;
    }

    /** Whether a written byte reaches its planes as it is. */
    boolean plainWrites() {
        return writeMode() == 0 && enableSetReset() == 0 && registers[3] == 0 && bitMask() == 0xff;
    }

    @Override
    public void save(StateWriter out) {
        out.number("index", index);
        out.bytes("gr", registers);
    }

    @Override
    public void load(StateReader in) {
        index = (int) in.number("index");
        in.bytes("gr", registers);
    }
}
