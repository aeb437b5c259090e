package dev.emu64.cli.debug;

/** Rust's older name mangling ({@code _ZN4core9panicking5panic17h…E}), undone; the newer one is {@link RustPath}'s. */
final class RustNames {
    private static final int HASH_LENGTH = 17;

    private RustNames() {
    }

    /** The path that a symbol stands for; a name that is not mangled, or not understood, as it is. */
    static String demangle(String name) {
        if (name.startsWith("_R")) {
            return RustPath.demangle(name);
        }
        if (!name.startsWith("_ZN") || !name.endsWith("E")) {
            return name;
        }
        StringBuilder path = new StringBuilder();
        int at = 3;
        int end = name.length() - 1;
        while (at < end) {
            int digits = at;
            int length = 0;
            while (digits < end && Character.isDigit(name.charAt(digits)) && length < name.length()) {
                length = length * 10 + name.charAt(digits++) - '0';
            }
            if (digits == at || digits + length > end) {
                return name;
            }
            String part = name.substring(digits, digits + length);
            boolean hash = part.length() == HASH_LENGTH && part.charAt(0) == 'h' && digits + length == end;
            if (!hash) {
                path.append(path.isEmpty() ? "" : "::").append(unescaped(part));
            }
            at = digits + length;
        }
        return path.toString();
    }

    private static String unescaped(String part) {
        String plain = part.startsWith("_$") ? part.substring(1) : part;
        return plain.replace("$LT$", "<").replace("$GT$", ">").replace("$RF$", "&").replace("$BP$", "*").replace("$u20$", " ")
            .replace("$u7b$", "{").replace("$u7d$", "}").replace("$u5b$", "[").replace("$u5d$", "]").replace("$u27$", "'")
            .replace("$LP$", "(").replace("$RP$", ")").replace("$C$", ",").replace("..", "::");
    }
}
