package dev.emu64.display;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The glyphs of one font by fingerprint: a 64-bit polynomial hash over the rows of dots, top row first, leftmost dot
 * most significant. Only glyphs that cannot be mistaken for a part of a picture are of use, so the shapes are those
 * of ASCII (and, of the ROM fonts, the letters 80h-A5h).
 *
 * @param width dots of a cell
 * @param smooth drawn in shades: a dot counts from half the full intensity on
 * @param scales in how many sizes, 1 to this many dots a dot, kernels draw the font
 * @param glyphs by fingerprint: the character, and in the high 16 bits the number of its dots
 */
record GlyphShapes(int width, int height, boolean smooth, int scales, Map<Long, Integer> glyphs) {
    static final long PRIME = 0x100000001b3L;

    /** All fonts that are known, most common first. */
    static List<GlyphShapes> all() {
        List<GlyphShapes> fonts = fingerprints();
        fonts.add(rom(8, 3));
        fonts.add(rom(16, 2));
        fonts.add(rom(14, 1));
        return fonts;
    }

    private static GlyphShapes rom(int height, int scales) {
        Font font = Font.rom(8, height, false);
        Map<Long, Integer> glyphs = new HashMap<>();
        for (int code = 0x21; code <= 0xa5; code++) {
            long hash = 0;
            int dots = 0;
            for (int line = 0; line < height; line++) {
                hash = hash * PRIME + font.line(code, line);
                dots += Integer.bitCount(font.line(code, line));
            }
            glyphs.putIfAbsent(hash, dots << 16 | Cp437.unicode(code));
        }
        return new GlyphShapes(8, height, false, scales, glyphs);
    }

    private static List<GlyphShapes> fingerprints() {
        String text;
        try (InputStream in = GlyphShapes.class.getResourceAsStream("glyph-fingerprints.txt")) {
            text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<GlyphShapes> fonts = new ArrayList<>();
        for (String line : text.split("\n")) {
            String[] words = line.split(" ");
            if (words[0].equals("font")) {
                boolean smooth = words[3].equals("smooth");
                fonts.add(new GlyphShapes(Integer.parseInt(words[1]), Integer.parseInt(words[2]), smooth, smooth ? 1 : 4,
                        new HashMap<>()));
            } else if (!words[0].equals(";")) {
                fonts.get(fonts.size() - 1).glyphs.putIfAbsent(Long.parseUnsignedLong(words[1], 16),
                        Integer.parseInt(words[2]) << 16 | Integer.parseInt(words[0], 16));
            }
        }
        return fonts;
    }
}
