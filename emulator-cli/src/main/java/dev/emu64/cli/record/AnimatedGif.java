package dev.emu64.cli.record;

import dev.emu64.display.Frame;
import dev.emu64.display.FramePart;
import dev.emu64.display.PixelRendering;
import dev.emu64.display.Screen;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** An animated GIF (GIF89a) that plays once and stays at its last picture. Of each picture only the part that changed is kept. */
final class AnimatedGif implements Recording {
    private static final long CENTISECOND_NANOS = 10_000_000;
    /** Viewers take shorter delays for a mistake. */
    private static final long LEAST_DELAY = 2;
    private static final long LONGEST_DELAY = 65_535;
    private static final int COLOR_BITS = 7 << 4;
    private static final int TRAILER = 0x3b;

    /** A part of the picture that changes at a time. */
    private record Change(long nanos, FramePart part) {
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
            first = new Change(nanos, new FramePart(picture, 0, 0));
            latest = first;
            return;
        }
        int width = Math.max(picture.width(), shown.width());
        int height = Math.max(picture.height(), shown.height());
        Frame whole = extended(picture, width, height);
        FramePart part = FramePart.difference(extended(shown, width, height), whole);
        shown = whole;
        if (part != null) {
            write(nanos);
            latest = new Change(nanos, part);
        }
    }

    private void write(long untilNanos) {
        long centiseconds = untilNanos / CENTISECOND_NANOS - latest.nanos() / CENTISECOND_NANOS;
        int delay = (int) Math.max(LEAST_DELAY, Math.min(LONGEST_DELAY, centiseconds));
        if (latest == first) {
            firstDelay = delay;
        } else {
            GifImage.append(later, latest.part(), delay);
        }
    }

    /** {@code picture} in the top left corner of a black one. */
    private static Frame extended(Frame picture, int width, int height) {
        if (picture.width() == width && picture.height() == height) {
            return picture;
        }
        return FramePart.of(picture, 0, 0, width, height).pixels();
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
        GifImage.append(out, FramePart.of(first.part().pixels(), 0, 0, shown.width(), shown.height()), firstDelay);
        out.writeBytes(later.toByteArray());
        out.write(TRAILER);
        return out.toByteArray();
    }
}
