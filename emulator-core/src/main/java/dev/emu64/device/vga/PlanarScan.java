package dev.emu64.device.vga;

import dev.emu64.display.Frame;

/**
 * Reads the picture of a graphics mode out of the planes: 16 colours from four planes, 4 colours as on a CGA, or 256
 * colours from bytes. Lines that the hardware merely repeats appear once.
 */
final class PlanarScan {
    private final GraphicsController graphics;
    private final Crtc crtc;
    private final AttributeController attributes;
    private final Dac dac;
    private final PlanarMemory memory;

    PlanarScan(GraphicsController graphics, Crtc crtc, AttributeController attributes, Dac dac, PlanarMemory memory) {
        this.graphics = graphics;
        this.crtc = crtc;
        this.attributes = attributes;
        this.dac = dac;
        this.memory = memory;
    }

    /** The picture now; all black when {@code off}. */
    Frame read(boolean off) {
        boolean bytes = graphics.shift256();
        int width = crtc.columns() * (bytes ? 4 : 8);
        int rowScans = crtc.rowScans();
        int repeats = (crtc.doubleScan() ? 2 : 1) * (crtc.rowScanOutsideAddress() ? rowScans : 1);
        int height = crtc.displayedLines() / repeats;
        int[] pixels = new int[width * height];
        if (!off) {
            int[] colors = colors(bytes);
            int split = crtc.lineCompare() / repeats;
            int rowLines = crtc.rowScanOutsideAddress() ? 1 : rowScans;
            for (int y = 0; y < height; y++) {
                boolean below = y > split;
                int line = below ? y - split - 1 : y;
                int counter = (below ? 0 : crtc.startAddress() + crtc.bytePanning()) + line / rowLines * crtc.rowOffset();
                int panning = below && attributes.panningStopsAtSplit() ? 0 : attributes.panning();
                readLine(counter, line % rowLines, panning, bytes, colors, pixels, y * width, width);
            }
        }
        return new Frame(width, height, pixels);
    }

    private int[] colors(boolean bytes) {
        int[] colors = new int[bytes ? 256 : 16];
        for (int color = 0; color < colors.length; color++) {
            colors[color] = dac.rgb(bytes ? color : attributes.dacIndex(color));
        }
        return colors;
    }

    private void readLine(int counter, int rowScan, int panning, boolean bytes, int[] colors, int[] pixels, int at, int width) {
        int perCounter = bytes ? 4 : 8;
        int skip = bytes ? panning >> 1 & 3 : panning & 7;
        int planes = 0;
        for (int x = -skip; x < width; x++) {
            int within = (x + skip) % perCounter;
            if (within == 0) {
                planes = memory.planes(crtc.planeOffset(counter + (x + skip) / perCounter & 0xffff, rowScan));
            }
            if (x >= 0) {
                pixels[at + x] = colors[bytes ? planes >>> within * 8 & 0xff : color(planes, within)];
            }
        }
    }

    private int color(int planes, int pixel) {
        if (graphics.interleavedShift()) {
            // four pixels from plane 0 (with plane 2), then four from plane 1 (with plane 3)
            int low = planes >>> (pixel < 4 ? 0 : 8) & 0xff;
            int high = planes >>> (pixel < 4 ? 16 : 24) & 0xff;
            int shift = 6 - (pixel & 3) * 2;
            return low >> shift & 3 | (high >> shift & 3) << 2;
        }
        int bit = 7 - pixel;
        return planes >> bit & 1 | (planes >> bit + 8 & 1) << 1 | (planes >> bit + 16 & 1) << 2
                | (planes >>> bit + 24 & 1) << 3;
    }
}
