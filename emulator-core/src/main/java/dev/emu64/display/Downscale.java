package dev.emu64.display;

/** Shrinks frames by averaging the pixels that fall together. */
public final class Downscale {
    private Downscale() {
    }

    /** {@code frame} shrunk to fit {@code maxWidth} by {@code maxHeight} with its aspect kept; itself if it fits. */
    public static Frame fit(Frame frame, int maxWidth, int maxHeight) {
        if (frame.width() <= maxWidth && frame.height() <= maxHeight) {
            return frame;
        }
        long byWidth = (long) maxWidth * frame.height();
        long byHeight = (long) maxHeight * frame.width();
        int width = byWidth <= byHeight ? maxWidth : Math.max(1, (int) (byHeight / frame.height()));
        int height = byWidth <= byHeight ? Math.max(1, (int) (byWidth / frame.width())) : maxHeight;
        return to(frame, width, height);
    }

    private static Frame to(Frame frame, int width, int height) {
        int[] pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            int top = (int) ((long) y * frame.height() / height);
            int bottom = Math.max(top + 1, (int) ((long) (y + 1) * frame.height() / height));
            for (int x = 0; x < width; x++) {
                int left = (int) ((long) x * frame.width() / width);
                int right = Math.max(left + 1, (int) ((long) (x + 1) * frame.width() / width));
                pixels[y * width + x] = average(frame, left, top, right, bottom);
            }
        }
        return new Frame(width, height, pixels);
    }

    private static int average(Frame frame, int left, int top, int right, int bottom) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int rgb = frame.pixel(x, y);
                red += rgb >> 16 & 0xff;
                green += rgb >> 8 & 0xff;
                blue += rgb & 0xff;
            }
        }
        int count = (right - left) * (bottom - top);
        return (red + count / 2) / count << 16 | (green + count / 2) / count << 8 | (blue + count / 2) / count;
    }
}
