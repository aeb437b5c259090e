package dev.emu64.display;

import java.util.ArrayList;
import java.util.List;

/** Glyphs of one font in one size that stand on one line of a frame, in step with each other. */
final class GlyphRow {
    final GlyphShapes font;
    final int scale;
    final int top;
    private final List<Integer> lefts = new ArrayList<>();
    private final StringBuilder characters = new StringBuilder();
    private int dots;

    GlyphRow(GlyphShapes font, int scale, int top) {
        this.font = font;
        this.scale = scale;
        this.top = top;
    }

    /** Adds a glyph to the right of all others. */
    void add(int left, char character, int glyphDots) {
        lefts.add(left);
        characters.append(character);
        dots += glyphDots;
    }

    /** Pixels from one cell to the next. */
    int pitch() {
        return font.width() * scale;
    }

    int height() {
        return font.height() * scale;
    }

    int left() {
        return lefts.get(0);
    }

    int right() {
        return lefts.get(lefts.size() - 1) + pitch();
    }

    int glyphs() {
        return lefts.size();
    }

    /** How much of the picture the row explains, in pixels. */
    int weight() {
        return dots * scale * scale;
    }

    int letters() {
        int letters = 0;
        for (int at = 0; at < characters.length(); at++) {
            letters += Character.isLetterOrDigit(characters.charAt(at)) ? 1 : 0;
        }
        return letters;
    }

    boolean sameType(GlyphRow other) {
        return font == other.font && scale == other.scale;
    }

    boolean inStepWith(GlyphRow other) {
        return sameType(other) && (left() - other.left()) % pitch() == 0;
    }

    boolean overlaps(GlyphRow other) {
        return top < other.top + other.height() && other.top < top + height()
                && left() < other.right() && other.left() < right();
    }

    /** Appends the row's text to a line whose first column is at pixel {@code origin}; cells without a glyph are blanks. */
    void appendTo(StringBuilder line, int origin) {
        int start = Math.max((left() - origin) / pitch(), line.length() == 0 ? 0 : line.length() + 1);
        for (int at = 0; at < lefts.size(); at++) {
            int column = start + (lefts.get(at) - left()) / pitch();
            while (line.length() < column) {
                line.append(' ');
            }
            line.append(characters.charAt(at));
        }
    }
}
