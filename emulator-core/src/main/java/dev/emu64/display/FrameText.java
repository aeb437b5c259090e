package dev.emu64.display;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the text in a frame, where it was drawn with glyphs of a known font: those of the framebuffer crates that
 * kernels use, and the adapter's own. Exact dots only, nothing is guessed: a glyph of another font is left out.
 */
public final class FrameText {
    private static final int FEWEST_LETTERS = 3;
    private static final int CONVINCING_DOTS = 10;

    private final Frame frame;
    private final int background;
    private final int strongest;

    private FrameText(Frame frame) {
        this.frame = frame;
        background = mostFrequentColor(frame);
        int most = 0;
        for (int pixel : frame.pixels()) {
            most = Math.max(most, contrast(pixel));
        }
        strongest = most;
    }

    /**
     * The lines of text from top to bottom without trailing blanks, blank lines where a line was left out; no lines
     * at all where no text is found.
     */
    public static List<String> read(Frame frame) {
        FrameText text = new FrameText(frame);
        return text.strongest == 0 ? List.of() : lines(text.rows());
    }

    private List<GlyphRow> rows() {
        List<GlyphRow> found = new ArrayList<>();
        boolean[] sharp = ink(1);
        boolean[] smooth = ink((strongest + 1) / 2);
        for (GlyphShapes font : GlyphShapes.all()) {
            for (int scale = 1; scale <= font.scales(); scale++) {
                search(font, scale, font.smooth() ? smooth : sharp, found);
            }
        }
        found.sort(Comparator.comparingInt(GlyphRow::weight).reversed());
        List<GlyphRow> taken = new ArrayList<>();
        int letters = 0;
        for (GlyphRow row : found) {
            if (convincing(row, taken) && isFree(row, taken) && (row.letters() > 0 || standsAlone(row, sharp))) {
                taken.add(row);
                letters += row.letters();
            }
        }
        return letters < FEWEST_LETTERS ? new ArrayList<>() : taken;
    }

    private static boolean isFree(GlyphRow row, List<GlyphRow> taken) {
        for (GlyphRow other : taken) {
            if (row.overlaps(other)) {
                return false;
            }
        }
        return true;
    }

