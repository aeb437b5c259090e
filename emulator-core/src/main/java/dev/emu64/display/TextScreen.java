package dev.emu64.display;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A screen of character cells. Codes and attributes go row by row from the top left; an attribute's low four bits
 * choose the foreground, the high four the background out of the palette. With {@code blink} on, bit 7 of the
 * attribute makes the cell blink instead and the background has eight colours.
 * The arrays belong to the screen: whoever makes one hands them over and no longer writes to them.
 *
 * @param codes one byte a cell, code page 437 unless the guest loaded glyphs of its own
 * @param palette the 16 colours as 0xRRGGBB
 * @param underline the scan line at which cells with foreground 1 on background 0 are underlined, or -1 for none
 */
public record TextScreen(int columns, int rows, byte[] codes, byte[] attributes, Cursor cursor, int[] palette,
                         boolean blink, Font font, int underline) implements Screen {
    public TextScreen {
        if (codes.length != columns * rows || attributes.length != codes.length || palette.length != 16) {
            throw new IllegalStateException("a text screen of " + columns + "x" + rows + " with " + codes.length
                    + " codes, " + attributes.length + " attributes, " + palette.length + " colours");
        }
    }

    /** The code (0-255) of a cell. */
    public int code(int row, int column) {
        return codes[row * columns + column] & 0xff;
    }

    /** The attribute (0-255) of a cell. */
    public int attribute(int row, int column) {
        return attributes[row * columns + column] & 0xff;
    }

    /** The glyph (0-255, or 256-511 from the second set) that a cell shows. */
    public int glyph(int row, int column) {
        return code(row, column) | (font.dual() && (attribute(row, column) & 8) != 0 ? 0x100 : 0);
    }

    /** The foreground colour of a cell as 0xRRGGBB. */
    public int foreground(int row, int column) {
        return palette[attribute(row, column) & 15];
    }

    /** The background colour of a cell as 0xRRGGBB. */
    public int background(int row, int column) {
        return palette[attribute(row, column) >> 4 & (blink ? 7 : 15)];
    }

    /** Whether a cell's foreground blinks. */
    public boolean blinking(int row, int column) {
        return blink && (attribute(row, column) & 0x80) != 0;
    }

    /** Whether a cell is underlined. */
    public boolean underlined(int row, int column) {
        return underline >= 0 && (attribute(row, column) & 0x77) == 1;
    }

    /** One row in Unicode, all columns, blanks as spaces. */
    public String line(int row) {
        char[] line = new char[columns];
        for (int column = 0; column < columns; column++) {
            int code = code(row, column);
            line[column] = Cp437.blank(code) ? ' ' : Cp437.unicode(code);
        }
        return new String(line);
    }

    /** All rows in Unicode, each without its trailing blanks. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            lines.add(line(row).stripTrailing());
        }
        return lines;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextScreen screen && screen.columns == columns && screen.rows == rows
                && screen.blink == blink && screen.underline == underline && screen.cursor.equals(cursor)
                && Arrays.equals(screen.codes, codes) && Arrays.equals(screen.attributes, attributes)
                && Arrays.equals(screen.palette, palette) && screen.font.equals(font);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * columns + rows) + 31 * Arrays.hashCode(codes) + Arrays.hashCode(attributes);
    }

    @Override
    public String toString() {
        return "TextScreen[" + columns + "x" + rows + "]";
    }
}
