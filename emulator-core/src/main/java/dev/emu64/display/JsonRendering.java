package dev.emu64.display;

import dev.emu64.bits.Hex;
import java.util.List;

/**
 * JSON for programs. A text screen gives its text by rows, and by rows two hexadecimal digits a cell for codes and attributes,
 * cursor, palette and blink mode; a frame gives the text read in it and its lines as runs {@code [count, "rrggbb", ...]}.
 */
public final class JsonRendering {
    private JsonRendering() {
    }

    /** One JSON object and a line feed. */
    public static String render(Screen screen) {
        StringBuilder out = new StringBuilder();
        if (screen instanceof TextScreen text) {
            appendText(out, text);
        } else {
            appendFrame(out, (Frame) screen);
        }
        return out.append("}\n").toString();
    }

    private static void appendText(StringBuilder out, TextScreen screen) {
        Cursor cursor = screen.cursor();
        out.append("{\n  \"kind\": \"text\",\n  \"columns\": ").append(screen.columns())
                .append(",\n  \"rows\": ").append(screen.rows())
                .append(",\n  \"cursor\": {\"row\": ").append(cursor.row()).append(", \"column\": ").append(cursor.column())
                .append(", \"firstLine\": ").append(cursor.firstLine()).append(", \"lastLine\": ").append(cursor.lastLine())
                .append(", \"visible\": ").append(cursor.visible())
                .append("},\n  \"blink\": ").append(screen.blink())
                .append(",\n  \"cell\": {\"width\": ").append(screen.font().width())
                .append(", \"height\": ").append(screen.font().height()).append("},\n  \"palette\": [");
        for (int color = 0; color < 16; color++) {
            out.append(color == 0 ? "\"" : ", \"").append(Hex.of(screen.palette()[color], 6)).append('"');
        }
        out.append("],\n  \"text\": [\n");
        appendStrings(out, screen.lines());
        appendCells(out.append("  ],\n  \"codes\": [\n"), screen.codes(), screen.columns());
        appendCells(out.append("  ],\n  \"attributes\": [\n"), screen.attributes(), screen.columns());
        out.append("  ]\n");
    }

    private static void appendStrings(StringBuilder out, List<String> lines) {
        for (int at = 0; at < lines.size(); at++) {
            appendString(out.append("    "), lines.get(at));
            out.append(at + 1 < lines.size() ? ",\n" : "\n");
        }
    }

    private static void appendCells(StringBuilder out, byte[] cells, int columns) {
        for (int at = 0; at < cells.length; at++) {
            out.append(at % columns == 0 ? "    \"" : "").append(Hex.of(cells[at] & 0xff, 2));
            if (at % columns == columns - 1) {
                out.append(at + 1 < cells.length ? "\",\n" : "\"\n");
            }
        }
    }

    private static void appendFrame(StringBuilder out, Frame frame) {
        out.append("{\n  \"kind\": \"frame\",\n  \"width\": ").append(frame.width())
                .append(",\n  \"height\": ").append(frame.height()).append(",\n  \"text\": [\n");
        appendStrings(out, FrameText.read(frame));
        out.append("  ],\n  \"lines\": [\n");
        for (int y = 0; y < frame.height(); y++) {
            out.append("    [");
            int x = 0;
            while (x < frame.width()) {
                int end = runEnd(frame, x, y);
                out.append(x == 0 ? "" : ", ").append(end - x).append(", \"").append(Hex.of(frame.pixel(x, y), 6)).append('"');
                x = end;
            }
            out.append(y + 1 < frame.height() ? "],\n" : "]\n");
        }
        out.append("  ]\n");
    }

    /** The column after the last pixel from {@code x} on that has the same colour. */
    static int runEnd(Frame frame, int x, int y) {
        int end = x + 1;
        while (end < frame.width() && frame.pixel(end, y) == frame.pixel(x, y)) {
            end++;
        }
        return end;
    }

    /** A JSON string literal (RFC 8259, section 7). */
    private static void appendString(StringBuilder out, String text) {
        out.append('"');
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '"' || character == '\\') {
                out.append('\\').append(character);
            } else if (character < ' ') {
                out.append("\\u").append(Hex.of(character, 4));
            } else {
                out.append(character);
            }
        }
        out.append('"');
    }
}