    /** Lone small glyphs, which a picture may contain by chance, count only in step with other text. */
    private static boolean convincing(GlyphRow row, List<GlyphRow> taken) {
        if (row.glyphs() > 1 && row.weight() >= CONVINCING_DOTS) {
            return true;
        }
        for (GlyphRow other : taken) {
            if (row.inStepWith(other)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the pixels above and below a row are mostly background; the edge of a filled area looks like underscores. */
    private boolean standsAlone(GlyphRow row, boolean[] ink) {
        int inked = 0;
        for (int x = row.left(); x < row.right(); x++) {
            inked += row.top > 0 && ink[(row.top - 1) * frame.width() + x] ? 1 : 0;
            int below = row.top + row.height();
            inked += below < frame.height() && ink[below * frame.width() + x] ? 1 : 0;
        }
        return inked * 2 < row.right() - row.left();
    }

    private boolean[] ink(int least) {
        boolean[] ink = new boolean[frame.pixels().length];
        for (int at = 0; at < ink.length; at++) {
            ink[at] = contrast(frame.pixels()[at]) >= least;
        }
        return ink;
    }

    private int contrast(int rgb) {
        int red = Math.abs((rgb >> 16 & 0xff) - (background >> 16 & 0xff));
        int green = Math.abs((rgb >> 8 & 0xff) - (background >> 8 & 0xff));
        return Math.max(Math.max(red, green), Math.abs((rgb & 0xff) - (background & 0xff)));
    }

    private static int mostFrequentColor(Frame frame) {
        Map<Integer, Integer> counts = new HashMap<>();
        int best = 0;
        int most = 0;
        int[] pixels = frame.pixels();
        int at = 0;
        while (at < pixels.length) {
            int end = at + 1;
            while (end < pixels.length && pixels[end] == pixels[at]) {
                end++;
            }
            int count = counts.merge(pixels[at], end - at, Integer::sum);
            if (count > most) {
                most = count;
                best = pixels[at];
            }
            at = end;
        }
        return best;
    }

    /** Slides the font's cell over the whole frame: the hash of a column of rows is carried on from line to line. */
    private void search(GlyphShapes font, int scale, boolean[] ink, List<GlyphRow> found) {
        int width = frame.width();
        int cellWidth = font.width() * scale;
        int lines = frame.height() / scale;
        if (cellWidth > width || font.height() > lines) {
            return;
        }
        long leaving = 1;
        for (int line = 0; line < font.height(); line++) {
            leaving *= GlyphShapes.PRIME;
        }
        for (int phase = 0; phase < scale; phase++) {
            long[] hashes = new long[width - cellWidth + 1];
            for (int line = 0; line * scale + phase < frame.height(); line++) {
                int y = line * scale + phase;
                int gone = y - font.height() * scale;
                for (int x = 0; x < hashes.length; x++) {
                    long hash = hashes[x] * GlyphShapes.PRIME + dots(ink, y, x, font.width(), scale);
                    hashes[x] = gone < 0 ? hash : hash - leaving * dots(ink, gone, x, font.width(), scale);
                }
                if (gone >= -scale) {
                    match(font, scale, gone + scale, hashes, found);
                }
            }
        }
    }

    private int dots(boolean[] ink, int y, int x, int count, int scale) {
        int dots = 0;
        int at = y * frame.width() + x;
        for (int dot = 0; dot < count; dot++, at += scale) {
            dots = dots << 1 | (ink[at] ? 1 : 0);
        }
        return dots;
    }

    private static void match(GlyphShapes font, int scale, int top, long[] hashes, List<GlyphRow> found) {
        int pitch = font.width() * scale;
        GlyphRow[] steps = null;
        for (int x = 0; x < hashes.length; x++) {
            Integer glyph = hashes[x] == 0 ? null : font.glyphs().get(hashes[x]);
            if (glyph == null) {
                continue;
            }
            if (steps == null) {
                steps = new GlyphRow[pitch];
            }
            if (steps[x % pitch] == null) {
                steps[x % pitch] = new GlyphRow(font, scale, top);
                found.add(steps[x % pitch]);
            }
            steps[x % pitch].add(x, (char) (int) glyph, glyph >> 16);
        }
    }

    private static List<String> lines(List<GlyphRow> rows) {
        List<String> lines = new ArrayList<>();
        rows.sort(Comparator.comparingInt((GlyphRow row) -> row.top).thenComparingInt(GlyphRow::left));
        int origin = Integer.MAX_VALUE;
        for (GlyphRow row : rows) {
            origin = Math.min(origin, row.left());
        }
        int at = 0;
        while (at < rows.size()) {
            GlyphRow first = rows.get(at);
            StringBuilder line = new StringBuilder();
            int next = at;
            while (next < rows.size() && rows.get(next).top < first.top + first.height() / 2) {
                rows.get(next).appendTo(line, origin);
                next++;
            }
            lines.add(line.toString());
            if (next < rows.size()) {
                addBlankLines(lines, rows, first, rows.get(next));
            }
            at = next;
        }
        return lines;
    }

    /**
     * As many blank lines as fit between two lines of one type, at the closest spacing of this type, or its height if
     * that spacing leaves out lines.
     */
    private static void addBlankLines(List<String> lines, List<GlyphRow> rows, GlyphRow first, GlyphRow second) {
        int spacing = Integer.MAX_VALUE;
        GlyphRow before = null;
        for (GlyphRow row : rows) {
            if (before != null && row.sameType(first) && before.sameType(first) && row.top > before.top) {
                spacing = Math.min(spacing, row.top - before.top);
            }
            before = row;
        }
        if (spacing >= first.height() * 2) {
            spacing = first.height();
        }
        if (second.sameType(first)) {
            for (int blank = (second.top - first.top + spacing / 2) / spacing; blank > 1; blank--) {
                lines.add("");
            }
        }
    }
}
