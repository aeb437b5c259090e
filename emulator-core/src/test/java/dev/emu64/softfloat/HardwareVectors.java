package dev.emu64.softfloat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Finds and reads single-instruction vectors recorded on hardware (gzip, one JSON object a line). */
final class HardwareVectors {
    private HardwareVectors() {
    }

    /** The folder named by the system property {@code emu64.vectors}, else shared/vectors beside the checkout; or null. */
    static Path folder() {
        String named = System.getProperty("emu64.vectors");
        if (named != null) {
            return Path.of(named);
        }
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            Path candidate = p.resolve("shared/vectors");
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    static List<Path> files(Path folder, String group) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(p -> p.getFileName().toString().matches("[a-z0-9]+-" + group + "\\.jsonl\\.gz")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands each case of a file over; the environment's registers are all zero but FCW 37F and MXCSR 1F80. */
    static void read(Path file, Consumer<Map<String, Object>> each) {
        try (BufferedReader in = lines(Files.newInputStream(file))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                each.accept(parse(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of a gzipped text resource of this package, comments left out. */
    static List<String[]> rows(String resource) {
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader in = lines(HardwareVectors.class.getResourceAsStream(resource))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.startsWith("#")) {
                    rows.add(line.split(" "));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static BufferedReader lines(InputStream zipped) throws IOException {
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(zipped), StandardCharsets.UTF_8));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    static int hex(Object value) {
        return Integer.parseInt((String) value, 16);
    }

    private static Map<String, Object> parse(String line) {
        return object(new Parser(line).value());
    }

    /** JSON without escapes and fractions, as the vector files are written. */
    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        Object value() {
            char c = text.charAt(at);
            switch (c) {
                case '{' -> {
                    Map<String, Object> map = new LinkedHashMap<>();
                    at++;
                    while (afterComma() != '}') {
                        String key = string();
                        at++;
                        map.put(key, value());
                    }
                    at++;
                    return map;
                }
                case '[' -> {
                    List<Object> list = new ArrayList<>();
                    at++;
                    while (afterComma() != ']') {
                        list.add(value());
                    }
                    at++;
                    return list;
                }
                case '"' -> {
                    return string();
                }
                default -> {
                    int start = at;
                    while (",]}".indexOf(text.charAt(at)) < 0) {
                        at++;
                    }
                    String word = text.substring(start, at);
                    return word.equals("null") ? null : Long.valueOf(word);
                }
            }
        }

        private char afterComma() {
            if (text.charAt(at) == ',') {
                at++;
            }
            return text.charAt(at);
        }

        private String string() {
            int end = text.indexOf('"', at + 1);
            String s = text.substring(at + 1, end);
            at = end + 1;
            return s;
        }
    }
}
