package dev.emu64.bios;

import dev.emu64.bus.PortBus;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;
import dev.emu64.memory.GuestMemory;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/** INT 10h: modes, cursor, scrolling, cells, teletype, palette, fonts' facts and display combination. */
final class Int10Video implements Stateful {
    private final GuestMemory memory;
    private final BiosDataArea bda;
    private final PortBus ports;
    private final TextPage text;
    private final VideoHardware hardware;
    private final VbeServices vbe;
    private final VideoPalette palette;
    private final VideoFonts fonts;

    Int10Video(GuestMemory memory, BiosDataArea bda, PortBus ports, VideoHardware hardware) {
        this.memory = memory;
        this.bda = bda;
        this.ports = ports;
        this.hardware = hardware;
        this.text = new TextPage(memory, bda, ports);
        this.vbe = new VbeServices(memory, hardware, this);
        this.palette = new VideoPalette(memory, ports);
        this.fonts = new VideoFonts(memory, bda, ports, hardware, text);
    }

    @Override
    public void save(StateWriter out) {
        out.part("vbe", vbe);
        out.part("fonts", fonts);
    }

    @Override
    public void load(StateReader in) {
        in.part("vbe", vbe);
        in.part("fonts", fonts);
    }

    void call(BiosCall call) {
        switch (call.ah()) {
            case 0x00 -> setMode(call);
            case 0x01 -> text.cursorShape(call.ch(), call.cl());
            case 0x02 -> text.cursor(call.bh(), call.dh(), call.dl());
            case 0x03 -> {
                call.low16(Cpu.RDX, text.cursor(call.bh()));
                call.low16(Cpu.RCX, bda.wordAt(BiosDataArea.CURSOR_SHAPE));
            }
            case 0x05 -> text.select(call.al() & 7);
            case 0x06, 0x07 -> text.scroll(call.ah() == 6, call.al(), call.bh(), call.ch(), call.cl(), call.dh(), call.dl());
            case 0x08 -> {
                int position = text.cursor(call.bh());
                call.low16(Cpu.RAX, text.cell(call.bh(), position >>> 8, position & 0xff));
            }
            case 0x09, 0x0a -> writeCells(call);
            case 0x0b -> palette.border(call);
            case 0x0c, 0x0d -> pixel(call);
            case 0x0e -> text.teletype(text.activePage(), call.al());
            case 0x0f -> {
                call.low16(Cpu.RAX, text.columns() << 8 | bda.byteAt(BiosDataArea.VIDEO_MODE));
                call.bh(text.activePage());
            }
            case 0x10 -> palette.call(call);
            case 0x11 -> fonts.call(call);
            case 0x12 -> alternateSelect(call);
            case 0x13 -> writeString(call);
            case 0x1a -> displayCombination(call);
            case 0x1b -> functionality(call);
            case 0x4f -> vbe.call(call);
            default -> {
                // unknown functions return with all registers unchanged, as VGA BIOSes do
            }
        }
    }

    /** Points the font vectors into the ROM. */
    void initialise() {
        fonts.vectors();
    }

    private void setMode(BiosCall call) {
        int mode = call.al() & 0x7f;
        boolean clear = (call.al() & 0x80) == 0;
        if (enterMode(mode, clear)) {
            call.al(mode > 7 ? 0x20 : mode == 6 ? 0x3f : 0x30);
        }
    }

    /** Programs a standard mode and makes the BDA agree; false if the adapter does not have it. */
    boolean enterMode(int mode, boolean clear) {
        if (!hardware.setMode(mode, clear)) {
            return false;
        }
        vbe.standardMode(mode);
        boolean wide = mode >= 2 && mode != 4 && mode != 5 && mode != 0x0d && mode != 0x13;
        boolean tall = mode == 0x11 || mode == 0x12;
        bda.byteAt(BiosDataArea.VIDEO_MODE, mode);
        bda.wordAt(BiosDataArea.COLUMNS, wide ? 80 : 40);
        bda.wordAt(BiosDataArea.PAGE_BYTES, mode <= 1 ? 0x800 : mode <= 3 || mode == 7 ? 0x1000 : 0x4000);
        bda.wordAt(BiosDataArea.PAGE_START, 0);
        memory.fill(BiosDataArea.CURSOR_POSITIONS, 16, 0);
        bda.byteAt(BiosDataArea.ACTIVE_PAGE, 0);
        bda.wordAt(BiosDataArea.CRTC_PORT, mode == 7 || mode == 0x0f ? 0x3b4 : 0x3d4);
        bda.byteAt(BiosDataArea.ROWS_MINUS_ONE, tall ? 29 : 24);
        bda.wordAt(BiosDataArea.CHARACTER_HEIGHT, mode <= 3 || mode == 7 || tall ? 16 : mode == 0x10 || mode == 0x0f ? 14 : 8);
        bda.byteAt(BiosDataArea.VIDEO_CONTROL, clear ? 0x60 : 0xe0);
        bda.byteAt(BiosDataArea.VIDEO_SWITCHES, 0xf9);
        bda.byteAt(BiosDataArea.VIDEO_DISPLAY, 0x51);
        if (text.isText()) {
            text.cursorShape(6, 7);
            text.cursor(0, 0, 0);
        }
        return true;
    }

