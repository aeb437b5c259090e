package dev.emu64.display;

import java.util.Arrays;

/**
 * A screen as a terminal can show it: one Unicode character a cell, its two colours as 0xRRGGBB, its style. Text
 * screens map cell by cell; frames become half blocks, two pixels above each other in a cell.
 */
public final class CellGrid {
    /** Style bits. */
    public static final int BLINK = 1;
    public static final int UNDERLINE = 2;
    private static final char UPPER_HALF = '▀';
    private static final int BRIGHT = 96;

    private final int columns;
    private final int rows;
    private final char[] characters;
    private final int[] foregrounds;
    private final int[] backgrounds;
    private final byte[] styles;

    private CellGrid(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        characters = new char[columns * rows];
        foregrounds = new int[columns * rows];
        backgrounds = new int[columns * rows];
        styles = new byte[columns * rows];
    }

    /** All cells of a text screen. */
    public static CellGrid of(TextScreen screen) {
        CellGrid grid = new CellGrid(screen.columns(), screen.rows());
        for (int row = 0; row < grid.rows; row++) {
            for (int column = 0; column < grid.columns; column++) {
                int at = row * grid.columns + column;
                int code = screen.code(row, column);
                grid.characters[at] = Cp437.blank(code) ? ' ' : Cp437.unicode(code);
                grid.foregrounds[at] = screen.foreground(row, column);
                grid.backgrounds[at] = screen.background(row, column);
                grid.styles[at] = (byte) ((screen.blinking(row, column) ? BLINK : 0)
                        | (screen.underlined(row, column) ? UNDERLINE : 0));
            }
        }
        return grid;
    }

    /**
     * A frame as half blocks, shrunk (never enlarged) by averaging until it fits {@code columns} cells and
     * {@code rows} rows, its aspect kept: half a cell counts as square.
     */
    public static CellGrid of(Frame frame, int columns, int rows) {
        Frame fitted = Downscale.fit(frame, columns, rows * 2);
        CellGrid grid = new CellGrid(fitted.width(), (fitted.height() + 1) / 2);
        for (int row = 0; row < grid.rows; row++) {
            for (int column = 0; column < grid.columns; column++) {
                int at = row * grid.columns + column;
                int top = fitted.pixel(column, row * 2);
                int bottom = row * 2 + 1 < fitted.height() ? fitted.pixel(column, row * 2 + 1) : 0;
                grid.characters[at] = top == bottom ? ' ' : UPPER_HALF;
                grid.foregrounds[at] = top;
                grid.backgrounds[at] = bottom;
            }
        }
        return grid;
    }

    /**
     * A frame as block elements of one colour on black, for output without colours: half a cell is lit where its
     * pixels are bright. Shrunk as {@link #of(Frame, int, int)} does.
     */
    public static CellGrid monochrome(Frame frame, int columns, int rows) {
        CellGrid grid = of(frame, columns, rows);
        for (int at = 0; at < grid.characters.length; at++) {
            boolean top = bright(grid.foregrounds[at]);
            boolean bottom = bright(grid.backgrounds[at]);
            grid.characters[at] = top ? bottom ? '█' : UPPER_HALF : bottom ? '▄' : ' ';
            grid.foregrounds[at] = 0xffffff;
            grid.backgrounds[at] = 0;
        }
        return grid;
    }

    /** Luma (ITU-R BT.601) above a low threshold, so that thin strokes survive the averaging. */
    private static boolean bright(int rgb) {
        return ((rgb >> 16 & 0xff) * 299 + (rgb >> 8 & 0xff) * 587 + (rgb & 0xff) * 114) / 1000 >= BRIGHT;
    }

    /** Any screen for a terminal of {@code columns} by {@code rows} cells and its colours; text keeps its own size. */
    public static CellGrid of(Screen screen, int columns, int rows, ColorDepth depth) {
        if (screen instanceof TextScreen text) {
            return of(text);
        }
        Frame frame = (Frame) screen;
        return depth == ColorDepth.NONE ? monochrome(frame, columns, rows) : of(frame, columns, rows);
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    public char character(int row, int column) {
        return characters[row * columns + column];
    }

    public int foreground(int row, int column) {
        return foregrounds[row * columns + column];
    }

    public int background(int row, int column) {
        return backgrounds[row * columns + column];
    }

    /** {@link #BLINK} and {@link #UNDERLINE}. */
    public int style(int row, int column) {
        return styles[row * columns + column];
    }

    /** Whether a cell shows nothing but its background. */
    public boolean blank(int row, int column) {
        return character(row, column) == ' ' && (style(row, column) & UNDERLINE) == 0;
    }

    /** Whether a cell looks the same as the one at the same place of another grid of the same width. */
    public boolean sameCell(CellGrid other, int row, int column) {
        int at = row * columns + column;
        return characters[at] == other.characters[at] && backgrounds[at] == other.backgrounds[at]
                && styles[at] == other.styles[at]
                && (foregrounds[at] == other.foregrounds[at] || blank(row, column));
    }

    /** Columns of a row up to its last cell that is not blank on black. */
    public int usedColumns(int row) {
        int used = columns;
        while (used > 0 && blank(row, used - 1) && background(row, used - 1) == 0) {
            used--;
        }
        return used;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CellGrid grid && grid.columns == columns && grid.rows == rows
                && Arrays.equals(grid.characters, characters) && Arrays.equals(grid.foregrounds, foregrounds)
                && Arrays.equals(grid.backgrounds, backgrounds) && Arrays.equals(grid.styles, styles);
    }

    @Override
    public int hashCode() {
        return 31 * columns + Arrays.hashCode(characters);
    }
}
