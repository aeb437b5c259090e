package dev.emu64.device.vga;

import java.util.List;

/**
 * One VESA mode with a linear framebuffer (VBE 3.0, function 01h). Pixels of 15 bits are xRRRRRGGGGGBBBBB, of 16
 * RRRRRGGGGGGBBBBB, of 24 and 32 bits the bytes blue, green, red (and one unused); 8 bits go through the DAC.
 */
public record VbeMode(int number, int width, int height, int bitsPerPixel) {
    private static final List<VbeMode> ALL = List.of(
            new VbeMode(0x100, 640, 400, 8), new VbeMode(0x101, 640, 480, 8),
            new VbeMode(0x103, 800, 600, 8), new VbeMode(0x105, 1024, 768, 8), new VbeMode(0x107, 1280, 1024, 8),
            new VbeMode(0x10d, 320, 200, 15), new VbeMode(0x10e, 320, 200, 16), new VbeMode(0x10f, 320, 200, 24),
            new VbeMode(0x110, 640, 480, 15), new VbeMode(0x111, 640, 480, 16), new VbeMode(0x112, 640, 480, 24),
            new VbeMode(0x113, 800, 600, 15), new VbeMode(0x114, 800, 600, 16), new VbeMode(0x115, 800, 600, 24),
            new VbeMode(0x116, 1024, 768, 15), new VbeMode(0x117, 1024, 768, 16), new VbeMode(0x118, 1024, 768, 24),
            new VbeMode(0x119, 1280, 1024, 15), new VbeMode(0x11a, 1280, 1024, 16), new VbeMode(0x11b, 1280, 1024, 24),
            new VbeMode(0x140, 320, 200, 32), new VbeMode(0x141, 640, 400, 32), new VbeMode(0x142, 640, 480, 32),
            new VbeMode(0x143, 800, 600, 32), new VbeMode(0x144, 1024, 768, 32), new VbeMode(0x145, 1280, 1024, 32),
            new VbeMode(0x146, 320, 200, 8),
            new VbeMode(0x18d, 1280, 720, 16), new VbeMode(0x18e, 1280, 720, 24), new VbeMode(0x18f, 1280, 720, 32),
            new VbeMode(0x190, 1920, 1080, 16), new VbeMode(0x191, 1920, 1080, 24), new VbeMode(0x192, 1920, 1080, 32));

    /** Every mode, by number. */
    public static List<VbeMode> all() {
        return ALL;
    }

    /** The mode of this number (bits 0-8 of the VBE mode), or null. */
    public static VbeMode find(int number) {
        for (VbeMode mode : ALL) {
            if (mode.number == number) {
                return mode;
            }
        }
        return null;
    }

    static boolean validDepth(int bitsPerPixel) {
        return switch (bitsPerPixel) {
            case 8, 15, 16, 24, 32 -> true;
            default -> false;
        };
    }

    static int bytesPerPixel(int bitsPerPixel) {
        return bitsPerPixel + 7 >> 3;
    }

    public int bytesPerPixel() {
        return bytesPerPixel(bitsPerPixel);
    }

    public int bytesPerLine() {
        return width * bytesPerPixel();
    }

    /** Whether pixels hold their colour (memory model 6) and do not index the DAC (memory model 4). */
    public boolean directColor() {
        return bitsPerPixel > 8;
    }

    /** Bits of the red component; 0 with the DAC. */
    public int redBits() {
        return directColor() ? bitsPerPixel <= 16 ? 5 : 8 : 0;
    }

    public int redPosition() {
        return switch (bitsPerPixel) {
            case 15 -> 10;
            case 16 -> 11;
            case 24, 32 -> 16;
            default -> 0;
        };
    }

    public int greenBits() {
        return bitsPerPixel == 16 ? 6 : redBits();
    }

    public int greenPosition() {
        return switch (bitsPerPixel) {
            case 15, 16 -> 5;
            case 24, 32 -> 8;
            default -> 0;
        };
    }

    public int blueBits() {
        return redBits();
    }

    public int bluePosition() {
        return 0;
    }

    /** Bits of a pixel that carry no colour, above the red ones. */
    public int reservedBits() {
        return bitsPerPixel == 32 ? 8 : bitsPerPixel == 15 ? 1 : 0;
    }

    public int reservedPosition() {
        return bitsPerPixel == 32 ? 24 : bitsPerPixel == 15 ? 15 : 0;
    }
}
