package dev.emu64.device.vga;

import dev.emu64.bus.MmioHandler;
import dev.emu64.bus.PlainMemory;
import dev.emu64.bus.PortHandler;
import dev.emu64.clock.VirtualClock;
import dev.emu64.display.Screen;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * A VGA with the Bochs VBE extension. It wakes up as a video BIOS leaves it: mode 3, 80 columns of 25 rows, the 16-line
 * font in plane 2.
 *
 * <p>Ports: 3B0h-3BBh and 3C0h-3DFh (8 bits; the CRTC and input status 1 answer at 3Bxh or 3Dxh as bit 0 of the
 * miscellaneous output register says), 1CEh and 1CFh (16 bits). Memory: {@link #window} at A0000h-BFFFFh,
 * {@link #framebuffer} at {@link LinearFramebuffer#DEFAULT_BASE}. The vertical interrupt is not connected, as on most
 * adapters. Register numbers are IBM's: SR, CR, GR, AR (IBM, PS/2 Hardware Interface Technical Reference).
 */
public final class Vga implements PortHandler, Stateful {
    /** First address and size of {@link #window}. */
    public static final long WINDOW_BASE = PlanarMemory.BASE;
    public static final int WINDOW_BYTES = 0x20000;
    public static final int DISPI_INDEX_PORT = 0x1ce;
    public static final int DISPI_DATA_PORT = 0x1cf;

    /** A screen of 80 columns and 50 rows, and the rows behind it that one more could scroll in. */
    private static final int UNMOVED_TEXT_BYTES = 0x2000;

    private final ScreenChanges changes = new ScreenChanges();
    private final Sequencer sequencer = new Sequencer(changes);
    private final GraphicsController graphics = new GraphicsController(changes);
    private final AttributeController attributes = new AttributeController(changes);
    private final Dac dac = new Dac(changes);
    private final Crtc crtc = new Crtc(changes);
    private final LinearFramebuffer framebuffer = new LinearFramebuffer(changes);
    private final Dispi dispi = new Dispi(framebuffer, dac, changes);
    private final PlanarMemory memory;
    private final Retrace retrace;
    private final TextScan textScan;
    private int miscellaneous;
    private int feature;
    private int subsystemEnable = 1;

    /**
     * An adapter in mode 3.
     *
     * @param clock what the retrace follows
     * @param plain what may stand in for {@link #window} in text modes; null if all accesses come there
     */
    public Vga(VirtualClock clock, PlainMemory plain) {
        memory = new PlanarMemory(sequencer, graphics, framebuffer, changes, new TextWindow(plain));
        textScan = new TextScan(sequencer, crtc, attributes, dac, memory);
        retrace = new Retrace(clock, crtc, sequencer);
        setVideoMode(3, true);
    }

    /** The memory at A0000h-BFFFFh. */
    public MmioHandler window() {
        return memory;
    }

    /** The linear framebuffer's aperture. */
    public LinearFramebuffer framebuffer() {
        return framebuffer;
    }

    /** Grows whenever display memory or a display register changes; equal readings mean an equal picture. */
    public long changes() {
        // whoever asks at every instruction compares what an unmoved screen can show
        memory.look(crtc.startAddress() == 0 ? UNMOVED_TEXT_BYTES : TextWindow.BYTES);
        return changes.count;
    }

    /** What a monitor would show now: a text screen or a frame. */
    public Screen screen() {
        memory.look(TextWindow.BYTES);
        if (dispi.enabled()) {
            return new FramebufferScan(dispi, dac, framebuffer).read();
        }
        boolean off = !attributes.displayEnabled() || sequencer.screenOff() || !crtc.syncEnabled();
        if (graphics.graphics()) {
            return new PlanarScan(graphics, crtc, attributes, dac, memory).read(off);
        }
        return textScan.read(off);
    }

    /** Whether the adapter shows characters rather than pixels. */
    public boolean textMode() {
        return !dispi.enabled() && !graphics.graphics();
    }

    // what a video BIOS does

    /**
     * Sets standard mode 00h-07h or 0Dh-13h with its registers, default colours and, in text modes, font.
     *
     * @param clear whether display memory is cleared (blanks with attribute 07h in text modes)
     * @return false, and nothing changed, where a VGA has no such mode
     */
    public boolean setVideoMode(int number, boolean clear) {
        BiosMode mode = BiosModes.find(number);
        if (mode == null) {
            return false;
        }
        dispi.set(Dispi.ENABLE, 0);
        programRegisters(mode);
        mode.palette().loadInto(dac);
        dac.setPelMask(0xff);
        reroute();
        if (clear && mode.text()) {
            memory.clearText(0x20, 0x07);
        } else if (clear) {
            memory.clearAll();
        }
        if (mode.text()) {
            memory.useRomFont(mode.cellHeight());
        }
        return true;
    }

    private void programRegisters(BiosMode mode) {
        sequencer.set(0, 3);
        for (int register = 1; register < Sequencer.REGISTERS; register++) {
            sequencer.set(register, mode.register(BiosMode.SEQUENCER + register - 1));
        }
        miscellaneous = mode.register(BiosMode.MISCELLANEOUS);
        for (int register = 0; register < Crtc.REGISTERS; register++) {
            crtc.set(register, mode.register(BiosMode.CRTC + register));
        }
        for (int register = 0; register < AttributeController.REGISTERS - 1; register++) {
            attributes.set(register, mode.register(BiosMode.ATTRIBUTE + register));
        }
        attributes.set(AttributeController.REGISTERS - 1, 0);
        attributes.enableDisplay();
        for (int register = 0; register < GraphicsController.REGISTERS; register++) {
            graphics.set(register, mode.register(BiosMode.GRAPHICS + register));
        }
    }

    /**
     * Sets a VESA mode through the DISPI registers; the 8-bit modes get the 256 default colours.
     *
     * @param clear whether the framebuffer is cleared
     */
    public void setVbeMode(VbeMode mode, boolean clear) {
        dispi.set(Dispi.ENABLE, 0);
        dispi.set(Dispi.XRES, mode.width());
        dispi.set(Dispi.YRES, mode.height());
        dispi.set(Dispi.BPP, mode.bitsPerPixel());
        if (!mode.directColor()) {
            DefaultPalette.VGA.loadInto(dac);
            dac.setPelMask(0xff);
        }
        dispi.set(Dispi.ENABLE, Dispi.ENABLED | Dispi.LINEAR | (clear ? 0 : Dispi.KEEP_MEMORY));
        reroute();
    }

    /**
     * Loads glyphs into plane 2 (INT 10h AH=11h).
     *
     * @param block 0-7, of 8 KiB each
     * @param first code of the first glyph
     * @param height bytes a glyph
     */
    public void loadFont(int block, int first, int height, byte[] glyphs) {
        memory.loadFont(block, first, height, glyphs);
    }

    // ports

    @Override
    public int in8(int port) {
        if (port < 0x3b0) {
            return in16(port) & 0xff;
        }
        if (port < 0x3c0 || port >= 0x3d0) {
            return answersAt(port) ? inCrtcBlock(port & 15) : 0xff;
        }
        return switch (port) {
            case 0x3c0 -> attributes.readIndex();
            case 0x3c1 -> attributes.readData();
            case 0x3c2 -> 0x10;
            case 0x3c3 -> subsystemEnable;
            case 0x3c4 -> sequencer.index();
            case 0x3c5 -> sequencer.read();
            case 0x3c6 -> dac.pelMask();
            case 0x3c7 -> dac.state();
            case 0x3c8 -> dac.writeIndex();
            case 0x3c9 -> dac.readData();
            case 0x3ca -> feature;
            case 0x3cc -> miscellaneous;
            case 0x3ce -> graphics.index();
            case 0x3cf -> graphics.read();
            default -> 0xff;
        };
    }

    /** Of the two address ranges of CRTC and status, only the one that MISC bit 0 chooses is decoded. */
    private boolean answersAt(int port) {
        return port >= 0x3d0 == ((miscellaneous & 1) != 0);
    }

    private int inCrtcBlock(int register) {
        return switch (register) {
            case 0x4 -> crtc.index();
            case 0x5 -> crtc.read();
            case 0xa -> {
                attributes.resetFlipFlop();
                yield retrace.status(miscellaneous);
            }
            default -> 0xff;
        };
    }

    @Override
    public void out8(int port, int value) {
        if (port < 0x3b0) {
            out16(port, value);
            return;
        }
        if (port < 0x3c0 || port >= 0x3d0) {
            if (answersAt(port)) {
                outCrtcBlock(port & 15, value);
            }
            return;
        }
        switch (port) {
            case 0x3c0 -> attributes.write(value);
            case 0x3c2 -> {
                miscellaneous = value & 0xef;
                reroute();
            }
            case 0x3c3 -> {
                subsystemEnable = value & 1;
                reroute();
            }
            case 0x3c4 -> sequencer.selectIndex(value);
            case 0x3c5 -> {
                sequencer.write(value);
                reroute();
            }
            case 0x3c6 -> dac.setPelMask(value);
            case 0x3c7 -> dac.selectRead(value);
            case 0x3c8 -> dac.selectWrite(value);
            case 0x3c9 -> dac.writeData(value);
            case 0x3ce -> graphics.selectIndex(value);
            case 0x3cf -> {
                graphics.write(value);
                reroute();
            }
            default -> {
                // the rest is read-only or not decoded
            }
        }
    }

    private void outCrtcBlock(int register, int value) {
        switch (register) {
            case 0x4 -> crtc.selectIndex(value);
            case 0x5 -> crtc.write(value);
            case 0xa -> feature = value & 0x0b;
            default -> {
                // light pen and reserved registers
            }
        }
    }

    @Override
    public int in16(int port) {
        return switch (port) {
            case DISPI_INDEX_PORT -> dispi.index();
            case DISPI_DATA_PORT -> dispi.read();
            default -> PortHandler.super.in16(port);
        };
    }

    @Override
    public void out16(int port, int value) {
        switch (port) {
            case DISPI_INDEX_PORT -> dispi.selectIndex(value);
            case DISPI_DATA_PORT -> {
                dispi.write(value);
                reroute();
            }
            default -> PortHandler.super.out16(port, value);
        }
    }

    private void reroute() {
        boolean enabled = (miscellaneous & 2) != 0 && subsystemEnable != 0;
        memory.reroute(enabled, dispi.enabled(), dispi.bankOffset());
    }

    @Override
    public void save(StateWriter out) {
        out.number("miscellaneous", miscellaneous);
        out.number("feature", feature);
        out.number("subsystemEnable", subsystemEnable);
        out.part("sequencer", sequencer);
        out.part("graphics", graphics);
        out.part("attributes", attributes);
        out.part("dac", dac);
        out.part("crtc", crtc);
        out.part("dispi", dispi);
        out.part("memory", memory);
        out.part("framebuffer", framebuffer);
    }

    @Override
    public void load(StateReader in) {
        miscellaneous = (int) in.number("miscellaneous");
        feature = (int) in.number("feature");
        subsystemEnable = (int) in.number("subsystemEnable");
        in.part("sequencer", sequencer);
        in.part("graphics", graphics);
        in.part("attributes", attributes);
        in.part("dac", dac);
        in.part("crtc", crtc);
        in.part("dispi", dispi);
        in.part("memory", memory);
        in.part("framebuffer", framebuffer);
        reroute();
    }
}
