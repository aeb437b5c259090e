package dev.emu64.cli.run;

import dev.emu64.bits.Hex;

/** Writes one flat JSON object (RFC 8259). */
final class Json {
    private final StringBuilder out = new StringBuilder();

    void begin() {
        out.append('{');
    }

    void field(String name, long value) {
        name(name);
        out.append(value);
    }

    /** A number with one digit behind the point. */
    void tenths(String name, long value) {
        name(name);
        out.append(value / 10).append('.').append(value % 10);
    }

    void field(String name, String value) {
        name(name);
        string(value);
    }

    /** The lines of {@code text} as an array. */
    void strings(String name, String text) {
        name(name);
        out.append('[');
        boolean first = true;
        for (String line : text.split("\n", -1)) {
            if (!first) {
                out.append(',');
            }
            first = false;
            string(line);
        }
        out.append(']');
    }

    void end() {
        out.append("}\n");
    }

    private void name(String name) {
        if (out.length() > 1) {
            out.append(',');
        }
        string(name);
        out.append(':');
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append("\\u").append(Hex.of(c, 4));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
