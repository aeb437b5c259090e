package dev.emu64.cli.screen;

import dev.emu64.display.Frame;
import dev.emu64.display.IndexedFrame;
import java.util.Arrays;

/**
 * Pictures in sixels, six pixels above each other in a character, as the VT330/VT340 Programmer Reference Manual,
 * volume 2, chapter 14 has them. Drawn at the terminal's cursor.
 */
final class Sixel {
    private static final String ESC = "\u001b";
    private static final int BAND = 6;
    /** A repetition shorter than that is shorter written out. */
    private static final int LEAST_REPETITION = 4;

    private final StringBuilder out;
    private final IndexedFrame frame;
    /** For each colour and column the pixels of the band, the top one in bit 0. */
    private final byte[] bits;
    private final boolean[] used;

    private Sixel(StringBuilder out, IndexedFrame frame) {
        this.out = out;
        this.frame = frame;
        bits = new byte[frame.colors().length * frame.width()];
        used = new boolean[frame.colors().length];
    }

    /** Appends a whole picture; pixels that it does not reach stay as they are. */
    static void append(StringBuilder out, Frame frame) {
        new Sixel(out, IndexedFrame.of(frame)).append();
    }

    private void append() {
        out.append(ESC).append("P0;1q\"1;1;").append(frame.width()).append(';').append(frame.height());
        for (int color = 0; color < frame.colors().length; color++) {
            int rgb = frame.colors()[color];
            out.append('#').append(color).append(";2;").append(percent(rgb >> 16)).append(';').append(percent(rgb >> 8)).append(';').append(percent(rgb));
        }
        for (int top = 0; top < frame.height(); top += BAND) {
            collect(top);
            boolean first = true;
            for (int color = 0; color < used.length; color++) {
                if (used[color]) {
                    out.append(first ? "" : "$").append('#').append(color);
                    first = false;
                    appendColor(color);
                }
            }
            out.append('-');
        }
        out.append(ESC).append('\\');
    }

    private static int percent(int component) {
        return ((component & 0xff) * 100 + 127) / 255;
    }

    private void collect(int top) {
        for (int y = top; y < Math.min(top + BAND, frame.height()); y++) {
            for (int x = 0; x < frame.width(); x++) {
                int color = frame.index(x, y);
                used[color] = true;
                bits[color * frame.width() + x] |= (byte) (1 << y - top);
            }
        }
    }

    /** Appends one colour's part of the band, and forgets it. */
    private void appendColor(int color) {
        int start = color * frame.width();
        int x = 0;
        while (x < frame.width()) {
            byte pixels = bits[start + x];
            int end = x + 1;
            while (end < frame.width() && bits[start + end] == pixels) {
                end++;
            }
            if (pixels != 0 || end < frame.width()) {
                appendRun((char) ('?' + pixels), end - x);
            }
            x = end;
        }
        Arrays.fill(bits, start, start + frame.width(), (byte) 0);
        used[color] = false;
    }

    private void appendRun(char pixels, int count) {
        if (count >= LEAST_REPETITION) {
            out.append('!').append(count).append(pixels);
        } else {
            for (int i = 0; i < count; i++) {
                out.append(pixels);
            }
        }
    }
}
