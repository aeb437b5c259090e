package dev.emu64.display;

import java.util.List;

/**
 * Plain text: every row of a text screen in Unicode without its trailing blanks, each ended by a line feed. Of
 * frames, the text that {@link FrameText} can read in them; one without is drawn in block elements.
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
            appendFrame(out, (Frame) screen);
        }
        return out.toString();
    }

    private static void appendFrame(StringBuilder out, Frame frame) {
        List<String> lines = FrameText.read(frame);
        for (String line : lines) {
            out.append(line).append('\n');
        }
        if (!lines.isEmpty()) {
            return;
        }
        CellGrid grid = CellGrid.monochrome(frame, FRAME_COLUMNS, FRAME_ROWS);
        for (int row = 0; row < grid.rows(); row++) {
            int used = grid.usedColumns(row);
            for (int column = 0; column < used; column++) {
                out.append(grid.character(row, column));
            }
            out.append('\n');
        }
    }
}
