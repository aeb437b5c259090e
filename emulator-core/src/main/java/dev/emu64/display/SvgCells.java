package dev.emu64.display;

import dev.emu64.bits.Hex;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rows of text screens as parts of an SVG document: every glyph is drawn dot by dot as its font has it, and defined once.
 * The same text lies above it unseen, to be found, selected and copied.
 */
public final class SvgCells {
    /** Half of 32 frames of 70 a second: so long a VGA shows blinking characters. */
    private static final String BLINK = "<animate attributeName=\"visibility\" values=\"visible;hidden\" dur=\"0.46s\""
            + " calcMode=\"discrete\" repeatCount=\"indefinite\"/>";

    /** Paths of glyphs, and their numbers in the document. */
    private final Map<String, Integer> glyphs = new LinkedHashMap<>();

    /** The attributes of an element that holds rows. */
    public static String attributes(Font font) {
        return "shape-rendering=\"crispEdges\" font-family=\"'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\""
                + font.height() * 7 / 8 + "\" xml:space=\"preserve\"";
    }

    /** The glyphs of all rows so far. */
    public void appendDefinitions(StringBuilder out) {
        out.append("<defs>\n");
        for (Map.Entry<String, Integer> glyph : glyphs.entrySet()) {
            out.append("<path id=\"g").append(glyph.getValue()).append("\" d=\"").append(glyph.getKey()).append("\"/>\n");
        }
        out.append("</defs>\n");
    }

    /** Appends a row with its top at line 0; nothing where it is all black. */
    public void appendRow(StringBuilder out, TextScreen screen, int row) {
        appendBackgrounds(out, screen, row);
        int column = 0;
        while (column < screen.columns()) {
            int end = column + 1;
            while (end < screen.columns() && screen.foreground(row, end) == screen.foreground(row, column)
                    && screen.blinking(row, end) == screen.blinking(row, column)) {
                end++;
            }
            appendGlyphs(out, screen, row, column, end);
            column = end;
        }
        appendText(out, screen, row);
    }

    private static void appendBackgrounds(StringBuilder out, TextScreen screen, int row) {
        int column = 0;
        while (column < screen.columns()) {
            int color = screen.background(row, column);
            int end = column + 1;
            while (end < screen.columns() && screen.background(row, end) == color) {
                end++;
            }
            if (color != 0) {
                SvgRendering.appendRect(out, column * screen.font().width(), 0, (end - column) * screen.font().width(), screen.font().height(), color);
            }
            column = end;
        }
    }

    /** The cells of {@code from} up to {@code to}, all in one colour. */
    private void appendGlyphs(StringBuilder out, TextScreen screen, int row, int from, int to) {
        int start = out.length();
        int width = screen.font().width();
        for (int column = from; column < to; column++) {
            String path = path(screen.font(), screen.glyph(row, column));
            if (!path.isEmpty()) {
                Integer number = glyphs.get(path);
                if (number == null) {
                    number = glyphs.size();
                    glyphs.put(path, number);
                }
                out.append("<use href=\"#g").append(number.intValue()).append("\" x=\"").append(column * width).append("\"/>");
            }
            if (screen.underlined(row, column)) {
                out.append("<path d=\"M").append(column * width).append(' ').append(screen.underline()).append('h').append(width)
                        .append("v1h-").append(width).append("z\"/>");
            }
        }
        if (out.length() > start) {
            out.insert(start, "<g fill=\"#" + Hex.of(screen.foreground(row, from), 6) + "\">");
            out.append(screen.blinking(row, from) ? BLINK : "").append("</g>\n");
        }
    }

    /** A glyph as rectangles: each run of dots, as far down as the same run goes on. */
    private static String path(Font font, int glyph) {
        StringBuilder path = new StringBuilder();
        for (int line = 0; line < font.height(); line++) {
            int above = line == 0 ? 0 : font.line(glyph, line - 1);
            int rest = font.line(glyph, line);
            while (rest != 0) {
                int run = lastRun(rest);
                rest &= ~run;
                if (!hasRun(above, run)) {
                    appendRectangle(path, font, glyph, line, run);
                }
            }
        }
        return path.toString();
    }

    private static void appendRectangle(StringBuilder path, Font font, int glyph, int line, int run) {
        int end = line + 1;
        while (end < font.height() && hasRun(font.line(glyph, end), run)) {
            end++;
        }
        int dots = Integer.bitCount(run);
        int left = font.width() - dots - Integer.numberOfTrailingZeros(run);
        path.append('M').append(left).append(' ').append(line).append('h').append(dots).append('v').append(end - line)
                .append("h-").append(dots).append('z');
    }

    /** The rightmost run of ones. */
    private static int lastRun(int dots) {
        int lowest = Integer.lowestOneBit(dots);
        return dots & (dots ^ dots + lowest);
    }

    /** Whether {@code run} is lit, with a dark dot on each side. */
    private static boolean hasRun(int dots, int run) {
        return (dots & (run | run << 1 | run >> 1)) == run;
    }

    private static void appendText(StringBuilder out, TextScreen screen, int row) {
        String line = screen.line(row);
        int width = screen.font().width();
        int column = 0;
        while (column < line.length()) {
            if (line.charAt(column) == ' ') {
                column++;
                continue;
            }
            int end = textEnd(line, column);
            out.append("<text x=\"").append(column * width).append("\" y=\"").append(screen.font().height() * 3 / 4)
                    .append("\" textLength=\"").append((end - column) * width).append("\" lengthAdjust=\"spacingAndGlyphs\" fill-opacity=\"0\">");
            for (int at = column; at < end; at++) {
                HtmlRendering.appendEscaped(out, line.charAt(at));
            }
            out.append("</text>\n");
            column = end;
        }
    }

    /** A piece of text goes on over single blanks but ends at two, so that it does not drag spaces along. */
    private static int textEnd(String line, int column) {
        int gap = line.indexOf("  ", column);
        return gap >= 0 ? gap : line.stripTrailing().length();
    }
}
