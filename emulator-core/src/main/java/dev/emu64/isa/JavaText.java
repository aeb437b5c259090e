package dev.emu64.isa;

/** Java source text of a generated class. */
final class JavaText {
    private static final int PIECE_CHARS = 16_000;
    private static final int LINE_CHARS = 110;
    private final StringBuilder text = new StringBuilder();

    JavaText line(String line) {
        text.append(line).append('\n');
        return this;
    }

    /** A {@code char[]} constant, unpacked from string constants that fit a class file's limit of 65535 bytes. */
    void chars(String declaration, char[] values) {
        text.append("    ").append(declaration).append(" = unpack(").append(values.length).append(",\n");
        for (int from = 0; from < values.length; from += PIECE_CHARS) {
            boolean last = from + PIECE_CHARS >= values.length;
            piece(values, from, Math.min(values.length, from + PIECE_CHARS));
            text.append(last ? ");\n\n" : ",\n");
        }
    }

    private void piece(char[] values, int from, int to) {
        int lineStart = text.length();
        text.append("            \"");
        for (int i = from; i < to; i++) {
            escape(values[i]);
            if (text.length() - lineStart > LINE_CHARS && i + 1 < to) {
                text.append("\"\n");
                lineStart = text.length();
                text.append("            + \"");
            }
        }
        text.append('"');
    }

    private void escape(char c) {
        if (c == '"' || c == '\\') {
            text.append('\\').append(c);
        } else if (c >= ' ' && c < 0x7f) {
            text.append(c);
        } else if (c < 0x100) {
            text.append('\\').append((char) ('0' + (c >> 6))).append((char) ('0' + (c >> 3 & 7))).append((char) ('0' + (c & 7)));
        } else {
            text.append("\\u").append(Character.forDigit(c >> 12, 16)).append(Character.forDigit(c >> 8 & 15, 16))
                    .append(Character.forDigit(c >> 4 & 15, 16)).append(Character.forDigit(c & 15, 16));
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
