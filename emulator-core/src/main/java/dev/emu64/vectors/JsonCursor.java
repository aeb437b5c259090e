package dev.emu64.vectors;

import java.nio.charset.StandardCharsets;

/**
 * Walks over one line of JSON as the vectors use it: objects, arrays, strings without escapes that matter, decimal
 * numbers, null. Numbers in quotes are hexadecimal.
 */
final class JsonCursor {
    private byte[] text;
    private int at;
    private int end;
    /** Upper part of the last {@link #hex}: bits 64-127. */
    long high;

    void begin(byte[] line, int from, int to) {
        text = line;
        at = from;
        end = to;
    }

    /** The next character that is no blank, without taking it. */
    int peek() {
        while (at < end && (text[at] == ' ' || text[at] == '\t' || text[at] == '\r')) {
            at++;
        }
        return at < end ? text[at] : -1;
    }

    void expect(char c) {
        if (peek() != c) {
            throw malformed("'" + c + "'");
        }
        at++;
    }

    /** Takes {@code c} if it is next. */
    boolean accept(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    /** After {@code open} or an element: whether another one follows; takes the comma or {@code close}. */
    boolean more(char open, char close) {
        if (accept(open)) {
            return !accept(close);
        }
        if (accept(',')) {
            return true;
        }
        expect(close);
        return false;
    }

    /** The key of an object's member, with its colon taken. */
    String key() {
        String key = string();
        expect(':');
        return key;
    }

    String string() {
        expect('"');
        int from = at;
        int close = closingQuote();
        at = close + 1;
        return new String(text, from, close - from, StandardCharsets.UTF_8);
    }

    private int closingQuote() {
        int i = at;
        while (i < end && text[i] != '"') {
            i += text[i] == '\\' ? 2 : 1;
        }
        if (i >= end) {
            throw malformed("a closing quote");
        }
        return i;
    }

    /** A quoted hexadecimal number of up to 32 digits: its low 64 bits; the others are in {@link #high}. */
    long hex() {
        expect('"');
        long low = 0;
        long upper = 0;
        while (at < end && text[at] != '"') {
            upper = upper << 4 | low >>> 60;
            low = low << 4 | digit(text[at++]);
        }
        expect('"');
        high = upper;
        return low;
    }

    private int digit(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'a' && c <= 'f') {
            return c - 'a' + 10;
        }
        throw malformed("a hexadecimal digit");
    }

    /** An unquoted decimal number. */
    long decimal() {
        int sign = accept('-') ? -1 : 1;
        peek();
        int from = at;
        long value = 0;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            value = value * 10 + text[at++] - '0';
        }
        if (at == from) {
            throw malformed("a number");
        }
        return sign * value;
    }

    /** Appends quoted hexadecimal bytes. */
    void bytes(MemoryPatch into) {
        expect('"');
        while (at < end && text[at] != '"') {
            into.append(digit(text[at]) << 4 | digit(text[at + 1]));
            at += 2;
        }
        expect('"');
    }

    /** Takes a value of any kind. */
    void skip() {
        switch (peek()) {
            case '{', '[' -> {
                int depth = 0;
                do {
                    int c = text[at];
                    if (c == '"') {
                        at++;
                        at = closingQuote();
                    }
                    depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
                    at++;
                } while (depth > 0 && at < end);
            }
            case '"' -> string();
            default -> {
                while (at < end && text[at] != ',' && text[at] != '}' && text[at] != ']') {
                    at++;
                }
            }
        }
    }

    private IllegalArgumentException malformed(String expected) {
        String rest = new String(text, at, Math.min(40, end - at), StandardCharsets.UTF_8);
        return new IllegalArgumentException("expected " + expected + " at " + rest);
    }
}
