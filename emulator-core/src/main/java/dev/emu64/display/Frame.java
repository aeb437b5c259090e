package dev.emu64.display;

import java.util.Arrays;

/**
 * A rectangle of pixels, row by row from the top left; each pixel is 0xRRGGBB. The array belongs to the frame: whoever
 * makes a frame hands it over and no longer writes to it.
 */
public record Frame(int width, int height, int[] pixels) implements Screen {
    public Frame {
        if (width < 0 || height < 0 || pixels.length != width * height) {
            throw new IllegalStateException("a frame of " + width + "x" + height + " with " + pixels.length + " pixels");
        }
    }

    /** The colour at column {@code x} of line {@code y} as 0xRRGGBB. */
    public int pixel(int x, int y) {
        return pixels[y * width + x];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame frame && frame.width == width && frame.height == height
                && Arrays.equals(frame.pixels, pixels);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(pixels);
    }

    @Override
    public String toString() {
        return "Frame[" + width + "x" + height + "]";
    }
}
