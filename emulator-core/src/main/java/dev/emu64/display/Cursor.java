package dev.emu64.display;

/**
 * The text cursor: its cell, and its shape as the first and last scan line (0-31, counted from the top of the cell)
 * that it inverts. A cursor that is off, starts below its end, or lies outside the visible cells is not visible.
 */
public record Cursor(int row, int column, int firstLine, int lastLine, boolean visible) {
    /** No cursor at all. */
    public static final Cursor HIDDEN = new Cursor(0, 0, 0, 0, false);

    /** Whether the cursor covers at least half of a cell of {@code cellHeight} scan lines (a block, not a line). */
    public boolean block(int cellHeight) {
        return (Math.min(lastLine, cellHeight - 1) - firstLine + 1) * 2 >= cellHeight;
    }
}
