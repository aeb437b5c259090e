package dev.emu64.device.vga;

import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * The attribute controller: sixteen palette registers on the way to the DAC, blinking, panning. Index and data
 * share port 3C0h; a flip-flop, reset by reading input status 1, says whose turn it is. Port 3C1h reads.
 */
final class AttributeController implements Stateful {
    /** 16 palette registers, Mode Control, Overscan, Colour Plane Enable, Pixel Panning, Colour Select. */
    static final int REGISTERS = 21;

    private final ScreenChanges changes;
    private int index;
    private boolean dataNext;
    private final byte[] registers = new byte[REGISTERS];

    AttributeController(ScreenChanges changes) {
        this.changes = changes;
    }

    /** Reading input status 1: the next write to 3C0h is an index. */
    void resetFlipFlop() {
        dataNext = false;
    }

    int readIndex() {
        return index;
    }

    int readData() {
        int register = index & 0x1f;
        return register < REGISTERS ? registers[register] & 0xff : 0xff;
    }

    void write(int value) {
        if (dataNext) {
            int register = index & 0x1f;
            if (register < REGISTERS) {
                set(register, value);
            }
        } else {
            setIndex(value & 0x3f);
        }
        dataNext = !dataNext;
    }

    void set(int register, int value) {
        byte stored = (byte) (value & writable(register));
        if (registers[register] != stored) {
            registers[register] = stored;
            changes.count++;
        }
    }

    private static int writable(int register) {
        if (register < 16) {
            return 0x3f;
        }
        return switch (register) {
            case 0x10 -> 0xef;
            case 0x11 -> 0xff;
            case 0x12 -> 0x3f;
            default -> 0x0f;
        };
    }

    /** Palette Address Source (index bit 5): clear blanks the screen, as the palette belongs to the CPU. */
    void enableDisplay() {
        setIndex(0x20);
        dataNext = false;
    }

    private void setIndex(int value) {
        if (((index ^ value) & 0x20) != 0) {
            changes.count++;
        }
        index = value;
    }

    boolean displayEnabled() {
        return (index & 0x20) != 0;
    }

    /** AR10 bit 2: codes C0h-DFh repeat their eighth dot in the ninth. */
    boolean lineGraphics() {
        return (registers[0x10] & 4) != 0;
    }

    /** AR10 bit 3: attribute bit 7 blinks; else it brightens the background. In graphics, pixel bit 3 blinks. */
    boolean blink() {
        return (registers[0x10] & 8) != 0;
    }

    /** AR10 bit 5: below the line of the CRTC's line compare the panning is zero. */
    boolean panningStopsAtSplit() {
        return (registers[0x10] & 0x20) != 0;
    }

    int panning() {
        return registers[0x13] & 15;
    }

    int overscan() {
        return registers[0x11] & 0xff;
    }

    /** The DAC entry (0-255) for a colour of four bits. */
    int dacIndex(int color) {
        int entry = registers[color & registers[0x12] & 15] & 0x3f;
        int select = registers[0x14];
        boolean paletteBits45Replaced = (registers[0x10] & 0x80) != 0;
        int low = paletteBits45Replaced ? entry & 0x0f | (select & 3) << 4 : entry;
        return low | (select & 0x0c) << 4;
    }

    @Override
    public void save(StateWriter out) {
        out.number("index", index);
        out.flag("dataNext", dataNext);
        out.bytes("ar", registers);
    }

    @Override
    public void load(StateReader in) {
        index = (int) in.number("index");
        dataNext = in.flag("dataNext");
        in.bytes("ar", registers);
    }
}
