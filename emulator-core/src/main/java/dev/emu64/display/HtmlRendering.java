package dev.emu64.display;

import dev.emu64.bits.Hex;

/** A page of HTML that shows the screen without any other file: preformatted text in colours, frames as embedded SVG. */
public final class HtmlRendering {
    private HtmlRendering() {
    }

    /** A whole HTML document. */
    public static String render(Screen screen) {
        StringBuilder out = new StringBuilder();
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Screen</title>\n<style>\n")
                .append("body { background: #222222; }\n")
                .append("pre { display: inline-block; margin: 1em; padding: 0.5em; background: #000000; line-height: 1.16;")
                .append(" font-family: 'DejaVu Sans Mono', Menlo, Consolas, monospace; }\n")
                .append("@keyframes blink { 50% { color: transparent; } }\n.blink { animation: blink 1s step-end infinite; }\n")
                .append(".cursor { outline: 1px solid; }\n</style>\n</head>\n<body>\n");
        if (screen instanceof TextScreen text) {
            appendText(out, text);
        } else {
            SvgRendering.append(out, screen);
        }
        return out.append("</body>\n</html>\n").toString();
    }

    private static void appendText(StringBuilder out, TextScreen screen) {
        CellGrid grid = CellGrid.of(screen);
        Cursor cursor = screen.cursor();
        out.append("<pre>");
        for (int row = 0; row < grid.rows(); row++) {
            int column = 0;
            while (column < grid.columns()) {
                boolean atCursor = isCursor(cursor, row, column);
                int end = column + 1;
                while (end < grid.columns() && !atCursor && !isCursor(cursor, row, end) && sameLook(grid, row, column, end)) {
                    end++;
                }
                appendSpan(out, grid, row, column, end, atCursor);
                column = end;
            }
            out.append('\n');
        }
        out.append("</pre>\n");
    }

    private static boolean isCursor(Cursor cursor, int row, int column) {
        return cursor.visible() && cursor.row() == row && cursor.column() == column;
    }

    private static boolean sameLook(CellGrid grid, int row, int column, int other) {
        return grid.foreground(row, column) == grid.foreground(row, other)
                && grid.background(row, column) == grid.background(row, other)
                && grid.style(row, column) == grid.style(row, other);
    }

    private static void appendSpan(StringBuilder out, CellGrid grid, int row, int from, int to, boolean cursor) {
        int style = grid.style(row, from);
        out.append("<span style=\"color:#").append(Hex.of(grid.foreground(row, from), 6));
        if (grid.background(row, from) != 0) {
            out.append(";background:#").append(Hex.of(grid.background(row, from), 6));
        }
        if ((style & CellGrid.UNDERLINE) != 0) {
            out.append(";text-decoration:underline");
        }
        out.append('"');
        boolean blink = (style & CellGrid.BLINK) != 0;
        if (blink || cursor) {
            out.append(" class=\"").append(blink ? cursor ? "blink cursor" : "blink" : "cursor").append('"');
        }
        out.append('>');
        for (int column = from; column < to; column++) {
            appendEscaped(out, grid.character(row, column));
        }
        out.append("</span>");
    }

    /** A character as it may stand in XML or HTML text. */
    static void appendEscaped(StringBuilder out, char character) {
        switch (character) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            default -> out.append(character);
        }
    }
}
