package dev.emu64.display;

import dev.emu64.bits.Hex;

/**
 * Scalable vector graphics: text stays text (selectable, searchable) on rectangles of background, each run stretched
 * to the exact width of its cells so that any monospaced font lines up. Frames become runs of pixels.
 */
public final class SvgRendering {
    private SvgRendering() {
    }

    /** A whole SVG document. */
    public static String render(Screen screen) {
        StringBuilder out = new StringBuilder();
        append(out, screen);
        return out.toString();
    }

    static void append(StringBuilder out, Screen screen) {
        if (screen instanceof TextScreen text) {
            appendText(out, text);
        } else {
            appendFrame(out, (Frame) screen);
        }
        out.append("</svg>\n");
    }

    private static void start(StringBuilder out, int width, int height) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(width).append("\" height=\"").append(height)
                .append("\" viewBox=\"0 0 ").append(width).append(' ').append(height).append("\">\n")
                .append("<rect width=\"").append(width).append("\" height=\"").append(height).append("\" fill=\"#000000\"/>\n");
    }

    private static void appendText(StringBuilder out, TextScreen screen) {
        int cellWidth = screen.font().width();
        int cellHeight = screen.font().height();
        start(out, screen.columns() * cellWidth, screen.rows() * cellHeight);
        CellGrid grid = CellGrid.of(screen);
        for (int row = 0; row < grid.rows(); row++) {
            appendBackgrounds(out, grid, row, cellWidth, cellHeight);
        }
        out.append("<g font-family=\"'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"")
                .append(cellHeight * 7 / 8).append("\" xml:space=\"preserve\">\n");
        for (int row = 0; row < grid.rows(); row++) {
            appendRuns(out, grid, row, cellWidth, cellHeight);
        }
        out.append("</g>\n");
        appendCursor(out, screen, cellWidth, cellHeight);
    }

    private static void appendBackgrounds(StringBuilder out, CellGrid grid, int row, int cellWidth, int cellHeight) {
        int column = 0;
        while (column < grid.columns()) {
            int color = grid.background(row, column);
            int end = column + 1;
            while (end < grid.columns() && grid.background(row, end) == color) {
                end++;
            }
            if (color != 0) {
                appendRect(out, column * cellWidth, row * cellHeight, (end - column) * cellWidth, cellHeight, color);
            }
            column = end;
        }
    }

    private static void appendRuns(StringBuilder out, CellGrid grid, int row, int cellWidth, int cellHeight) {
        int column = 0;
        while (column < grid.columns()) {
            if (grid.blank(row, column)) {
                column++;
                continue;
            }
            int end = runEnd(grid, row, column);
            out.append("<text x=\"").append(column * cellWidth).append("\" y=\"").append(row * cellHeight + cellHeight * 3 / 4)
                    .append("\" textLength=\"").append((end - column) * cellWidth)
                    .append("\" lengthAdjust=\"spacingAndGlyphs\" fill=\"#").append(Hex.of(grid.foreground(row, column), 6)).append('"');
            if ((grid.style(row, column) & CellGrid.UNDERLINE) != 0) {
                out.append(" text-decoration=\"underline\"");
            }
            out.append('>');
            for (int at = column; at < end; at++) {
                HtmlRendering.appendEscaped(out, grid.character(row, at));
            }
            out.append("</text>\n");
            column = end;
        }
    }

    /** A run goes on over single blanks but ends at two, so that it does not drag spaces along. */
    private static int runEnd(CellGrid grid, int row, int column) {
        int end = column + 1;
        while (end < grid.columns() && !(grid.blank(row, end) && (end + 1 == grid.columns() || grid.blank(row, end + 1)))
                && grid.style(row, end) == grid.style(row, column)
                && (grid.foreground(row, end) == grid.foreground(row, column) || grid.blank(row, end))) {
            end++;
        }
        return grid.blank(row, end - 1) ? end - 1 : end;
    }

    private static void appendCursor(StringBuilder out, TextScreen screen, int cellWidth, int cellHeight) {
        Cursor cursor = screen.cursor();
        if (cursor.visible()) {
            appendRect(out, cursor.column() * cellWidth, cursor.row() * cellHeight + cursor.firstLine(), cellWidth,
                    cursor.lastLine() - cursor.firstLine() + 1, screen.foreground(cursor.row(), cursor.column()));
        }
    }

    private static void appendFrame(StringBuilder out, Frame frame) {
        start(out, frame.width(), frame.height());
        out.append("<g shape-rendering=\"crispEdges\">\n");
        for (int y = 0; y < frame.height(); y++) {
            int x = 0;
            while (x < frame.width()) {
                int end = JsonRendering.runEnd(frame, x, y);
                if (frame.pixel(x, y) != 0) {
                    appendRect(out, x, y, end - x, 1, frame.pixel(x, y));
                }
                x = end;
            }
        }
        out.append("</g>\n");
    }

    private static void appendRect(StringBuilder out, int x, int y, int width, int height, int color) {
        out.append("<rect x=\"").append(x).append("\" y=\"").append(y).append("\" width=\"").append(width)
                .append("\" height=\"").append(height).append("\" fill=\"#").append(Hex.of(color, 6)).append("\"/>\n");
    }
}