    private void writeCells(BiosCall call) {
        if (!text.isText()) {
            return;
        }
        int position = text.cursor(call.bh());
        int cell = (position >>> 8) * text.columns() + (position & 0xff);
        for (int i = 0; i < call.cx() && cell < text.rows() * text.columns(); i++, cell++) {
            int row = cell / text.columns();
            int column = cell % text.columns();
            if (call.ah() == 9) {
                text.cell(call.bh(), row, column, call.al(), call.bl());
            } else {
                text.character(call.bh(), row, column, call.al());
            }
        }
    }

    /** AH=0Ch/0Dh: a pixel of mode 13h or of a 16-colour mode (write mode 2 with the bit mask). */
    private void pixel(BiosCall call) {
        int mode = bda.byteAt(BiosDataArea.VIDEO_MODE);
        if (mode == 0x13) {
            long address = 0xa0000 + 320L * call.dx() + call.cx();
            if (call.ah() == 0x0c) {
                memory.write(address, 1, call.al());
            } else {
                call.al((int) memory.read(address, 1));
            }
        } else if (mode >= 0x0d && mode <= 0x12) {
            planarPixel(call, mode == 0x0d ? 40 : 80);
        }
    }

    private void planarPixel(BiosCall call, int bytesPerLine) {
        long address = 0xa0000 + (long) bytesPerLine * call.dx() + call.cx() / 8;
        int mask = 0x80 >>> (call.cx() & 7);
        if (call.ah() == 0x0c) {
            graphics(8, mask);
            graphics(5, 2);
            graphics(3, (call.al() & 0x80) != 0 ? 0x18 : 0);
            memory.read(address, 1);
            memory.write(address, 1, call.al() & 15);
            graphics(3, 0);
            graphics(5, 0);
            graphics(8, 0xff);
            return;
        }
        int colour = 0;
        for (int plane = 0; plane < 4; plane++) {
            graphics(4, plane);
            colour |= (memory.read(address, 1) & mask) != 0 ? 1 << plane : 0;
        }
        call.al(colour);
    }

    private void graphics(int register, int value) {
        ports.out(0x3ce, 1, register);
        ports.out(0x3cf, 1, value);
    }

    private void alternateSelect(BiosCall call) {
        if (call.bl() == 0x10) {
            call.bh(0);
            call.bl(3);
            call.low16(Cpu.RCX, 9);
        } else if (call.bl() >= 0x30 && call.bl() <= 0x36) {
            call.al(0x12);
        }
    }

    /** AH=13h: CX characters at ES:BP to DH,DL; AL bit 0 moves the cursor, bit 1 means that cells carry attributes. */
    private void writeString(BiosCall call) {
        int page = call.bh();
        int saved = text.cursor(page);
        text.cursor(page, call.dh(), call.dl());
        long source = call.address(Segment.ES, call.bp());
        for (int i = 0; i < call.cx(); i++) {
            int character = (int) memory.read(source++, 1);
            int attribute = (call.al() & 2) != 0 ? (int) memory.read(source++, 1) : call.bl();
            boolean acts = character == 7 || character == 8 || character == '\n' || character == '\r';
            if (!acts && text.isText()) {
                int position = text.cursor(page);
                text.cell(page, position >>> 8, position & 0xff, character, attribute);
            }
            text.teletype(page, character);
        }
        if ((call.al() & 1) == 0) {
            text.cursor(page, saved >>> 8, saved & 0xff);
        }
    }

    private void displayCombination(BiosCall call) {
        if (call.al() == 0) {
            call.low16(Cpu.RBX, 8);
        }
        call.al(0x1a);
    }

    /** AH=1Bh: functionality and state, 64 bytes at ES:DI; the static table is not offered (null pointer). */
    private void functionality(BiosCall call) {
        long table = call.address(Segment.ES, call.di());
        memory.fill(table, 64, 0);
        for (int i = 0; i < 30; i++) {
            memory.write(table + 4 + i, 1, bda.byteAt(BiosDataArea.VIDEO_MODE + i));
        }
        memory.write(table + 0x22, 1, bda.byteAt(BiosDataArea.ROWS_MINUS_ONE) + 1);
        memory.write(table + 0x23, 2, bda.wordAt(BiosDataArea.CHARACTER_HEIGHT));
        memory.write(table + 0x25, 1, 8);
        memory.write(table + 0x31, 1, 3);
        call.al(0x1b);
    }
}
