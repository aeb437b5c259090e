package dev.emu64.cli.screen;

import java.nio.file.Path;
import java.util.Locale;

/**
 * One {@code --screen} option: in which form the screen is wanted and where it goes.
 *
 * @param file null for standard output
 */
public record ScreenRequest(Kind kind, Path file) {
    /** The forms a screen can be written in. */
    public enum Kind {
        TEXT, ANSI, JSON, PNG, SVG, HTML, NONE;

        /** Whether the form may go to standard output, where people or pipes read it. */
        boolean fitsStandardOutput() {
            return this == TEXT || this == ANSI || this == JSON || this == NONE;
        }
    }

    /**
     * Reads {@code text}, {@code ansi}, {@code json} or {@code none}, or any kind but none with a file: {@code png=F}.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public static ScreenRequest parse(String value) {
        int equals = value.indexOf('=');
        String name = equals < 0 ? value : value.substring(0, equals);
        String file = equals < 0 ? "" : value.substring(equals + 1);
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                return check(kind, name, equals >= 0, file);
            }
        }
        throw new IllegalArgumentException("--screen " + value + ": unknown kind '" + name
                + "', expected text, ansi, json, png=FILE, svg=FILE, html=FILE or none");
    }

    private static ScreenRequest check(Kind kind, String name, boolean hasFile, String file) {
        if (kind == Kind.NONE && hasFile) {
            throw new IllegalArgumentException("--screen none takes no file");
        }
        if (!kind.fitsStandardOutput() && file.isEmpty() || hasFile && file.isEmpty()) {
            throw new IllegalArgumentException("--screen " + name + " needs a file: --screen " + name + "=FILE");
        }
        return new ScreenRequest(kind, hasFile ? Path.of(file) : null);
    }
}
