package dev.emu64.cli.record;

import dev.emu64.bits.Hex;
import dev.emu64.display.AnsiRendering;
import dev.emu64.display.ColorDepth;
import dev.emu64.display.Screen;
import dev.emu64.display.TextScreen;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * asciinema's asciicast v2: a line of JSON for the size, then one for each change: seconds, "o", what a terminal is
 * sent. Only rows that changed are sent again. There is no date in it: equal runs make equal files.
 */
final class Asciicast implements Recording {
    private static final long NANOS_PER_MICRO = 1000;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int FRAME_COLUMNS = 80;

    private final StringBuilder out = new StringBuilder();
    private String[] shown = {};
    private int columns;

    @Override
    public void show(long nanos, Screen screen) {
        String[] lines = AnsiRendering.render(screen, ColorDepth.TRUE_COLOR).split("\n", -1);
        String[] rows = Arrays.copyOf(lines, lines.length - 1);
        int width = screen instanceof TextScreen text ? text.columns() : FRAME_COLUMNS;
        StringBuilder sent = new StringBuilder();
        if (width != columns || rows.length != shown.length) {
            if (columns == 0) {
                out.append("{\"version\": 2, \"width\": ").append(width).append(", \"height\": ").append(rows.length).append("}\n");
            } else {
                event(nanos, "r", width + "x" + rows.length);
            }
            columns = width;
            shown = new String[rows.length];
            Arrays.fill(shown, "");
            sent.append("\u001b[H\u001b[2J");
        }
        for (int row = 0; row < rows.length; row++) {
            if (!rows[row].equals(shown[row])) {
                // erased first: behind the last column there is no place to erase from
                sent.append("\u001b[").append(row + 1).append(";1H\u001b[K").append(rows[row]);
            }
        }
        shown = rows;
        if (screen instanceof TextScreen text) {
            cursor(text, sent);
        }
        event(nanos, "o", sent.toString());
    }

    private static void cursor(TextScreen screen, StringBuilder sent) {
        boolean visible = screen.cursor().visible() && screen.cursor().row() < screen.rows();
        sent.append(visible ? "\u001b[?25h" : "\u001b[?25l");
        if (visible) {
            sent.append("\u001b[").append(screen.cursor().row() + 1).append(';').append(screen.cursor().column() + 1).append('H');
        }
    }

    private void event(long nanos, String kind, String text) {
        long micros = nanos / NANOS_PER_MICRO;
        String fraction = Long.toString(micros % MICROS_PER_SECOND + MICROS_PER_SECOND).substring(1);
        out.append('[').append(micros / MICROS_PER_SECOND).append('.').append(fraction).append(", \"").append(kind).append("\", \"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u").append(Hex.of(c, 4));
            } else {
                out.append(c);
            }
        }
        out.append("\"]\n");
    }

    /** An empty change at the end keeps the last screen as long as the guest did. */
    @Override
    public byte[] finish(long nanos) {
        event(nanos, "o", "");
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
