package dev.emu64.cli.run;

import dev.emu64.cli.host.UserError;
import dev.emu64.display.Frame;
import dev.emu64.display.FrameText;
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
    /** Guest time for which a picture stands still before it is read, at least between two readings, and at most while it changes. */
    private static final long PAUSE_NANOS = 50_000_000;
    private static final long SHORTEST_NANOS = 500_000_000;
    private static final long LONGEST_NANOS = 10_000_000_000L;

    private final List<String> wanted;
    /** For each of {@link #wanted} its expression, or null for a text, which does without the classes of expressions. */
    private final List<Pattern> patterns = new ArrayList<>();
    private final StringBuilder serial = new StringBuilder();
    private boolean serialNews;
    private long seenScreenChanges = -1;
    /** Whether the display was in a graphics mode when last looked at. */
    private boolean picture;
    /** The last change of a picture, and when it was seen. */
    private long drawnChanges = -1;
    private long drawnNanos;
    private long readNanos;

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
        if (picture && stillDrawing(machine, changes)) {
            return null;
        }
        Screen screen = machine.screen();
        if (!picture && !(screen instanceof TextScreen)) {
            picture = true;
            return null;
        }
        picture = !(screen instanceof TextScreen);
        seenScreenChanges = changes;
        return find(text(screen));
    }

    /** The same at the end of a run, with nothing put off. */
    String foundAtTheEnd(Machine machine) {
        drawnNanos = Long.MIN_VALUE;
        picture = true;
        return found(machine);
    }

    /** To read a picture takes as long as to run millions of instructions, so it is done when the guest pauses, or now and then. */
    private boolean stillDrawing(Machine machine, long changes) {
        long now = machine.nanos();
        if (drawnNanos == Long.MIN_VALUE) {
            return false;
        }
        if (changes != drawnChanges) {
            drawnChanges = changes;
            drawnNanos = now;
        }
        long unread = now - readNanos;
        if (unread < SHORTEST_NANOS || now - drawnNanos < PAUSE_NANOS && unread < LONGEST_NANOS) {
            return true;
        }
        readNanos = now;
        return false;
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

    /** The characters of a screen, row by row; of a picture those that can be read in it. */
    static String text(Screen screen) {
        return String.join("\n", screen instanceof TextScreen text ? text.lines() : FrameText.read((Frame) screen));
    }

    /** The wanted as a message names them. */
    String describe() {
        return String.join(" or ", wanted);
    }
}
