package dev.emu64.display;

import java.util.ArrayList;
import java.util.List;

/**
 * The text that a screen is expected to show: rows from the top, trailing blanks and blank rows at the end left out.
 * In a row, {@code {{any}}} stands for any text, none included.
 */
public final class GoldenText {
    private static final String MASK = "{{any}}";
    private static final int COLUMN = 60;

    private final List<String> rows;

    private GoldenText(List<String> rows) {
        this.rows = rows;
    }

    /** Reads rows as {@link TextRendering} writes them. */
    public static GoldenText parse(String text) {
        return new GoldenText(rows(text));
    }

    /** What {@code screen} shows, as rows to be compared. */
    public static List<String> rows(Screen screen) {
        return rows(TextRendering.render(screen));
    }

    private static List<String> rows(String text) {
        List<String> rows = new ArrayList<>();
        text.lines().forEach(line -> rows.add(line.stripTrailing()));
        while (!rows.isEmpty() && rows.get(rows.size() - 1).isEmpty()) {
            rows.remove(rows.size() - 1);
        }
        return rows;
    }

    /** Whether every row of {@code screen} is as expected. */
    public boolean matches(Screen screen) {
        List<String> shown = rows(screen);
        for (int row = 0; row < Math.max(rows.size(), shown.size()); row++) {
            if (!matches(row(rows, row), row(shown, row))) {
                return false;
            }
        }
        return true;
    }

    /** Expected rows on the left, those of {@code screen} on the right, with a mark between where they differ. */
    public String beside(Screen screen) {
        List<String> shown = rows(screen);
        int width = "expected".length();
        for (String row : rows) {
            width = Math.max(width, Math.min(COLUMN, row.length()));
        }
        StringBuilder out = new StringBuilder();
        line(out, "expected", "   ", "actual", width);
        for (int row = 0; row < Math.max(rows.size(), shown.size()); row++) {
            String want = row(rows, row);
            String got = row(shown, row);
            line(out, want, matches(want, got) ? " | " : " # ", got, width);
        }
        return out.toString();
    }

    private static void line(StringBuilder out, String left, String mark, String right, int width) {
        out.append(left).append(" ".repeat(Math.max(0, width - left.length())));
        out.append(mark).append(right);
        while (out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        out.append('\n');
    }

    private static String row(List<String> rows, int row) {
        return row < rows.size() ? rows.get(row) : "";
    }

    /** Whether {@code text} is {@code pattern} with something in the place of each mask. */
    public static boolean matches(String pattern, String text) {
        int mask = pattern.indexOf(MASK);
        if (mask < 0) {
            return pattern.equals(text);
        }
        if (!text.startsWith(pattern.substring(0, mask))) {
            return false;
        }
        // between masks the first fit is as good as any; the end must fit at the end
        int at = mask;
        int next = mask + MASK.length();
        for (int following = pattern.indexOf(MASK, next); following >= 0; following = pattern.indexOf(MASK, next)) {
            String part = pattern.substring(next, following);
            int found = text.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
            next = following + MASK.length();
        }
        String end = pattern.substring(next);
        return text.length() - end.length() >= at && text.endsWith(end);
    }

    /** The expected rows with masks kept, actual text elsewhere: what an updated golden file holds. */
    public String updated(Screen screen) {
        List<String> shown = rows(screen);
        StringBuilder out = new StringBuilder();
        for (int row = 0; row < shown.size(); row++) {
            String want = row(rows, row);
            out.append(matches(want, shown.get(row)) ? want : shown.get(row)).append('\n');
        }
        return out.toString();
    }
}
