package dev.emu64.device.vga;

import dev.emu64.bits.LittleEndian;
import dev.emu64.bus.MmioHandler;
import dev.emu64.display.Font;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;
import java.util.Arrays;

/**
 * The 256 KiB of display memory behind A0000h-BFFFFh: four planes of 64 KiB, with the latches and the data path of
 * the graphics controller between them and the CPU.
 *
 * <p>The four bytes of one plane offset lie side by side (offset × 4 + plane), so the latches load and store as one
 * int and a text cell (code in plane 0, attribute in plane 1) as one short. In text mode, which is nearly all of
 * the traffic, the window is plain memory ({@link TextWindow}), or, where there is none, an access is one compare and
 * one plain store.
 *
 * <p>The ROM font is copied into plane 2 only when somebody looks there.
 */
final class PlanarMemory implements MmioHandler, Stateful {
    /** Where the window begins in the physical address space. */
    static final int BASE = 0xa0000;
    static final int PLANE_BYTES = 0x10000;

    private enum Path { NONE, TEXT, PLANAR, BANKED }

    private final Sequencer sequencer;
    private final GraphicsController graphics;
    private final LinearFramebuffer framebuffer;
    private final ScreenChanges changes;
    private final TextWindow text;
    private final byte[] memory = new byte[4 * PLANE_BYTES];
    /** Nothing was ever written to planes 0 and 1. */
    private boolean blank = true;
    private int latches;

    private Path path = Path.NONE;
    private int bankOffset;
    private int windowStart;
    private int windowEnd;
    private int pendingRomFont;
    private int romFontHeight;
    private long fontVersion;

    PlanarMemory(Sequencer sequencer, GraphicsController graphics, LinearFramebuffer framebuffer, ScreenChanges changes,
            TextWindow text) {
        this.text = text;
        this.sequencer = sequencer;
        this.graphics = graphics;
        this.framebuffer = framebuffer;
        this.changes = changes;
    }

    /** Chooses the path that accesses take; called after every register write that could change it. */
    void reroute(boolean enabled, boolean banked, int bankOffset) {
        this.bankOffset = bankOffset;
        switch (graphics.memoryMap()) {
            case 0 -> window(0, 0x20000);
            case 1 -> window(0, 0x10000);
            case 2 -> window(0x10000, 0x18000);
            default -> window(0x18000, 0x20000);
        }
        if (!enabled) {
            path = Path.NONE;
        } else if (banked) {
            path = Path.BANKED;
            window(0, 0x10000);
        } else {
            path = plainText() ? Path.TEXT : Path.PLANAR;
        }
        text.route(path == Path.TEXT, windowStart, memory, blank);
    }

    private void window(int start, int end) {
        windowStart = BASE + start;
        windowEnd = BASE + end;
    }

    /** Even addresses are codes in plane 0, odd ones attributes in plane 1, and nothing happens on the way. */
    private boolean plainText() {
        return sequencer.oddEven() && !sequencer.chain4() && sequencer.mapMask() == 3 && graphics.memoryMap() >= 2
                && graphics.chainOddEven() && graphics.oddEvenReads() && !graphics.readMode1()
                && graphics.readMap() < 2 && graphics.plainWrites();
    }

    // text path

    @Override
    public long read(long address, int size) {
        int offset = (int) address - windowStart;
        if (path == Path.TEXT && offset >= 0 && (int) address + size <= windowEnd && (offset & size - 1 & 1) == 0) {
            return readText(offset, size);
        }
        return readSlow(address, size);
    }

    @Override
    public void write(long address, int size, long value) {
        int offset = (int) address - windowStart;
        if (path == Path.TEXT && offset >= 0 && (int) address + size <= windowEnd && (offset & size - 1 & 1) == 0) {
            writeText(offset, size, value);
        } else {
            writeSlow(address, size, value);
        }
    }

    private long readText(int offset, int size) {
        int last = offset + size - 1;
        latches = LittleEndian.get32(memory, (last & ~1) << 2);
        if (size == 1) {
            return memory[(offset & ~1) << 2 | offset & 1] & 0xff;
        }
        long value = 0;
        for (int at = 0; at < size; at += 2) {
            value |= (long) LittleEndian.get16(memory, offset + at << 2) << (at << 3);
        }
        return value;
    }

