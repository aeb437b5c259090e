package dev.emu64.bios;

import dev.emu64.bios.VideoHardware.VbeMode;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;
import dev.emu64.memory.GuestMemory;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;
import java.util.List;

/** INT 10h AH=4Fh: VESA BIOS Extensions 2.0 with linear framebuffers, and DDC (VBE Core 3.0, section 4). */
final class VbeServices implements Stateful {
    private static final int SUCCESS = 0x004f;
    private static final int FAILED = 0x014f;
    private static final int UNSUPPORTED = 0x004e;
    private static final int INFO_BLOCK_BYTES = 256;
    private static final int INFO_BLOCK_BYTES_2 = 512;
    private static final int MODE_LIST_OFFSET = 0x22;
    private static final long VBE2 = 0x32454256L;
    private static final long VESA = 0x41534556L;
    private static final int DIRECT_COLOUR = 6;
    private static final int PACKED_PIXEL = 4;
    /** Supported, optional information, colour, graphics, no VGA compatibility, linear framebuffer. */
    private static final int ATTRIBUTES = 0x00bb;

    private final GuestMemory memory;
    private final VideoHardware hardware;
    private final Int10Video video;
    private int currentMode = 3;

    VbeServices(GuestMemory memory, VideoHardware hardware, Int10Video video) {
        this.memory = memory;
        this.hardware = hardware;
        this.video = video;
    }

    @Override
    public void save(StateWriter out) {
        out.number("currentMode", currentMode);
    }

    @Override
    public void load(StateReader in) {
        currentMode = (int) in.number("currentMode");
    }

    /** A standard mode has been set: what AX=4F03h reports. */
    void standardMode(int mode) {
        currentMode = mode;
    }

    void call(BiosCall call) {
        int status = switch (call.al()) {
            case 0x00 -> controllerInformation(call.address(Segment.ES, call.di()));
            case 0x01 -> modeInformation(call.cx() & 0x3fff, call.address(Segment.ES, call.di()));
            case 0x02 -> setMode(call.bx());
            case 0x03 -> {
                call.low16(Cpu.RBX, currentMode);
                yield SUCCESS;
            }
            case 0x15 -> displayData(call);
            default -> UNSUPPORTED;
        };
        call.low16(Cpu.RAX, status);
    }

    private int controllerInformation(long block) {
        boolean version2 = memory.read(block, 4) == VBE2;
        memory.fill(block, version2 ? INFO_BLOCK_BYTES_2 : INFO_BLOCK_BYTES, 0);
        memory.write(block, 4, VESA);
        memory.write(block + 4, 2, 0x0200);
        long list = block + MODE_LIST_OFFSET;
        List<VbeMode> modes = hardware.vbeModes();
        long text = list + 2L * modes.size() + 2;
        memory.write(block + 6, 4, farPointer(text));
        memory.write(block + 10, 4, 1);
        memory.write(block + 14, 4, farPointer(list));
        memory.write(block + 18, 2, hardware.memoryBytes() >>> 16);
        for (VbeMode mode : modes) {
            memory.write(list, 2, mode.number());
            list += 2;
        }
        memory.write(list, 2, 0xffff);
        String name = "emu64 VBE";
        for (int i = 0; i < name.length(); i++) {
            memory.write(text + i, 1, name.charAt(i));
        }
        return SUCCESS;
    }

    private static long farPointer(long address) {
        return address >>> 4 << 16 | address & 15;
    }

    private VbeMode mode(int number) {
        for (VbeMode mode : hardware.vbeModes()) {
            if (mode.number() == number) {
                return mode;
            }
        }
        return null;
    }

    /** ModeInfoBlock (VBE Core 3.0, 4.4): 256 bytes. */
    private int modeInformation(int number, long block) {
        VbeMode mode = mode(number);
        if (mode == null) {
            return FAILED;
        }
        memory.fill(block, 256, 0);
        memory.write(block, 2, ATTRIBUTES);
        memory.write(block + 2, 1, 7);
        memory.write(block + 4, 2, 64);
        memory.write(block + 6, 2, 64);
        memory.write(block + 8, 2, 0xa000);
        memory.write(block + 0x10, 2, mode.bytesPerLine());
        memory.write(block + 0x12, 2, mode.width());
        memory.write(block + 0x14, 2, mode.height());
        memory.write(block + 0x16, 1, 8);
        memory.write(block + 0x17, 1, 16);
        memory.write(block + 0x18, 1, 1);
        memory.write(block + 0x19, 1, mode.bitsPerPixel());
        memory.write(block + 0x1a, 1, 1);
        memory.write(block + 0x1b, 1, mode.bitsPerPixel() == 8 ? PACKED_PIXEL : DIRECT_COLOUR);
        memory.write(block + 0x1e, 1, 1);
        colourFields(block + 0x1f, mode.bitsPerPixel());
        memory.write(block + 0x28, 4, mode.framebuffer());
        memory.write(block + 0x32, 2, mode.bytesPerLine());
        colourFields(block + 0x36, mode.bitsPerPixel());
        return SUCCESS;
    }

    /** Size and position of red, green, blue and reserved bits. */
    private void colourFields(long at, int bitsPerPixel) {
        int[] fields = switch (bitsPerPixel) {
            case 15 -> new int[] {5, 10, 5, 5, 5, 0, 1, 15};
            case 16 -> new int[] {5, 11, 6, 5, 5, 0, 0, 0};
            case 24 -> new int[] {8, 16, 8, 8, 8, 0, 0, 0};
            case 32 -> new int[] {8, 16, 8, 8, 8, 0, 8, 24};
            default -> new int[8];
        };
        for (int i = 0; i < fields.length; i++) {
            memory.write(at + i, 1, fields[i]);
        }
    }

    private int setMode(int request) {
        int number = request & 0x3fff;
        boolean clear = (request & 0x8000) == 0;
        if (number < 0x100) {
            return video.enterMode(number & 0x7f, clear) ? SUCCESS : FAILED;
        }
        if (mode(number) == null || !hardware.setVbeMode(number, clear)) {
            return FAILED;
        }
        currentMode = request & 0x7fff;
        return SUCCESS;
    }

    /** AX=4F15h: DDC2 announced; a 128-byte EDID of a monitor that shows up to 1280x1024. */
    private int displayData(BiosCall call) {
        if (call.bl() == 0) {
            call.low16(Cpu.RBX, 0x0002);
            return SUCCESS;
        }
        if (call.bl() != 1 || call.dx() != 0) {
            return FAILED;
        }
        int[] edid = Edid.block();
        long block = call.address(Segment.ES, call.di());
        for (int i = 0; i < edid.length; i++) {
            memory.write(block + i, 1, edid[i]);
        }
        return SUCCESS;
    }
}
