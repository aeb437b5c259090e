package dev.emu64.cli.cargo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON (RFC 8259) as cargo prints it: objects become maps, arrays lists, strings themselves, numbers Double, literals
 * Boolean and null.
 */
final class JsonText {
    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    /**
     * The value that {@code text} is.
     *
     * @throws IllegalArgumentException if it is no JSON; the message has the place
     */
    static Object parse(String text) {
        JsonText json = new JsonText(text);
        Object value = json.value();
        json.skipBlanks();
        if (json.at < text.length()) {
            throw json.malformed("the end");
        }
        return value;
    }

    private Object value() {
        skipBlanks();
        char c = at < text.length() ? text.charAt(at) : 0;
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        for (boolean more = !accept('}'); more; more = more('}')) {
            skipBlanks();
            String name = string();
            if (!accept(':')) {
                throw malformed("a colon");
            }
            members.put(name, value());
        }
        return members;
    }

    private List<Object> array() {
        List<Object> elements = new ArrayList<>();
        at++;
        for (boolean more = !accept(']'); more; more = more(']')) {
            elements.add(value());
        }
        return elements;
    }

    private boolean more(char close) {
        if (accept(',')) {
            return true;
        }
        if (!accept(close)) {
            throw malformed("a comma or " + close);
        }
        return false;
    }

    private String string() {
        if (at >= text.length() || text.charAt(at) != '"') {
            throw malformed("a string");
        }
        StringBuilder string = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return string.toString();
            }
            string.append(c == '\\' ? escaped() : c);
        }
        throw malformed("a closing quote");
    }

    private char escaped() {
        at++;
        char c = at < text.length() ? text.charAt(at) : 0;
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case '"', '\\', '/' -> c;
            case 'u' -> {
                if (at + 4 >= text.length()) {
                    throw malformed("four hexadecimal digits");
                }
                at += 4;
                try {
                    yield (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
                } catch (NumberFormatException e) {
                    throw malformed("four hexadecimal digits");
                }
            }
            default -> throw malformed("an escape");
        };
    }

    private Object literal(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw malformed(word);
        }
        at += word.length();
        return value;
    }

    private Double number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            return Double.valueOf(text.substring(start, at));
        } catch (NumberFormatException e) {
            at = start;
            throw malformed("a value");
        }
    }

    private boolean accept(char c) {
        skipBlanks();
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException malformed(String expected) {
        return new IllegalArgumentException("expected " + expected + " at character " + at + " of the JSON");
    }
}
