package dev.emu64.cli.options;

import dev.emu64.cli.host.UserError;

/** Backslash escapes in typed text: {@code \n} (Enter), {@code \t}, {@code \b}, {@code \e} (Escape), {@code \\}. */
public final class Escapes {
    private Escapes() {
    }

    public static String resolve(String option, String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder resolved = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                resolved.append(c);
                continue;
            }
            i++;
            resolved.append(switch (i < text.length() ? text.charAt(i) : '\0') {
                case 'n', 'r' -> '\n';
                case 't' -> '\t';
                case 'b' -> '\b';
                case 'e' -> '\u001b';
                case '\\' -> '\\';
                default -> throw UserError.usage(option + ": after \\ expected n, t, b, e or \\ in \"" + text + "\"");
            });
        }
        return resolved.toString();
    }
}
