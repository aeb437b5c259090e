package dev.emu64.device.vga;

import dev.emu64.display.Frame;

/** Reads the picture of a VBE mode out of the linear framebuffer. */
final class FramebufferScan {
    private final Dispi dispi;
    private final Dac dac;
    private final LinearFramebuffer framebuffer;

    FramebufferScan(Dispi dispi, Dac dac, LinearFramebuffer framebuffer) {
        this.dispi = dispi;
        this.dac = dac;
        this.framebuffer = framebuffer;
    }

    Frame read() {
        int width = dispi.width();
        int height = dispi.height();
        int step = VbeMode.bytesPerPixel(dispi.bitsPerPixel());
        int[] pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            int from = dispi.startOffset() + y * dispi.bytesPerLine();
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = pixel(from + x * step);
            }
        }
        return new Frame(width, height, pixels);
    }

    private int pixel(int at) {
        return switch (dispi.bitsPerPixel()) {
            case 8 -> dac.rgb(framebuffer.byteAt(at));
            case 15 -> {
                int value = framebuffer.byteAt(at) | framebuffer.byteAt(at + 1) << 8;
                yield five(value >> 10) << 16 | five(value >> 5) << 8 | five(value);
            }
            case 16 -> {
                int value = framebuffer.byteAt(at) | framebuffer.byteAt(at + 1) << 8;
                int green = value >> 5 & 0x3f;
                yield five(value >> 11) << 16 | (green << 2 | green >> 4) << 8 | five(value);
            }
            default -> framebuffer.byteAt(at) | framebuffer.byteAt(at + 1) << 8 | framebuffer.byteAt(at + 2) << 16;
        };
    }

    private static int five(int value) {
        int level = value & 0x1f;
        return level << 3 | level >> 2;
    }
}
