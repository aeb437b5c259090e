package dev.emu64.bios;

import dev.emu64.bus.PortBus;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;
import dev.emu64.display.Font;
import dev.emu64.memory.GuestMemory;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * INT 10h AH=11h: character generators. The ROM's fonts lie at C000:1000 and up; they are drawn there when first asked
 * for, since most guests never look.
 */
final class VideoFonts implements Stateful {
    /** Interrupt vector of the graphics font; 1Fh points to the upper half of the 8x8 one. */
    private static final int GRAPHICS_VECTOR = 0x43;
    private static final int UPPER_8X8_VECTOR = 0x1f;
    private static final int ROM_SEGMENT = 0xc000;
    private static final int ROM_8X16 = 0x1000;
    private static final int ROM_8X14 = 0x2000;
    private static final int ROM_8X8 = 0x3000;
    private static final int CRTC_MAXIMUM_SCAN_LINE = 9;
    private static final int SCAN_LINES = 400;
    /** Functions with this bit set also reprogram the CRTC for the new cell height. */
    private static final int RECALCULATES = 0x10;

    private final GuestMemory memory;
    private final BiosDataArea bda;
    private final PortBus ports;
    private final VideoHardware hardware;
    private final TextPage text;
    private boolean romDrawn;

    VideoFonts(GuestMemory memory, BiosDataArea bda, PortBus ports, VideoHardware hardware, TextPage text) {
        this.memory = memory;
        this.bda = bda;
        this.ports = ports;
        this.hardware = hardware;
        this.text = text;
    }

    @Override
    public void save(StateWriter out) {
        out.flag("romDrawn", romDrawn);
    }

    @Override
    public void load(StateReader in) {
        romDrawn = in.flag("romDrawn");
    }

    /** Points the font vectors into the ROM, as POST does. */
    void vectors() {
        pointVector(GRAPHICS_VECTOR, ROM_8X16);
        pointVector(UPPER_8X8_VECTOR, ROM_8X8 + 128 * 8);
    }

    private void pointVector(int vector, int offset) {
        memory.write(vector * 4L, 4, (long) ROM_SEGMENT << 16 | offset);
    }

    void call(BiosCall call) {
        drawRom();
        switch (call.al()) {
            case 0x00, 0x10 -> load(call, call.bh(), call.dx(), call.cx(), userGlyphs(call));
            case 0x01, 0x11 -> load(call, 14, 0, 256, rom(ROM_8X14, 14));
            case 0x02, 0x12 -> load(call, 8, 0, 256, rom(ROM_8X8, 8));
            case 0x04, 0x14 -> load(call, 16, 0, 256, rom(ROM_8X16, 16));
            case 0x03 -> {
                ports.out(0x3c4, 1, 3);
                ports.out(0x3c5, 1, call.bl());
            }
            case 0x30 -> information(call);
            default -> {
                // graphics-mode fonts are read through vector 43h by guests themselves
            }
        }
    }

    private void drawRom() {
        if (!romDrawn) {
            romDrawn = true;
            draw(ROM_8X16, 16);
            draw(ROM_8X14, 14);
            draw(ROM_8X8, 8);
        }
    }

    private void draw(int offset, int height) {
        Font font = Font.rom(8, height, false);
        byte[] glyphs = new byte[256 * height];
        for (int at = 0; at < glyphs.length; at++) {
            glyphs[at] = (byte) font.line(at / height, at % height);
        }
        memory.installRom((ROM_SEGMENT << 4) + offset, glyphs);
    }

    private byte[] rom(int offset, int height) {
        byte[] glyphs = new byte[256 * height];
        memory.copyOut(((long) ROM_SEGMENT << 4) + offset, glyphs, 0, glyphs.length);
        return glyphs;
    }

    private byte[] userGlyphs(BiosCall call) {
        byte[] glyphs = new byte[call.cx() * call.bh()];
        memory.copyOut(call.address(Segment.ES, call.bp()), glyphs, 0, glyphs.length);
        return glyphs;
    }

    private void load(BiosCall call, int height, int first, int count, byte[] glyphs) {
        if (height == 0 || height > 32 || first + count > 256) {
            return;
        }
        hardware.loadFont(call.bl() & 7, first, height, glyphs);
        if ((call.al() & RECALCULATES) != 0 && text.isText()) {
            int crtc = bda.wordAt(BiosDataArea.CRTC_PORT);
            ports.out(crtc, 1, CRTC_MAXIMUM_SCAN_LINE);
            ports.out(crtc + 1, 1, ports.in(crtc + 1, 1) & 0xe0 | height - 1);
            int rows = SCAN_LINES / height;
            bda.byteAt(BiosDataArea.ROWS_MINUS_ONE, rows - 1);
            bda.wordAt(BiosDataArea.CHARACTER_HEIGHT, height);
            bda.wordAt(BiosDataArea.PAGE_BYTES, rows * text.columns() * 2);
            text.cursorShape(height - 2, height - 1);
        }
    }

    /** AL=30h: the font that BH names in ES:BP, the present cell height in CX, rows less one in DL. */
    private void information(BiosCall call) {
        long pointer = switch (call.bh()) {
            case 0 -> memory.read(UPPER_8X8_VECTOR * 4L, 4);
            case 1 -> memory.read(GRAPHICS_VECTOR * 4L, 4);
            case 2, 5 -> (long) ROM_SEGMENT << 16 | ROM_8X14;
            case 3 -> (long) ROM_SEGMENT << 16 | ROM_8X8;
            case 4 -> (long) ROM_SEGMENT << 16 | ROM_8X8 + 128 * 8;
            default -> (long) ROM_SEGMENT << 16 | ROM_8X16;
        };
        call.cpu.loadSegment(Segment.ES, (int) (pointer >>> 16));
        call.low16(Cpu.RBP, (int) pointer & 0xffff);
        call.low16(Cpu.RCX, bda.wordAt(BiosDataArea.CHARACTER_HEIGHT));
        call.low16(Cpu.RDX, call.dh() << 8 | bda.byteAt(BiosDataArea.ROWS_MINUS_ONE));
    }
}
