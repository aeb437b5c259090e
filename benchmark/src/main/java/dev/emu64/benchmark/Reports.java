package dev.emu64.benchmark;

import dev.emu64.benchmark.Comparison.Measure;
import java.util.List;

/** A comparison as text: a Markdown table, JSON, and a bar chart in SVG. */
final class Reports {
    private static final int ROW_PIXELS = 14;
    private static final int LABEL_PIXELS = 110;
    private static final int CHART_PIXELS = 560;
    private static final int TOP_PIXELS = 50;
    /** The chart's span on its logarithmic scale: from a tenth of the reference's time to a thousand times it. */
    private static final double LEAST_DECADE = -1;
    private static final double DECADES = 4;
    private static final String[] COLOURS = {"#4477aa", "#ee6677", "#228833", "#ccbb44"};

    private final Comparison comparison;

    Reports(Comparison comparison) {
        this.comparison = comparison;
    }

    /** Times over the reference's, the worst first; median, and least and most of the rounds. */
    String markdown(String what) {
        StringBuilder text = new StringBuilder(256);
        text.append("| ").append(what).append(" |");
        StringBuilder rule = new StringBuilder("|---|");
        for (Measure measure : measures()) {
            for (String emulator : comparison.compared()) {
                text.append(' ').append(emulator).append(measure == Measure.CPU ? ", processor time |" : " |");
                rule.append("---|");
            }
        }
        text.append('\n').append(rule).append('\n');
        for (String row : comparison.worstFirst(measures().get(0))) {
            text.append("| ").append(row).append(" |");
            for (Measure measure : measures()) {
                for (String emulator : comparison.compared()) {
                    Ratio ratio = comparison.ratio(row, emulator, measure);
                    text.append(' ').append(ratio == null ? "-" : ratio.text()).append(" |");
                }
            }
            text.append('\n');
        }
        for (String disagreement : comparison.disagreements()) {
            text.append("\nWRONG: ").append(disagreement).append('\n');
        }
        return text.toString();
    }

    private List<Measure> measures() {
        return comparison.measured(Measure.CPU) ? List.of(Measure.WALL, Measure.CPU) : List.of(Measure.WALL);
    }

    /** All times in nanoseconds, round by round. */
    String json() {
        StringBuilder text = new StringBuilder(1024);
        text.append("{\"reference\": \"").append(comparison.reference()).append("\", \"rows\": [");
        String rowSeparator = "\n";
        for (String row : comparison.worstFirst(Measure.WALL)) {
            text.append(rowSeparator).append("  {\"name\": \"").append(row).append('"');
            rowSeparator = ",\n";
            emulator(text, row, comparison.reference());
            for (String emulator : comparison.compared()) {
                emulator(text, row, emulator);
            }
            text.append('}');
        }
        return text.append("\n]}\n").toString();
    }

    private void emulator(StringBuilder text, String row, String emulator) {
        text.append(",\n    \"").append(emulator).append("\": {\"wallNanos\": ").append(comparison.nanos(row, emulator, Measure.WALL))
                .append(", \"cpuNanos\": ").append(comparison.nanos(row, emulator, Measure.CPU));
        if (comparison.checksum(row, emulator) != null) {
            text.append(", \"checksum\": \"").append(comparison.checksum(row, emulator)).append('"');
        }
        Ratio ratio = comparison.ratio(row, emulator, Measure.WALL);
        if (ratio != null) {
            text.append(", \"ratio\": ").append(ratio.median());
        }
        text.append('}');
    }

    /** A bar for each row and emulator; the line at 1 is the reference. */
    String svg(String title) {
        List<String> rows = comparison.worstFirst(Measure.WALL);
        List<String> compared = comparison.compared();
        int group = compared.size() * ROW_PIXELS + 6;
        int height = TOP_PIXELS + rows.size() * group + 10;
        StringBuilder svg = new StringBuilder(4096);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(LABEL_PIXELS + CHART_PIXELS + 60).append("\" height=\"")
                .append(height).append("\" font-family=\"sans-serif\" font-size=\"11\">\n")
                .append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        label(svg, 8, 16, title);
        for (int i = 0; i < compared.size(); i++) {
            svg.append("<rect x=\"").append(8 + i * 110).append("\" y=\"24\" width=\"10\" height=\"10\" fill=\"").append(colour(i)).append("\"/>\n");
            label(svg, 22 + i * 110, 33, compared.get(i));
        }
        for (int decade = 0; decade <= (int) DECADES; decade++) {
            double ratio = Math.pow(10, LEAST_DECADE + decade);
            int x = x(ratio);
            svg.append("<line x1=\"").append(x).append("\" x2=\"").append(x).append("\" y1=\"").append(TOP_PIXELS).append("\" y2=\"")
                    .append(height - 10).append("\" stroke=\"").append(ratio == 1 ? "black" : "#cccccc").append("\"/>\n");
            label(svg, x + 2, TOP_PIXELS - 4, Ratio.text(ratio));
        }
        for (int i = 0; i < rows.size(); i++) {
            bars(svg, rows.get(i), TOP_PIXELS + i * group);
        }
        return svg.append("</svg>\n").toString();
    }

    private void bars(StringBuilder svg, String row, int top) {
        label(svg, 8, top + ROW_PIXELS, row);
        for (int i = 0; i < comparison.compared().size(); i++) {
            Ratio ratio = comparison.ratio(row, comparison.compared().get(i), Measure.WALL);
            if (ratio != null) {
                int y = top + 4 + i * ROW_PIXELS;
                int end = x(ratio.median());
                svg.append("<rect x=\"").append(Math.min(x(1), end)).append("\" y=\"").append(y).append("\" width=\"")
                        .append(Math.max(1, Math.abs(end - x(1)))).append("\" height=\"").append(ROW_PIXELS - 3).append("\" fill=\"")
                        .append(colour(i)).append("\"/>\n");
                label(svg, Math.max(x(1), end) + 4, y + 9, Ratio.text(ratio.median()));
            }
        }
    }

    private static String colour(int index) {
        return COLOURS[index % COLOURS.length];
    }

    private static int x(double ratio) {
        double decades = Math.max(0, Math.min(DECADES, Math.log10(ratio) - LEAST_DECADE));
        return LABEL_PIXELS + (int) Math.round(decades * CHART_PIXELS / DECADES);
    }

    private static void label(StringBuilder svg, int x, int y, String text) {
        svg.append("<text x=\"").append(x).append("\" y=\"").append(y).append("\">").append(text).append("</text>\n");
    }
}
