package dev.emu64.display;

import dev.emu64.bits.Hex;

/** Scalable vector graphics: text screens drawn with their own glyphs, frames as runs of pixels. */
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

    /** The beginning of a document of that size in pixels, all black. */
    public static void start(StringBuilder out, int width, int height) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(width).append("\" height=\"").append(height)
                .append("\" viewBox=\"0 0 ").append(width).append(' ').append(height).append("\">\n")
                .append("<rect width=\"").append(width).append("\" height=\"").append(height).append("\" fill=\"#000000\"/>\n");
    }

    private static void appendText(StringBuilder out, TextScreen screen) {
        Font font = screen.font();
        SvgCells cells = new SvgCells();
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < screen.rows(); row++) {
            rows.append("<g transform=\"translate(0,").append(row * font.height()).append(")\">\n");
            int start = rows.length();
            cells.appendRow(rows, screen, row);
            if (rows.length() == start) {
                rows.setLength(rows.lastIndexOf("<g"));
            } else {
                rows.append("</g>\n");
            }
        }
        start(out, screen.columns() * font.width(), screen.rows() * font.height());
        cells.appendDefinitions(out);
        out.append("<g ").append(SvgCells.attributes(font)).append(">\n").append(rows).append("</g>\n");
        appendCursor(out, screen);
    }

    /** The cursor as a rectangle; nothing where it is not visible. */
    public static void appendCursor(StringBuilder out, TextScreen screen) {
        Cursor cursor = screen.cursor();
        if (cursor.visible()) {
            int width = screen.font().width();
            int height = screen.font().height();
            appendRect(out, cursor.column() * width, cursor.row() * height + cursor.firstLine(), width,
                    Math.min(cursor.lastLine(), height - 1) - cursor.firstLine() + 1, screen.foreground(cursor.row(), cursor.column()));
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

    static void appendRect(StringBuilder out, int x, int y, int width, int height, int color) {
        out.append("<rect x=\"").append(x).append("\" y=\"").append(y).append("\" width=\"").append(width)
                .append("\" height=\"").append(height).append("\" fill=\"#").append(Hex.of(color, 6)).append("\"/>\n");
    }
}