    private void writeText(int offset, int size, long value) {
        blank = false;
        if (size == 1) {
            int at = (offset & ~1) << 2 | offset & 1;
            if (memory[at] != (byte) value) {
                memory[at] = (byte) value;
                changes.count++;
            }
            return;
        }
        long rest = value;
        for (int at = 0; at < size; at += 2, rest >>>= 16) {
            int cell = offset + at << 2;
            if (LittleEndian.get16(memory, cell) != ((int) rest & 0xffff)) {
                LittleEndian.put16(memory, cell, (int) rest);
                changes.count++;
            }
        }
    }

    // all other paths, byte by byte

    private long readSlow(long address, int size) {
        if (path == Path.BANKED && inWindow(address, size)) {
            return framebuffer.readOffset(bankOffset + (int) address - windowStart, size);
        }
        long value = 0;
        for (int at = 0; at < size; at++) {
            value |= (long) readByte((int) address + at) << (at << 3);
        }
        return value;
    }

    private void writeSlow(long address, int size, long value) {
        if (path == Path.BANKED && inWindow(address, size)) {
            framebuffer.writeOffset(bankOffset + (int) address - windowStart, size, value);
            return;
        }
        for (int at = 0; at < size; at++) {
            writeByte((int) address + at, (int) (value >>> (at << 3)) & 0xff);
        }
    }

    private boolean inWindow(long address, int size) {
        return address >= windowStart && address + size <= windowEnd;
    }

    private int readByte(int address) {
        if (path == Path.NONE || !inWindow(address, 1)) {
            return 0xff;
        }
        int offset = address - windowStart;
        if (path == Path.BANKED) {
            return (int) framebuffer.readOffset(bankOffset + offset, 1);
        }
        loadPendingFont();
        latches = LittleEndian.get32(memory, planeOffset(offset) << 2);
        if (graphics.readMode1()) {
            return compareColors();
        }
        int plane = graphics.readMap();
        if (sequencer.chain4()) {
            plane = offset & 3;
        } else if (graphics.oddEvenReads()) {
            plane = plane & 2 | offset & 1;
        }
        return latches >>> (plane << 3) & 0xff;
    }

    /** Read mode 1: a bit is set where all planes that GR7 cares about match GR2. */
    private int compareColors() {
        int differing = (latches ^ spread(graphics.colorCompare())) & spread(graphics.colorDontCare());
        int folded = differing | differing >>> 16;
        return ~(folded | folded >>> 8) & 0xff;
    }

    private void writeByte(int address, int value) {
        if (path == Path.NONE || !inWindow(address, 1)) {
            return;
        }
        int offset = address - windowStart;
        if (path == Path.BANKED) {
            framebuffer.writeOffset(bankOffset + offset, 1, value);
            return;
        }
        int planes = sequencer.mapMask();
        if (sequencer.chain4()) {
            planes &= 1 << (offset & 3);
        } else if (sequencer.oddEven()) {
            planes &= (offset & 1) == 0 ? 5 : 10;
        }
        store(planeOffset(offset), spread(planes), throughDataPath(value));
    }

    /** The offset within each plane for an offset within the window: the address bits that choose a plane are cleared. */
    private int planeOffset(int offset) {
        if (sequencer.chain4()) {
            return offset & 0xfffc;
        }
        if (graphics.chainOddEven()) {
            return offset & 0xfffe | (graphics.memoryMap() == 0 ? offset >> 16 & 1 : 0);
        }
        return offset & 0xffff;
    }

    /** What the four write modes make of a byte: the value for all four planes. */
    private int throughDataPath(int value) {
        int rotated = (value >>> graphics.rotate() | value << 8 - graphics.rotate()) & 0xff;
        int bitMask = graphics.bitMask();
        int data;
        switch (graphics.writeMode()) {
            case 0 -> {
                int fromSetReset = spread(graphics.enableSetReset());
                data = rotated * 0x01010101 & ~fromSetReset | spread(graphics.setReset()) & fromSetReset;
            }
            case 1 -> {
                return latches;
            }
            case 2 -> data = spread(value & 15);
            default -> {
                data = spread(graphics.setReset());
                bitMask &= rotated;
            }
        }
        data = switch (graphics.function()) {
            case 0 -> data;
            case 1 -> data & latches;
            case 2 -> data | latches;
            default -> data ^ latches;
        };
        int bits = bitMask * 0x01010101;
        return data & bits | latches & ~bits;
    }

    private void store(int offset, int planes, int data) {
        if ((planes & 0xff0000) != 0) {
            loadPendingFont();
        }
        int old = LittleEndian.get32(memory, offset << 2);
        int stored = old & ~planes | data & planes;
        if (stored != old) {
            blank = false;
            LittleEndian.put32(memory, offset << 2, stored);
            changes.count++;
            if (((stored ^ old) & 0xff0000) != 0) {
                touchFont();
            }
        }
    }

