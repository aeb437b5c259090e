package dev.emu64.cli.screen;

import dev.emu64.display.ColorDepth;
import java.util.Map;

/** Finds out from the environment how many colours the terminal understands. */
public final class TerminalColors {
    private TerminalColors() {
    }

    /**
     * {@code NO_COLOR} (if not empty) and dumb terminals get none; {@code COLORTERM} of {@code truecolor} or
     * {@code 24bit}, a {@code TERM} ending in {@code -direct}, and the consoles of Windows get 24 bits; {@code TERM}
     * with {@code 256color} gets 256; all others 16.
     */
    public static ColorDepth detect(Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "");
        String colorTerm = environment.getOrDefault("COLORTERM", "");
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty() || term.equals("dumb")) {
            return ColorDepth.NONE;
        }
        boolean windows = environment.containsKey("WT_SESSION")
                || term.isEmpty() && environment.getOrDefault("OS", "").equals("Windows_NT");
        if (colorTerm.equals("truecolor") || colorTerm.equals("24bit") || term.endsWith("-direct") || windows) {
            return ColorDepth.TRUE_COLOR;
        }
        if (term.isEmpty()) {
            return ColorDepth.NONE;
        }
        return term.contains("256color") ? ColorDepth.ANSI_256 : ColorDepth.ANSI_16;
    }
}
