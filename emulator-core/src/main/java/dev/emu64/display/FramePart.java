package dev.emu64.display;

import java.util.Arrays;

/** A rectangle out of a frame, and the column and line of its top left corner there. */
public record FramePart(Frame pixels, int left, int top) {
    /** A part of {@code frame}, black where it reaches beyond it. */
    public static FramePart of(Frame frame, int left, int top, int width, int height) {
        int[] pixels = new int[width * height];
        int copied = Math.min(width, frame.width() - left);
        for (int y = 0; y < Math.min(height, frame.height() - top); y++) {
            System.arraycopy(frame.pixels(), (top + y) * frame.width() + left, pixels, y * width, copied);
        }
        return new FramePart(new Frame(width, height, pixels), left, top);
    }

    /** The least rectangle of {@code after} that holds all in which it differs from a frame of the same size; null where nothing does. */
    public static FramePart difference(Frame before, Frame after) {
        int width = after.width();
        int left = width;
        int right = -1;
        int top = -1;
        int bottom = -1;
        for (int y = 0; y < after.height(); y++) {
            int from = y * width;
            int column = Arrays.mismatch(before.pixels(), from, from + width, after.pixels(), from, from + width);
            if (column >= 0) {
                top = top < 0 ? y : top;
                bottom = y;
                left = Math.min(left, column);
                int last = width - 1;
                while (last > right && before.pixel(last, y) == after.pixel(last, y)) {
                    last--;
                }
                right = Math.max(right, last);
            }
        }
        return top < 0 ? null : of(after, left, top, right - left + 1, bottom - top + 1);
    }

    /** Whether this covers all of another part of the same frame. */
    public boolean covers(FramePart other) {
        return left <= other.left && top <= other.top && other.left + other.pixels.width() <= left + pixels.width()
                && other.top + other.pixels.height() <= top + pixels.height();
    }
}
