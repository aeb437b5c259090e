package dev.emu64.cli.record;

import dev.emu64.cli.screen.Png;
import dev.emu64.display.Frame;
import dev.emu64.display.FramePart;
import dev.emu64.display.Screen;
import dev.emu64.display.SvgCells;
import dev.emu64.display.SvgRendering;
import dev.emu64.display.TextScreen;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An SVG document that plays once, by SMIL animation ({@code set}), and stays at its last picture, which is also what a
 * viewer without animation shows. It refers to nothing outside itself.
 */
final class AnimatedSvg implements Recording {
    private static final long MILLISECOND_NANOS = 1_000_000;

    /** Something drawn that is seen for a time. */
    private static final class Drawing {
        private final String element;
        private final String attributes;
        private final String content;
        /** The pixels that it covers, or null for text. */
        private final FramePart part;
        private final long from;
        /** -1 while it is to be seen. */
        private long until = -1;

        private Drawing(String element, String attributes, String content, FramePart part, long from) {
            this.element = element;
            this.attributes = attributes;
            this.content = content;
            this.part = part;
            this.from = from;
        }
    }

    private final SvgCells cells = new SvgCells();
    /** Rows as SVG, and their numbers in the document. */
    private final Map<String, Integer> rows = new LinkedHashMap<>();
    private final List<Drawing> drawings = new ArrayList<>();
    /** Cursors, above all other drawings. */
    private final List<Drawing> cursors = new ArrayList<>();
    private Screen shown;
    /** For each row of the text screen the drawing that shows it, or null. */
    private Drawing[] shownRows = {};
    private Drawing shownCursor;
    private int width;
    private int height;
    private String fontAttributes = "";

    @Override
    public void show(long nanos, Screen screen) {
        long millis = nanos / MILLISECOND_NANOS;
        if (!sameSize(shown, screen)) {
            endAll(millis);
        }
        if (screen instanceof TextScreen text) {
            showText(millis, text);
        } else {
            showFrame(millis, (Frame) screen);
        }
        shown = screen;
    }

    private static boolean sameSize(Screen before, Screen after) {
        if (before instanceof TextScreen a && after instanceof TextScreen b) {
            return a.columns() == b.columns() && a.rows() == b.rows() && a.font().width() == b.font().width()
                    && a.font().height() == b.font().height();
        }
        return before instanceof Frame a && after instanceof Frame b && a.width() == b.width() && a.height() == b.height();
    }

    /** Takes everything away that is seen. */
    private void endAll(long millis) {
        drawings.forEach(drawing -> end(drawing, millis));
        end(shownCursor, millis);
        shownCursor = null;
        shownRows = new Drawing[0];
        shown = null;
    }

    private static void end(Drawing drawing, long millis) {
        if (drawing != null && drawing.until < 0) {
            drawing.until = millis;
        }
    }

    private void showText(long millis, TextScreen text) {
        fontAttributes = SvgCells.attributes(text.font());
        int cellHeight = text.font().height();
        fit(text.columns() * text.font().width(), text.rows() * cellHeight);
        if (shownRows.length == 0) {
            shownRows = new Drawing[text.rows()];
        }
        for (int row = 0; row < text.rows(); row++) {
            StringBuilder drawn = new StringBuilder();
            cells.appendRow(drawn, text, row);
            String attributes = drawn.isEmpty() ? "" : "href=\"#r" + number(drawn.toString()) + "\" y=\"" + row * cellHeight + '"';
            Drawing before = shownRows[row];
            if (!attributes.equals(before == null ? "" : before.attributes)) {
                end(before, millis);
                shownRows[row] = drawn.isEmpty() ? null : new Drawing("use", attributes, "", null, millis);
                if (shownRows[row] != null) {
                    drawings.add(shownRows[row]);
                }
            }
        }
        showCursor(millis, text);
    }

    private int number(String row) {
        Integer known = rows.get(row);
        if (known == null) {
            known = rows.size();
            rows.put(row, known);
        }
        return known;
    }

    private void showCursor(long millis, TextScreen text) {
        StringBuilder drawn = new StringBuilder();
        SvgRendering.appendCursor(drawn, text);
        if (!drawn.toString().equals(shownCursor == null ? "" : shownCursor.content)) {
            end(shownCursor, millis);
            shownCursor = drawn.isEmpty() ? null : new Drawing("g", "", drawn.toString(), null, millis);
            if (shownCursor != null) {
                cursors.add(shownCursor);
            }
        }
    }

    /** Lays what has changed over the pictures before, and takes those away that it hides. */
    private void showFrame(long millis, Frame frame) {
        fit(frame.width(), frame.height());
        FramePart part = shown instanceof Frame before ? FramePart.difference(before, frame)
                : new FramePart(frame, 0, 0);
        if (part == null || frame.pixels().length == 0) {
            return;
        }
        for (Drawing drawing : drawings) {
            if (drawing.until < 0 && part.covers(drawing.part)) {
                drawing.until = millis;
            }
        }
        String png = Base64.getEncoder().encodeToString(Png.encode(part.pixels()));
        drawings.add(new Drawing("image", "x=\"" + part.left() + "\" y=\"" + part.top() + "\" width=\"" + part.pixels().width() + "\" height=\""
                + part.pixels().height() + "\" href=\"data:image/png;base64," + png + '"', "", part, millis));
    }

    private void fit(int neededWidth, int neededHeight) {
        width = Math.max(width, neededWidth);
        height = Math.max(height, neededHeight);
    }

    @Override
    public byte[] finish(long nanos) {
        StringBuilder out = new StringBuilder();
        SvgRendering.start(out, width, height);
        cells.appendDefinitions(out);
        out.append("<defs>\n");
        rows.forEach((drawn, number) -> out.append("<g id=\"r").append(number.intValue()).append("\">").append(drawn).append("</g>\n"));
        out.append("</defs>\n<g ").append(fontAttributes).append(">\n");
        drawings.forEach(drawing -> append(out, drawing));
        cursors.forEach(cursor -> append(out, cursor));
        out.append("</g>\n</svg>\n");
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A drawing with the time for which it is seen; what is there at the end is seen unless told otherwise. */
    private static void append(StringBuilder out, Drawing drawing) {
        if (drawing.until == drawing.from) {
            return;
        }
        out.append('<').append(drawing.element).append(drawing.attributes.isEmpty() ? "" : " ").append(drawing.attributes);
        if (drawing.until >= 0) {
            out.append(" visibility=\"hidden\">").append(drawing.content);
            appendSet(out, "visible", drawing.from, drawing.until);
        } else {
            out.append('>').append(drawing.content);
            if (drawing.from > 0) {
                appendSet(out, "hidden", 0, drawing.from);
            }
        }
        out.append("</").append(drawing.element).append(">\n");
    }

    private static void appendSet(StringBuilder out, String visibility, long from, long until) {
        out.append("<set attributeName=\"visibility\" to=\"").append(visibility).append("\" begin=\"");
        appendSeconds(out, from).append("\" dur=\"");
        appendSeconds(out, until - from).append("\"/>");
    }

    private static StringBuilder appendSeconds(StringBuilder out, long millis) {
        return out.append(millis / 1000).append('.').append(Long.toString(millis % 1000 + 1000), 1, 4).append('s');
    }
}
