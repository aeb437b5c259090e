package dev.emu64.cli.record;

import dev.emu64.display.Frame;
import dev.emu64.display.PixelRendering;
import dev.emu64.display.Screen;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An animated GIF (GIF89a) that plays once and stays at its last picture. Of each picture only the part that changed is kept. */
final class AnimatedGif implements Recording {
    private static final long CENTISECOND_NANOS = 10_000_000;
    /** Viewers take shorter delays for a mistake. */
    private static final long LEAST_DELAY = 2;
    private static final long LONGEST_DELAY = 65_535;
    private static final int COLOR_BITS = 7 << 4;
    private static final int TRAILER = 0x3b;

    /** A part of the picture that changes at a time. */
    private record Change(long nanos, Frame part, int left, int top) {
    }

    /** All pictures but the first, which must fill the largest one's place and so is written last. */
    private final ByteArrayOutputStream later = new ByteArrayOutputStream();
    private Change first;
    private int firstDelay;
    /** The latest change, not yet written as its end is not known. */
    private Change latest;
    private Frame shown;

    @Override
    public void show(long nanos, Screen screen) {
        Frame picture = PixelRendering.render(screen);
        if (shown == null) {
            shown = picture;
            first = new Change(nanos, picture, 0, 0);
            latest = first;
            return;
        }
        int width = Math.max(picture.width(), shown.width());
        int height = Math.max(picture.height(), shown.height());
        Frame whole = extended(picture, width, height);
        Change change = difference(nanos, extended(shown, width, height), whole);
        shown = whole;
        if (change != null) {
            write(nanos);
            latest = change;
        }
    }

    private void write(long untilNanos) {
        long centiseconds = untilNanos / CENTISECOND_NANOS - latest.nanos() / CENTISECOND_NANOS;
        int delay = (int) Math.max(LEAST_DELAY, Math.min(LONGEST_DELAY, centiseconds));
        if (latest == first) {
            firstDelay = delay;
        } else {
            GifImage.append(later, latest.part(), latest.left(), latest.top(), delay);
        }
    }

    /** {@code picture} in the top left corner of a black one. */
    private static Frame extended(Frame picture, int width, int height) {
        if (picture.width() == width && picture.height() == height) {
            return picture;
        }
        return part(picture, 0, 0, width, height);
    }

    private static Frame part(Frame picture, int left, int top, int width, int height) {
        int[] pixels = new int[width * height];
        int copied = Math.min(width, picture.width() - left);
        for (int y = 0; y < Math.min(height, picture.height() - top); y++) {
            System.arraycopy(picture.pixels(), (top + y) * picture.width() + left, pixels, y * width, copied);
        }
        return new Frame(width, height, pixels);
    }

    /** The least rectangle that holds all that differs between two pictures of one size; null where nothing does. */
    private static Change difference(long nanos, Frame before, Frame after) {
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
        return top < 0 ? null : new Change(nanos, part(after, left, top, right - left + 1, bottom - top + 1), left, top);
    }

    @Override
    public byte[] finish(long nanos) {
        write(nanos);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
        GifImage.word(out, shown.width());
        GifImage.word(out, shown.height());
        out.write(COLOR_BITS);
        out.write(0);
        out.write(0);
        GifImage.append(out, extended(first.part(), shown.width(), shown.height()), 0, 0, firstDelay);
        out.writeBytes(later.toByteArray());
        out.write(TRAILER);
        return out.toByteArray();
    }
}
