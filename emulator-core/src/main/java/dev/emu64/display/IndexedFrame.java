package dev.emu64.display;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A frame of at most 256 colours: for each pixel the index of its colour. The arrays belong to it.
 *
 * @param colors 0xRRGGBB, in the order of their first appearance where all could be kept
 */
public record IndexedFrame(int width, int height, byte[] indices, int[] colors) {
    private static final int MOST_COLORS = 256;

    /** The same picture; one of more than 256 colours gets the nearest of 252 fixed ones. */
    public static IndexedFrame of(Frame frame) {
        int[] pixels = frame.pixels();
        byte[] indices = new byte[pixels.length];
        Map<Integer, Integer> known = new HashMap<>();
        int[] colors = new int[MOST_COLORS];
        int last = 0;
        for (int at = 0; at < pixels.length; at++) {
            if (at == 0 || pixels[at] != pixels[at - 1]) {
                Integer found = known.get(pixels[at]);
                if (found == null) {
                    if (known.size() == MOST_COLORS) {
                        return coarse(frame);
                    }
                    found = known.size();
                    colors[found] = pixels[at];
                    known.put(pixels[at], found);
                }
                last = found;
            }
            indices[at] = (byte) last;
        }
        return new IndexedFrame(frame.width(), frame.height(), indices, Arrays.copyOf(colors, Math.max(1, known.size())));
    }

    /** Six levels of red and blue, seven of green, to which the eye is keener. */
    private static IndexedFrame coarse(Frame frame) {
        int[] colors = new int[6 * 7 * 6];
        for (int i = 0; i < colors.length; i++) {
            colors[i] = i / 42 * 51 << 16 | (i / 6 % 7 * 255 + 3) / 6 << 8 | i % 6 * 51;
        }
        byte[] indices = new byte[frame.pixels().length];
        for (int at = 0; at < indices.length; at++) {
            int rgb = frame.pixels()[at];
            int red = ((rgb >> 16 & 0xff) * 5 + 127) / 255;
            int green = ((rgb >> 8 & 0xff) * 6 + 127) / 255;
            int blue = ((rgb & 0xff) * 5 + 127) / 255;
            indices[at] = (byte) (red * 42 + green * 6 + blue);
        }
        return new IndexedFrame(frame.width(), frame.height(), indices, colors);
    }

    /** The index (0-255) of the pixel at column {@code x} of line {@code y}. */
    public int index(int x, int y) {
        return indices[y * width + x] & 0xff;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IndexedFrame frame && frame.width == width && frame.height == height
                && Arrays.equals(frame.indices, indices) && Arrays.equals(frame.colors, colors);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(indices);
    }

    @Override
    public String toString() {
        return "IndexedFrame[" + width + "x" + height + ", " + colors.length + " colours]";
    }
}
