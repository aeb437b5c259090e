package dev.emu64.cli.debug;

/** Rust's newer name mangling (RFC 2603, "v0"): a recursive reader of paths, types and constants. */
final class RustPath {
    private static final int DEEPEST = 100;
    private static final int LONGEST = 2000;

    /** Thrown where the name breaks the grammar, or nests without end. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable() {
            super(null, null, false, false);
        }
    }

    private final String text;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int depth;

    private RustPath(String text) {
        this.text = text;
    }

    /** The path that {@code name} ({@code _R…}) stands for; the name itself where it cannot be read. */
    static String demangle(String name) {
        RustPath path = new RustPath(name.substring(2));
        try {
            path.path(true);
            return path.out.toString();
        } catch (Unreadable | NumberFormatException e) {
            return name;
        }
    }

    private char next() {
        if (at >= text.length() || out.length() > LONGEST) {
            throw new Unreadable();
        }
        return text.charAt(at++);
    }

    private boolean take(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    /** {@code [0-9a-zA-Z]*_} as a number: "_" is 0, "0_" is 1. */
    private long base62() {
        if (take('_')) {
            return 0;
        }
        long value = 0;
        char c = next();
        while (c != '_') {
            int digit = c <= '9' ? c - '0' : c >= 'a' ? c - 'a' + 10 : c - 'A' + 36;
            value = value * 62 + digit;
            c = next();
        }
        return value + 1;
    }

    private long disambiguator() {
        return take('s') ? base62() + 1 : 0;
    }

    private String identifier() {
        disambiguator();
        boolean punycode = take('u');
        int start = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        int length = Integer.parseInt(text.substring(start, at));
        take('_');
        if (at + length > text.length()) {
            throw new Unreadable();
        }
        at += length;
        return (punycode ? "punycode:" : "") + text.substring(at - length, at);
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw new Unreadable();
        }
    }

    /** A path; {@code value} tells that it names a value, whose generic arguments are written with {@code ::}. */
    private void path(boolean value) {
        deeper();
        char kind = next();
        switch (kind) {
            case 'C' -> out.append(identifier());
            case 'N' -> nested(value);
            case 'M', 'X', 'Y' -> implementation(kind);
            case 'I' -> {
                path(value);
                out.append(value ? "::<" : "<");
                arguments();
                out.append('>');
            }
            case 'B' -> back(() -> path(value));
            default -> throw new Unreadable();
        }
        depth--;
    }

    private void nested(boolean value) {
        char namespace = next();
        path(value);
        long number = text.startsWith("s", at) ? peekDisambiguator() : 0;
        String name = identifier();
        if (Character.isUpperCase(namespace)) {
            out.append("::{").append(namespace == 'C' ? "closure" : "shim");
            out.append(name.isEmpty() ? "" : ":" + name).append('#').append(number).append('}');
        } else if (!name.isEmpty()) {
            out.append("::").append(name);
        }
    }

    private long peekDisambiguator() {
        int before = at;
        long number = disambiguator();
        at = before;
        return number;
    }

    /** {@code <T>} (M), {@code <T as Trait>} (X with, Y without the path of the impl). */
    private void implementation(char kind) {
        if (kind != 'Y') {
            disambiguator();
            int length = out.length();
            path(false);
            out.setLength(length);
        }
        out.append('<');
        type();
        if (kind != 'M') {
            out.append(" as ");
            path(false);
        }
        out.append('>');
    }

    private void arguments() {
        String separator = "";
        while (!take('E')) {
            out.append(separator);
            separator = ", ";
            if (take('L')) {
                base62();
                out.append("'_");
            } else if (take('K')) {
                constant();
            } else {
                type();
            }
        }
    }

    private void back(Runnable reader) {
        int target = (int) base62();
        if (target >= at - 1) {
            throw new Unreadable();
        }
        int after = at;
        at = target;
        reader.run();
        at = after;
    }

    private void type() {
        deeper();
        char kind = next();
        String basic = basic(kind);
        if (basic != null) {
            out.append(basic);
        } else {
            compound(kind);
        }
        depth--;
    }

    private static String basic(char kind) {
        return switch (kind) {
            case 'a' -> "i8";
            case 'b' -> "bool";
            case 'c' -> "char";
            case 'd' -> "f64";
            case 'e' -> "str";
            case 'f' -> "f32";
            case 'h' -> "u8";
            case 'i' -> "isize";
            case 'j' -> "usize";
            case 'l' -> "i32";
            case 'm' -> "u32";
            case 'n' -> "i128";
            case 'o' -> "u128";
            case 'p' -> "_";
            case 's' -> "i16";
            case 't' -> "u16";
            case 'u' -> "()";
            case 'v' -> "...";
            case 'x' -> "i64";
            case 'y' -> "u64";
            case 'z' -> "!";
            default -> null;
        };
    }

    private void compound(char kind) {
        switch (kind) {
            case 'R', 'Q' -> {
                if (take('L')) {
                    base62();
                }
                out.append(kind == 'R' ? "&" : "&mut ");
                type();
            }
            case 'P', 'O' -> {
                out.append(kind == 'P' ? "*const " : "*mut ");
                type();
            }
            case 'S', 'A' -> {
                out.append('[');
                type();
                if (kind == 'A') {
                    out.append("; ");
                    constant();
                }
                out.append(']');
            }
            case 'T' -> {
                out.append('(');
                arguments();
                out.append(')');
            }
            case 'F' -> function();
            case 'D' -> dynamic();
            case 'B' -> back(this::type);
            default -> {
                at--;
                path(false);
            }
        }
    }

    private void function() {
        if (take('G')) {
            base62();
        }
        out.append(take('U') ? "unsafe fn(" : "fn(");
        if (take('K') && !take('C')) {
            identifier();
        }
        arguments();
        out.append(')');
        if (!take('u')) {
            out.append(" -> ");
            type();
        }
    }

    private void dynamic() {
        if (take('G')) {
            base62();
        }
        out.append("dyn ");
        String separator = "";
        while (!take('E')) {
            out.append(separator);
            separator = " + ";
            path(false);
            while (take('p')) {
                out.append('<').append(identifier()).append(" = ");
                type();
                out.append('>');
            }
        }
        if (take('L')) {
            base62();
        }
    }

    private void constant() {
        if (take('B')) {
            back(this::constant);
            return;
        }
        if (take('p')) {
            out.append('_');
            return;
        }
        next();
        out.append(take('n') ? "-0x" : "0x");
        char digit = next();
        if (digit == '_') {
            out.append('0');
        }
        while (digit != '_') {
            out.append(digit);
            digit = next();
        }
    }
}
