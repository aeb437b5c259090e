package dev.emu64.device.vga;

import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * The Bochs VBE extension ("DISPI"): ten 16-bit registers that set a resolution and a colour depth without any VGA
 * register. Ports: 1CEh index, 1CFh data, both 16 bits wide. Resolution and depth change only while the display is
 * disabled.
 */
final class Dispi implements Stateful {
    static final int ID = 0;
    static final int XRES = 1;
    static final int YRES = 2;
    static final int BPP = 3;
    static final int ENABLE = 4;
    static final int BANK = 5;
    static final int VIRT_WIDTH = 6;
    static final int VIRT_HEIGHT = 7;
    static final int X_OFFSET = 8;
    static final int Y_OFFSET = 9;
    static final int VIDEO_MEMORY_64K = 10;

    static final int ENABLED = 0x01;
    static final int GET_CAPABILITIES = 0x02;
    static final int EIGHT_BIT_DAC = 0x20;
    static final int LINEAR = 0x40;
    static final int KEEP_MEMORY = 0x80;

    private static final int NEWEST_ID = 0xb0c5;
    private static final int MAX_WIDTH = 2560;
    private static final int MAX_HEIGHT = 1600;
    private static final int BANK_BYTES = 0x10000;

    private final LinearFramebuffer framebuffer;
    private final Dac dac;
    private final ScreenChanges changes;
    private int index;
    private int id = NEWEST_ID;
    private int width;
    private int height;
    private int bitsPerPixel = 8;
    private int enable;
    private int bank;
    private int virtualWidth;
    private int xOffset;
    private int yOffset;

    Dispi(LinearFramebuffer framebuffer, Dac dac, ScreenChanges changes) {
        this.framebuffer = framebuffer;
        this.changes = changes;
        this.dac = dac;
    }

    int index() {
        return index;
    }

    void selectIndex(int value) {
        index = value & 0xffff;
    }

    int read() {
        boolean capabilities = (enable & GET_CAPABILITIES) != 0;
        return switch (index) {
            case ID -> id;
            case XRES -> capabilities ? MAX_WIDTH : width;
            case YRES -> capabilities ? MAX_HEIGHT : height;
            case BPP -> capabilities ? 32 : bitsPerPixel;
            case ENABLE -> enable;
            case BANK -> bank;
            case VIRT_WIDTH -> virtualWidth;
            case VIRT_HEIGHT -> virtualHeight();
            case X_OFFSET -> xOffset;
            case Y_OFFSET -> yOffset;
            case VIDEO_MEMORY_64K -> LinearFramebuffer.APERTURE_BYTES / BANK_BYTES;
            default -> 0;
        };
    }

    void write(int value) {
        set(index, value);
    }

    void set(int register, int value) {
        changes.count++;
        switch (register) {
            case ID -> {
                if (value >= 0xb0c0 && value <= NEWEST_ID) {
                    id = value;
                }
            }
            case XRES, YRES, BPP -> setGeometry(register, value);
            case ENABLE -> setEnable(value);
            case BANK -> bank = value & LinearFramebuffer.APERTURE_BYTES / BANK_BYTES - 1;
            case VIRT_WIDTH -> setVirtualWidth(value);
            case X_OFFSET -> xOffset = Math.min(value, Math.max(0, virtualWidth - width));
            case Y_OFFSET -> yOffset = Math.min(value, Math.max(0, virtualHeight() - height));
            default -> {
                // the virtual height follows from the width; the size of the memory is fixed
            }
        }
    }

    private void setGeometry(int register, int value) {
        if (enabled()) {
            return;
        }
        if (register == XRES && value <= MAX_WIDTH) {
            width = value & ~7;
        } else if (register == YRES && value <= MAX_HEIGHT) {
            height = value;
        } else if (register == BPP && (value == 0 || VbeMode.validDepth(value))) {
            bitsPerPixel = value == 0 ? 8 : value;
        }
    }

    private void setEnable(int value) {
        boolean starting = (value & ENABLED) != 0 && !enabled();
        enable = value & (ENABLED | GET_CAPABILITIES | EIGHT_BIT_DAC | LINEAR | KEEP_MEMORY);
        dac.setEightBits((enable & (ENABLED | EIGHT_BIT_DAC)) == (ENABLED | EIGHT_BIT_DAC));
        if (starting) {
            virtualWidth = width;
            xOffset = 0;
            yOffset = 0;
            bank = 0;
            if ((value & KEEP_MEMORY) == 0) {
                framebuffer.clear();
            }
            framebuffer.reserve(bytesPerLine() * height);
        }
    }

    private void setVirtualWidth(int value) {
        int pixels = Math.max(value & ~7, width);
        if (pixels * VbeMode.bytesPerPixel(bitsPerPixel) * Math.max(1, height) <= LinearFramebuffer.APERTURE_BYTES) {
            virtualWidth = pixels;
        }
    }

    private int virtualHeight() {
        int bytes = bytesPerLine();
        return bytes == 0 ? 0 : Math.min(0xffff, LinearFramebuffer.APERTURE_BYTES / bytes);
    }

    /** Whether the picture comes from the framebuffer and not from the planes. */
    boolean enabled() {
        return (enable & ENABLED) != 0;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int bitsPerPixel() {
        return bitsPerPixel;
    }

    int bytesPerLine() {
        return virtualWidth * VbeMode.bytesPerPixel(bitsPerPixel);
    }

    /** Where the top left pixel lies in the framebuffer, in bytes. */
    int startOffset() {
        return yOffset * bytesPerLine() + xOffset * VbeMode.bytesPerPixel(bitsPerPixel);
    }

    /** Where the 64 KiB at A0000h lie in the framebuffer, in bytes. */
    int bankOffset() {
        return bank * BANK_BYTES;
    }

    @Override
    public void save(StateWriter out) {
        out.number("index", index);
        out.number("id", id);
        out.number("width", width);
        out.number("height", height);
        out.number("bitsPerPixel", bitsPerPixel);
        out.number("enable", enable);
        out.number("bank", bank);
        out.number("virtualWidth", virtualWidth);
        out.number("xOffset", xOffset);
        out.number("yOffset", yOffset);
    }

    @Override
    public void load(StateReader in) {
        index = (int) in.number("index");
        id = (int) in.number("id");
        width = (int) in.number("width");
        height = (int) in.number("height");
        bitsPerPixel = (int) in.number("bitsPerPixel");
        enable = (int) in.number("enable");
        bank = (int) in.number("bank");
        virtualWidth = (int) in.number("virtualWidth");
        xOffset = (int) in.number("xOffset");
        yOffset = (int) in.number("yOffset");
    }
}
