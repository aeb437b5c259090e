package dev.emu64.display;

import java.util.Arrays;

/**
 * The glyphs of a text screen: 256 bitmaps, or 512 where attribute bit 3 chooses between two sets. A cell is 8 dots wide, or
 * 9, the ninth blank but for the line-drawing codes C0h-DFh, which repeat their eighth dot when {@code lineGraphics}
 * is on. Fonts of the adapter's own ROM are read only when a glyph is first drawn.
 */
public final class Font {
    private final int width;
    private final int height;
    private final boolean lineGraphics;
    private final byte[] guestGlyphs;

    private Font(int width, int height, boolean lineGraphics, byte[] guestGlyphs) {
        this.width = width;
        this.height = height;
        this.lineGraphics = lineGraphics;
        this.guestGlyphs = guestGlyphs;
    }

    /**
     * A font that the guest loaded: 256 or 512 glyphs of {@code height} bytes each, top scan line first, most
     * significant bit leftmost. The array belongs to the font from now on.
     *
     * @param width dots of a cell, 8 or 9
     */
    public static Font of(int width, int height, boolean lineGraphics, byte[] glyphs) {
        return new Font(width, height, lineGraphics, glyphs);
    }

    /** The adapter's own font with cells of {@code width} by {@code height} dots: 8, 14 or 16 high. */
    public static Font rom(int width, int height, boolean lineGraphics) {
        return new Font(width, height, lineGraphics, null);
    }

    /** Dots of a cell, 8 or 9. */
    public int width() {
        return width;
    }

    /** Scan lines of a cell, 1-32. */
    public int height() {
        return height;
    }

    /** Whether there are 512 glyphs, so that attribute bit 3 chooses the set. */
    public boolean dual() {
        return guestGlyphs != null && guestGlyphs.length == 512 * height;
    }

    /**
     * One scan line of a glyph: the leftmost dot in bit {@code width - 1}, the rightmost in bit 0.
     *
     * @param glyph 0-255, or 256-511 for the second set
     */
    public int line(int glyph, int scanLine) {
        byte[] glyphs = glyphs();
        int dots = glyphs[(dual() ? glyph : glyph & 0xff) * height + scanLine] & 0xff;
        if (width == 8) {
            return dots;
        }
        boolean repeat = lineGraphics && (glyph & 0xe0) == 0xc0;
        return dots << 1 | (repeat ? dots & 1 : 0);
    }

    private byte[] glyphs() {
        return guestGlyphs == null ? RomFonts.glyphs(height) : guestGlyphs;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Font font && font.width == width && font.height == height
                && font.lineGraphics == lineGraphics
                && (font.guestGlyphs == guestGlyphs || Arrays.equals(font.glyphs(), glyphs()));
    }

    @Override
    public int hashCode() {
        return 31 * width + height;
    }

    @Override
    public String toString() {
        return "Font[" + width + "x" + height + (dual() ? ", 512" : "") + (guestGlyphs == null ? ", rom]" : "]");
    }
}
