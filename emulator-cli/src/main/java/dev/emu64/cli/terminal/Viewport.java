package dev.emu64.cli.terminal;

import dev.emu64.display.Cursor;
import dev.emu64.display.Screen;
import dev.emu64.display.TextScreen;
import java.util.Arrays;

/** The part of a text screen that a lower terminal shows: from the top while the rest is blank, else down to the last text. */
final class Viewport {
    private Viewport() {
    }

    /** {@code screen} cut to {@code rows}; pictures are shrunk elsewhere. */
    static Screen fit(Screen screen, int rows) {
        if (!(screen instanceof TextScreen text) || text.rows() <= rows) {
            return screen;
        }
        int bottom = Math.max(rows, lastUsedRow(text) + 1);
        int first = (bottom - rows) * text.columns();
        int end = bottom * text.columns();
        Cursor cursor = text.cursor();
        int cursorRow = cursor.row() - (bottom - rows);
        boolean visible = cursor.visible() && cursorRow >= 0 && cursorRow < rows;
        return new TextScreen(text.columns(), rows, Arrays.copyOfRange(text.codes(), first, end), Arrays.copyOfRange(text.attributes(), first, end),
                visible ? new Cursor(cursorRow, cursor.column(), cursor.firstLine(), cursor.lastLine(), true) : Cursor.HIDDEN,
                text.palette(), text.blink(), text.font(), text.underline());
    }

    /** The last row with a character, or with the cursor on it. */
    private static int lastUsedRow(TextScreen text) {
        int row = text.rows() - 1;
        while (row > 0 && !(text.cursor().visible() && text.cursor().row() == row) && text.line(row).isBlank()) {
            row--;
        }
        return row;
    }
}