    /** Four plane bits as four bytes of all zeros or all ones. */
    private static int spread(int planes) {
        return (planes * 0x00204081 & 0x01010101) * 0xff;
    }

    // what the display side and the BIOS see

    /** The byte of {@code plane} (0-3) at an offset of 0-FFFFh. */
    int plane(int plane, int offset) {
        return memory[(offset & 0xffff) << 2 | plane] & 0xff;
    }

    /** All four planes at an offset, plane 0 in the low byte. */
    int planes(int offset) {
        int planes = LittleEndian.get32(memory, (offset & 0xffff) << 2);
        if (text.open() && (offset & 0x8001) == 0) {
            return planes & 0xffff0000 | text.cell(offset & 0xffff);
        }
        return planes;
    }

    /** Finds out, for {@link ScreenChanges}, whether codes or attributes have changed in the first {@code bytes} of the window. */
    void look(int bytes) {
        if (text.look(bytes)) {
            blank = false;
            changes.count++;
        }
    }

    /** Fills the codes and attributes of the whole 32 KiB text window. */
    void clearText(int code, int attribute) {
        blank = false;
        changes.count++;
        if (text.open()) {
            text.fill(code, attribute);
            return;
        }
        // plain stores: this runs at power-on, where a VarHandle is still interpreted
        for (int at = 0; at < TextWindow.BYTES * 4; at += 8) {
            memory[at] = (byte) code;
            memory[at + 1] = (byte) attribute;
        }
    }

    void clearAll() {
        Arrays.fill(memory, (byte) 0);
        pendingRomFont = 0;
        touchFont();
        changes.count++;
    }

    private void touchFont() {
        romFontHeight = 0;
        fontVersion++;
    }

    /** Plane 2 holds the ROM font of this height from now on, at offset 0. */
    void useRomFont(int height) {
        pendingRomFont = height;
        romFontHeight = height;
        fontVersion++;
        changes.count++;
    }

    /** Loads glyphs of {@code height} bytes each into the 8 KiB block (0-7) of plane 2, from code {@code first} on. */
    void loadFont(int block, int first, int height, byte[] glyphs) {
        loadPendingFont();
        int base = blockOffset(block) + first * 32;
        for (int at = 0; at < glyphs.length; at++) {
            int offset = base + at / height * 32 + at % height;
            memory[(offset & 0xffff) << 2 | 2] = glyphs[at];
        }
        touchFont();
        changes.count++;
    }

    /** Blocks 0-3 begin at multiples of 16 KiB, blocks 4-7 in the 8 KiB gaps between them. */
    private static int blockOffset(int block) {
        return (block & 3) << 14 | (block >> 2 & 1) << 13;
    }

    /** The height of the ROM font that plane 2 holds at offset 0 and nothing has changed since, or 0. */
    int romFontHeight() {
        return romFontHeight;
    }

    /** Changes with every change of plane 2. */
    long fontVersion() {
        return fontVersion;
    }

    /** The glyphs at one or two offsets of plane 2, 256 each, {@code height} bytes a glyph. */
    byte[] glyphs(int height, int... offsets) {
        loadPendingFont();
        byte[] glyphs = new byte[offsets.length * 256 * height];
        int at = 0;
        for (int offset : offsets) {
            for (int code = 0; code < 256; code++) {
                for (int line = 0; line < height; line++) {
                    glyphs[at++] = (byte) plane(2, offset + code * 32 + line);
                }
            }
        }
        return glyphs;
    }

    private void loadPendingFont() {
        int height = pendingRomFont;
        if (height == 0) {
            return;
        }
        pendingRomFont = 0;
        Font font = Font.rom(8, height, false);
        for (int code = 0; code < 256; code++) {
            for (int line = 0; line < 32; line++) {
                memory[(code * 32 + line) << 2 | 2] = (byte) (line < height ? font.line(code, line) : 0);
            }
        }
    }

    @Override
    public void save(StateWriter out) {
        loadPendingFont();
        text.writeBack(memory);
        out.number("latches", latches);
        out.bytes("memory", memory);
    }

    @Override
    public void load(StateReader in) {
        text.drop();
        blank = false;
        latches = (int) in.number("latches");
        in.bytes("memory", memory);
        pendingRomFont = 0;
        touchFont();
        changes.count++;
    }
}
