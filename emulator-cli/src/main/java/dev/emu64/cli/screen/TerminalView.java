package dev.emu64.cli.screen;

import dev.emu64.display.CellGrid;
import dev.emu64.display.ColorDepth;
import dev.emu64.display.Cursor;
import dev.emu64.display.Frame;
import dev.emu64.display.Screen;
import dev.emu64.display.SgrWriter;
import dev.emu64.display.TextScreen;
import java.io.Flushable;
import java.io.IOException;

/**
 * Draws screens on a terminal that understands ECMA-48 and xterm's private modes. Only cells that changed since the
 * last drawing are sent, everything of one drawing in one piece. What does not fit the terminal is cut off at the
 * right and at the bottom; frames are shrunk to fit, and are half blocks unless the terminal can do better. Pacing, raw mode and the terminal's size are the caller's.
 */
public final class TerminalView {
    private static final String ESC = "\u001b[";
    private static final int UNKNOWN = -1;

    private final Appendable out;
    private final ColorDepth depth;
    private final SgrWriter sgr;
    private final StringBuilder pending = new StringBuilder();
    private int columns;
    private int rows;
    private CellGrid shown;
    private PictureView pictures = new PictureView(TerminalGraphics.TEXT);
    private int atRow = UNKNOWN;
    private int atColumn = UNKNOWN;
    private boolean cursorShown;
    private int cursorShape = UNKNOWN;

    /** A view on a terminal of {@code columns} by {@code rows} cells; nothing is written before {@link #open}. */
    public TerminalView(Appendable out, ColorDepth depth, int columns, int rows) {
        this.out = out;
        this.depth = depth;
        this.columns = columns;
        this.rows = rows;
        sgr = new SgrWriter(depth);
    }

    /** Takes over the terminal: alternate screen, cleared, no cursor. */
    public void open() throws IOException {
        pending.append(ESC).append("?1049h").append(ESC).append("?25l");
        clear();
        cursorShown = false;
        flush();
    }

    /** Gives the terminal back as it was: colours, cursor and its shape, primary screen. */
    public void close() throws IOException {
        pictures.remove(pending);
        sgr.reset(pending);
        if (cursorShape != UNKNOWN) {
            pending.append(ESC).append("0 q");
        }
        pending.append(ESC).append("?25h").append(ESC).append("?1049l");
        flush();
    }

    /** The terminal has a new size; the next drawing starts from an empty screen. */
    public void resize(int newColumns, int newRows) {
        columns = newColumns;
        rows = newRows;
        invalidate();
    }

    /** The terminal shows pictures in that way from now on; whether that is news. */
    public boolean graphics(TerminalGraphics graphics) {
        if (graphics.equals(pictures.graphics())) {
            return false;
        }
        invalidate();
        pictures = new PictureView(graphics);
        return true;
    }

    /** Forgets what the terminal shows, after somebody else has written on it; the next drawing sends everything. */
    public void invalidate() {
        pictures.remove(pending);
        shown = null;
    }

    /** Leaves an empty screen without a cursor to somebody else; the next drawing sends everything. */
    public void leave() throws IOException {
        invalidate();
        placeCursor(null, 0, 0);
        clear();
        flush();
    }

    /** Brings the terminal up to date with {@code screen}. */
    public void draw(Screen screen) throws IOException {
        if (screen instanceof Frame frame && pictures.possible()) {
            drawPicture(frame);
            return;
        }
        if (pictures.showing()) {
            invalidate();
        }
        CellGrid grid = CellGrid.of(screen, columns, rows, depth);
        if (shown == null || shown.columns() != grid.columns() || shown.rows() != grid.rows()) {
            clear();
        }
        int visibleRows = Math.min(rows, grid.rows());
        int visibleColumns = Math.min(columns, grid.columns());
        for (int row = 0; row < visibleRows; row++) {
            drawRow(grid, row, visibleColumns);
        }
        shown = grid;
        placeCursor(screen instanceof TextScreen text ? text : null, visibleRows, visibleColumns);
        flush();
    }

    private void drawPicture(Frame frame) throws IOException {
        if (pictures.anew(frame, columns, rows)) {
            pictures.remove(pending);
            clear();
        }
        placeCursor(null, 0, 0);
        pictures.draw(pending, frame, columns, rows);
        atRow = UNKNOWN;
        atColumn = UNKNOWN;
        flush();
    }

    private void drawRow(CellGrid grid, int row, int visibleColumns) {
        for (int column = 0; column < visibleColumns; column++) {
            boolean same = shown == null ? grid.blank(row, column) && grid.background(row, column) == 0 && depth == ColorDepth.NONE
                    : shown.sameCell(grid, row, column);
            if (!same) {
                moveTo(row, column);
                sgr.select(pending, grid, row, column);
                char character = grid.character(row, column);
                pending.append(character);
                boolean certain = certainWidth(character) && column + 1 < columns;
                atColumn = certain ? column + 1 : UNKNOWN;
            }
        }
    }

    /** Some terminals draw symbols such as hearts and arrows two cells wide, so after one the position is not known. */
    private static boolean certainWidth(char character) {
        return character < 0x2000 || character >= '\u2500' && character <= '\u25a0';
    }

    private void moveTo(int row, int column) {
        if (atRow != row || atColumn != column) {
            pending.append(ESC).append(row + 1).append(';').append(column + 1).append('H');
            atRow = row;
            atColumn = column;
        }
    }

    private void clear() {
        sgr.reset(pending);
        pending.append(ESC).append("2J");
        shown = null;
        atRow = UNKNOWN;
        atColumn = UNKNOWN;
    }

    private void placeCursor(TextScreen screen, int visibleRows, int visibleColumns) {
        Cursor cursor = screen == null ? Cursor.HIDDEN : screen.cursor();
        boolean visible = cursor.visible() && cursor.row() < visibleRows && cursor.column() < visibleColumns;
        if (visible) {
            moveTo(cursor.row(), cursor.column());
            // DECSCUSR: 1 is a blinking block, 3 a blinking underline
            int shape = cursor.block(screen.font().height()) ? 1 : 3;
            if (shape != cursorShape) {
                pending.append(ESC).append(shape).append(" q");
                cursorShape = shape;
            }
        }
        if (visible != cursorShown) {
            pending.append(ESC).append(visible ? "?25h" : "?25l");
            cursorShown = visible;
        }
    }

    private void flush() throws IOException {
        if (pending.length() > 0) {
            out.append(pending);
            pending.setLength(0);
            if (out instanceof Flushable flushable) {
                flushable.flush();
            }
        }
    }
}
