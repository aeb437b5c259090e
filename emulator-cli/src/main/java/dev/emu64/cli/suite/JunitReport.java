package dev.emu64.cli.suite;

import java.nio.file.Path;
import java.util.List;

/** Results in the XML that JUnit's Ant task writes and CI engines read. */
final class JunitReport {
    private static final long MILLION = 1_000_000;
    private static final int MILLIS_PER_SECOND = 1000;

    private final String folder;
    private final List<ImageResult> results;
    private final StringBuilder out = new StringBuilder();

    JunitReport(String folder, List<ImageResult> results) {
        this.folder = folder;
        this.results = results;
    }

    String xml() {
        long nanos = 0;
        int failures = 0;
        int errors = 0;
        for (ImageResult result : results) {
            nanos += result.hostNanos();
            failures += result.outcome() == ImageResult.Outcome.FAILED ? 1 : 0;
            errors += result.outcome() == ImageResult.Outcome.ERROR ? 1 : 0;
        }
        Path last = Path.of(folder).toAbsolutePath().normalize().getFileName();
        String name = last == null ? folder : last.toString();
        String counts = "\" tests=\"" + results.size() + "\" failures=\"" + failures + "\" errors=\"" + errors + "\" skipped=\"0\" time=\"" + seconds(nanos) + "\">\n";
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"").append(escaped(name)).append(counts);
        out.append("  <testsuite name=\"").append(escaped(name)).append(counts);
        for (ImageResult result : results) {
            testCase(result, name);
        }
        return out.append("  </testsuite>\n</testsuites>\n").toString();
    }

    private void testCase(ImageResult result, String suite) {
        out.append("    <testcase classname=\"").append(escaped(suite)).append("\" name=\"").append(escaped(result.test().name()))
                .append("\" time=\"").append(seconds(result.hostNanos())).append("\">\n");
        if (!result.passed()) {
            boolean failed = result.outcome() == ImageResult.Outcome.FAILED;
            String element = failed ? "failure" : "error";
            String first = result.message().lines().findFirst().orElse("");
            out.append("      <").append(element).append(" message=\"").append(escaped(first)).append("\" type=\"")
                    .append(failed ? "expectation" : "setup").append("\">").append(escaped(result.message()))
                    .append("</").append(element).append(">\n");
        }
        out.append("      <system-out>").append(escaped(result.out())).append("</system-out>\n");
        out.append("      <system-err>").append(escaped(result.err())).append("</system-err>\n    </testcase>\n");
    }

    private static String seconds(long nanos) {
        long millis = nanos / MILLION;
        String rest = Long.toString(millis % MILLIS_PER_SECOND + MILLIS_PER_SECOND);
        return millis / MILLIS_PER_SECOND + "." + rest.substring(1);
    }

    /** Text for XML 1.0, which has no control characters but tab and the line ends. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\n', '\t' -> escaped.append((char) c);
                default -> {
                    boolean allowed = c >= ' ' && c < 0xd800 || c >= 0xe000 && c <= 0xfffd || c >= 0x10000;
                    escaped.appendCodePoint(allowed ? c : 0xfffd);
                }
            }
        });
        return escaped.toString();
    }
}
