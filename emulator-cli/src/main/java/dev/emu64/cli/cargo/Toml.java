package dev.emu64.cli.cargo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads TOML 1.0 as manifests of Cargo hold it. Tables become maps, arrays lists, strings and integers themselves,
 * booleans Boolean; dates and floats stay the text they were.
 */
final class Toml {
    private static final String BARE_ENDS = ",]}# \t\n\r";

    private final String text;
    private final Map<String, Object> root = new LinkedHashMap<>();
    private int at;

    private Toml(String text) {
        this.text = text;
    }

    /**
     * The root table.
     *
     * @throws IllegalArgumentException if the text is no TOML; the message has the line
     */
    static Map<String, Object> parse(String text) {
        Toml toml = new Toml(text);
        toml.document();
        return toml.root;
    }

    private void document() {
        Map<String, Object> table = root;
        for (skip(true); at < text.length(); skip(true)) {
            if (peek() == '[') {
                boolean array = text.startsWith("[[", at);
                at += array ? 2 : 1;
                List<String> path = path();
                expect(array ? "]]" : "]");
                table = header(path, array);
            } else {
                assign(table);
            }
            skip(false);
            if (at < text.length() && peek() != '\n') {
                throw wrong("the end of the line");
            }
        }
    }

    private Map<String, Object> header(List<String> path, boolean array) {
        Map<String, Object> parent = table(root, path.subList(0, path.size() - 1));
        String last = path.get(path.size() - 1);
        if (!array) {
            return table(parent, List.of(last));
        }
        Map<String, Object> element = new LinkedHashMap<>();
        if (!(parent.get(last) instanceof List<?>)) {
            parent.put(last, new ArrayList<Object>());
        }
        add(parent.get(last), element);
        return element;
    }

    @SuppressWarnings("unchecked")
    private static void add(Object list, Object element) {
        ((List<Object>) list).add(element);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> table(Map<String, Object> from, List<String> path) {
        Map<String, Object> table = from;
        for (String key : path) {
            Object inner = table.computeIfAbsent(key, k -> new LinkedHashMap<String, Object>());
            if (inner instanceof List<?> elements && !elements.isEmpty()) {
                inner = elements.get(elements.size() - 1);
            }
            if (!(inner instanceof Map)) {
                throw wrong("a table, not a value, for " + key);
            }
            table = (Map<String, Object>) inner;
        }
        return table;
    }

    private void assign(Map<String, Object> into) {
        List<String> path = path();
        expect("=");
        skip(false);
        Object value = value();
        table(into, path.subList(0, path.size() - 1)).put(path.get(path.size() - 1), value);
    }

    private List<String> path() {
        List<String> path = new ArrayList<>();
        do {
            skip(false);
            path.add(key());
            skip(false);
        } while (take('.'));
        return path;
    }

    private String key() {
        char c = peek();
        if (c == '"' || c == '\'') {
            return string(c);
        }
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(peek()) || peek() == '-' || peek() == '_')) {
            at++;
        }
        if (at == start) {
            throw wrong("a key");
        }
        return text.substring(start, at);
    }

    private Object value() {
        char c = peek();
        if (c == '"' || c == '\'') {
            return string(c);
        }
        if (c == '[') {
            return array();
        }
        return c == '{' ? inlineTable() : bare();
    }

    private List<Object> array() {
        List<Object> elements = new ArrayList<>();
        at++;
        for (skip(true); !take(']'); skip(true)) {
            elements.add(value());
            skip(true);
            if (!take(',') && peek() != ']') {
                throw wrong(", or ]");
            }
        }
        return elements;
    }

    private Map<String, Object> inlineTable() {
        Map<String, Object> table = new LinkedHashMap<>();
        at++;
        for (skip(true); !take('}'); skip(true)) {
            assign(table);
            skip(true);
            if (!take(',') && peek() != '}') {
                throw wrong(", or }");
            }
        }
        return table;
    }

    private Object bare() {
        int start = at;
        while (at < text.length() && BARE_ENDS.indexOf(peek()) < 0) {
            at++;
        }
        String word = text.substring(start, at).strip();
        if (word.isEmpty()) {
            throw wrong("a value");
        }
        if (word.equals("true") || word.equals("false")) {
            return Boolean.valueOf(word);
        }
        try {
            String digits = word.replace("_", "");
            return digits.startsWith("0b") ? Long.valueOf(digits.substring(2), 2)
                    : digits.startsWith("0o") ? Long.valueOf(digits.substring(2), 8) : Long.decode(digits);
        } catch (NumberFormatException e) {
            return word;
        }
    }

    private String string(char quote) {
        String triple = String.valueOf(quote).repeat(3);
        boolean multiLine = text.startsWith(triple, at);
        at += multiLine ? 3 : 1;
        if (multiLine && at < text.length() && peek() == '\n') {
            at++;
        }
        StringBuilder string = new StringBuilder();
        while (true) {
            if (at >= text.length() || !multiLine && peek() == '\n') {
                throw wrong("the closing " + quote);
            }
            if (multiLine ? text.startsWith(triple, at) : peek() == quote) {
                at += multiLine ? 3 : 1;
                return string.toString();
            }
            char c = text.charAt(at++);
            if (c == '\\' && quote == '"') {
                escape(string);
            } else {
                string.append(c);
            }
        }
    }

    private void escape(StringBuilder string) {
        char c = peek();
        at++;
        switch (c) {
            case 'n' -> string.append('\n');
            case 't' -> string.append('\t');
            case 'r' -> string.append('\r');
            case 'b' -> string.append('\b');
            case 'f' -> string.append('\f');
            case '"', '\\' -> string.append(c);
            case 'u', 'U' -> {
                int digits = c == 'u' ? 4 : 8;
                if (at + digits > text.length()) {
                    throw wrong(digits + " hexadecimal digits");
                }
                string.appendCodePoint(Integer.parseInt(text, at, at + digits, 16));
                at += digits;
            }
            case '\n' -> skip(true);
            default -> throw wrong("an escape");
        }
    }

    /** Over blanks and comments, and with {@code lines} over line ends too. */
    private void skip(boolean lines) {
        while (at < text.length()) {
            char c = peek();
            if (c == '#') {
                while (at < text.length() && peek() != '\n') {
                    at++;
                }
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\ufeff' || lines && c == '\n') {
                at++;
            } else {
                return;
            }
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean take(char c) {
        if (at >= text.length() && c != '.') {
            throw wrong(String.valueOf(c));
        }
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(String token) {
        skip(false);
        if (!text.startsWith(token, at)) {
            throw wrong(token);
        }
        at += token.length();
    }

    private IllegalArgumentException wrong(String expected) {
        int line = 1;
        for (int i = 0; i < Math.min(at, text.length()); i++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        return new IllegalArgumentException("line " + line + ": expected " + expected);
    }
}
