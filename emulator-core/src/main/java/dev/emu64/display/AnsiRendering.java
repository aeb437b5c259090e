package dev.emu64.display;

/**
 * Text with colour sequences for a terminal or a pager: a line for each row, ended by a reset and a line feed,
 * trailing blanks on black left out. Frames become half blocks.
 */
public final class AnsiRendering {
    private static final int FRAME_COLUMNS = 80;
    private static final int FRAME_ROWS = 30;

    private AnsiRendering() {
    }

    /** {@code screen} with the colours that {@code depth} allows. */
    public static String render(Screen screen, ColorDepth depth) {
        return render(CellGrid.of(screen, FRAME_COLUMNS, FRAME_ROWS, depth), depth);
    }

    /** A grid of cells with the colours that {@code depth} allows. */
    public static String render(CellGrid grid, ColorDepth depth) {
        StringBuilder out = new StringBuilder();
        SgrWriter sgr = new SgrWriter(depth);
        for (int row = 0; row < grid.rows(); row++) {
            int used = grid.usedColumns(row);
            for (int column = 0; column < used; column++) {
                sgr.select(out, grid, row, column);
                out.append(grid.character(row, column));
            }
            sgr.reset(out);
            out.append('\n');
        }
        return out.toString();
    }
}
