package dev.emu64.display;

/**
 * Plain text: every row of a text screen in Unicode without its trailing blanks, each ended by a line feed. Frames,
 * which have no characters, are drawn in block elements.
 */
public final class TextRendering {
    private static final int FRAME_COLUMNS = 80;
    private static final int FRAME_ROWS = 30;

    private TextRendering() {
    }

    /** All rows of {@code screen}; a text screen of 25 rows gives 25 lines. */
    public static String render(Screen screen) {
        StringBuilder out = new StringBuilder();
        if (screen instanceof TextScreen text) {
            for (int row = 0; row < text.rows(); row++) {
                out.append(text.line(row).stripTrailing()).append('\n');
            }
        } else {
            CellGrid grid = CellGrid.monochrome((Frame) screen, FRAME_COLUMNS, FRAME_ROWS);
            for (int row = 0; row < grid.rows(); row++) {
                for (int column = 0; column < grid.usedColumns(row); column++) {
                    out.append(grid.character(row, column));
                }
                out.append('\n');
            }
        }
        return out.toString();
    }
}
