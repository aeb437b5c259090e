package dev.emu64.cli.run;

import dev.emu64.cli.host.UserError;
import dev.emu64.display.Screen;
import dev.emu64.display.TextScreen;
import dev.emu64.machine.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Waits for texts on the screen or the serial line. */
final class TextWatch {
    /** Serial text kept: enough for what a pattern could span. */
    private static final int TAIL_CHARS = 1 << 14;

    private final List<String> wanted;
    /** For each of {@link #wanted} its expression, or null for a text, which does without the classes of expressions. */
    private final List<Pattern> patterns = new ArrayList<>();
    private final StringBuilder serial = new StringBuilder();
    private boolean serialNews;
    private long seenScreenChanges = -1;

    /** Texts, or regular expressions between slashes. */
    TextWatch(List<String> wanted) {
        this.wanted = wanted;
        for (String text : wanted) {
            boolean regex = text.length() > 2 && text.startsWith("/") && text.endsWith("/");
            patterns.add(regex ? Expression.of(text) : null);
        }
    }

    /** A class of its own, as the verifier would load those of its exception together with this one. */
    private static final class Expression {
        static Pattern of(String text) {
            try {
                return Pattern.compile(text.substring(1, text.length() - 1), Pattern.MULTILINE);
            } catch (PatternSyntaxException e) {
                throw UserError.usage("--until " + text + ": " + e.getDescription() + " at character " + (e.getIndex() + 1));
            }
        }
    }

    /** A byte that the guest sent on COM1. */
    void serialByte(int value) {
        if (serial.length() >= 2 * TAIL_CHARS) {
            serial.delete(0, serial.length() - TAIL_CHARS);
        }
        serial.append((char) value);
        serialNews = true;
    }

    /** What of the wanted is there now, or null. */
    String found(Machine machine) {
        if (serialNews) {
            serialNews = false;
            String text = find(serial.toString());
            if (text != null) {
                return text;
            }
        }
        long changes = machine.screenChanges();
        if (changes == seenScreenChanges) {
            return null;
        }
        seenScreenChanges = changes;
        return find(text(machine.screen()));
    }

    private String find(String where) {
        for (int i = 0; i < patterns.size(); i++) {
            Pattern pattern = patterns.get(i);
            if (pattern == null ? where.contains(wanted.get(i)) : pattern.matcher(where).find()) {
                return wanted.get(i);
            }
        }
        return null;
    }

    /** The characters of a screen, row by row; none of a picture. */
    static String text(Screen screen) {
        return screen instanceof TextScreen text ? String.join("\n", text.lines()) : "";
    }

    /** The wanted as a message names them. */
    String describe() {
        return String.join(" or ", wanted);
    }
}
