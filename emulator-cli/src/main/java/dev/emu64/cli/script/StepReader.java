package dev.emu64.cli.script;

import dev.emu64.cli.host.HostFiles;
import dev.emu64.cli.host.UserError;
import dev.emu64.cli.options.Amount;
import dev.emu64.cli.options.Escapes;
import dev.emu64.cli.screen.ScreenRequest;
import dev.emu64.display.GoldenText;
import dev.emu64.input.Key;
import dev.emu64.input.KeyEvent;
import dev.emu64.input.KeyboardLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Understands one line of a script. */
final class StepReader {
    private final String where;
    private final String word;
    private final String rest;
    private final Path folder;
    private final KeyboardLayout layout;

    /** {@code where} is file and line, for messages. */
    StepReader(String where, String line, Path folder, KeyboardLayout layout) {
        this.where = where;
        this.folder = folder;
        this.layout = layout;
        int blank = 0;
        while (blank < line.length() && !Character.isWhitespace(line.charAt(blank))) {
            blank++;
        }
        word = line.substring(0, blank);
        rest = line.substring(blank).strip();
    }

    Step step() {
        return switch (word) {
            case "wait", "expect" -> await();
            case "type" -> new Step.Keys(typed(quoted(rest)));
            case "press" -> new Step.Keys(pressed(true, true));
            case "hold" -> new Step.Keys(pressed(true, false));
            case "release" -> new Step.Keys(pressed(false, true));
            case "send" -> new Step.Send(quoted(rest).getBytes(StandardCharsets.UTF_8));
            case "pause" -> new Step.Pause(Amount.nanos(where + ": pause", rest));
            case "screenshot" -> new Step.Screenshot(screenshot());
            case "expect-screen" -> new Step.ExpectScreen(rest, golden());
            case "expect-exit" -> new Step.ExpectExit(Amount.integer(where + ": expect-exit", rest, 0, 255));
            case "limit" -> limit();
            default -> throw mistake("unknown step " + word + "; there are wait, type, press, hold, release, send, pause,"
                    + " screenshot, expect-screen, expect-exit and limit");
        };
    }

    private Step await() {
        boolean serial = rest.startsWith("serial ");
        String text = serial ? rest.substring("serial ".length()).strip() : rest.startsWith("screen ") ? rest.substring("screen ".length()).strip() : rest;
        if (text.length() > 2 && text.startsWith("/") && text.endsWith("/")) {
            try {
                return new Step.Wait(serial, Pattern.compile(text.substring(1, text.length() - 1), Pattern.MULTILINE), text);
            } catch (PatternSyntaxException e) {
                throw mistake(text + ": " + e.getDescription());
            }
        }
        String plain = quoted(text);
        if (plain.isEmpty()) {
            throw mistake(word + ": which text?");
        }
        return new Step.Wait(serial, Pattern.compile(plain, Pattern.LITERAL), text);
    }

    private String quoted(String text) {
        if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
            throw mistake(word + ": expected text in double quotes");
        }
        return Escapes.resolve(where + ": " + word, text.substring(1, text.length() - 1).replace("\\\"", "\""));
    }

    private List<KeyEvent> typed(String text) {
        List<KeyEvent> events = new ArrayList<>();
        text.codePoints().forEach(character -> {
            List<KeyEvent> strokes = layout.strokes(character);
            if (strokes.isEmpty()) {
                throw mistake("the layout has no key for " + Character.toString(character));
            }
            events.addAll(strokes);
        });
        return events;
    }

    private List<KeyEvent> pressed(boolean down, boolean up) {
        List<Key> keys = KeyNames.chord(rest, layout);
        if (keys == null) {
            throw mistake(word + " " + rest + ": expected a key such as a, enter, f1 or ctrl-c");
        }
        List<KeyEvent> events = new ArrayList<>();
        if (down) {
            keys.forEach(key -> events.add(KeyEvent.press(key)));
        }
        if (up) {
            List<Key> reversed = new ArrayList<>(keys);
            Collections.reverse(reversed);
            reversed.forEach(key -> events.add(KeyEvent.release(key)));
        }
        return events;
    }

    /** {@code KIND=FILE} as for {@code --screen}, or a file whose ending tells the kind. */
    private ScreenRequest screenshot() {
        int equals = rest.indexOf('=');
        ScreenRequest.Kind named = equals < 0 ? null : kind(rest.substring(0, equals));
        if (named != null) {
            return new ScreenRequest(named, file(rest.substring(equals + 1)));
        }
        ScreenRequest.Kind kind = kind(rest.substring(rest.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        if (kind == null) {
            throw mistake("screenshot " + rest + ": expected a file that ends in .txt, .ansi, .json, .png, .svg or .html, or KIND=FILE");
        }
        return new ScreenRequest(kind, file(rest));
    }

    private static ScreenRequest.Kind kind(String word) {
        return switch (word) {
            case "txt", "text" -> ScreenRequest.Kind.TEXT;
            case "ansi", "ans" -> ScreenRequest.Kind.ANSI;
            case "json" -> ScreenRequest.Kind.JSON;
            case "png" -> ScreenRequest.Kind.PNG;
            case "svg" -> ScreenRequest.Kind.SVG;
            case "html", "htm" -> ScreenRequest.Kind.HTML;
            default -> null;
        };
    }

    private Path file(String name) {
        if (name.isEmpty()) {
            throw mistake(word + ": which file?");
        }
        return folder.resolve(HostFiles.path(name));
    }

    private GoldenText golden() {
        return GoldenText.parse(new String(HostFiles.read(file(rest).toString()), StandardCharsets.UTF_8));
    }

    private Step limit() {
        if (rest.isEmpty() || !Character.isDigit(rest.charAt(0)) || rest.indexOf(' ') >= 0) {
            throw mistake("limit " + rest + ": expected a time such as 2s, or a count of instructions such as 5M");
        }
        // milliseconds and seconds end in s; m alone would be both minutes and millions, and is read as millions
        boolean time = rest.endsWith("s") || rest.endsWith("min") || rest.endsWith("h");
        return time ? new Step.Limit(Amount.nanos(where + ": limit", rest), Long.MAX_VALUE, rest + " of guest time")
                : new Step.Limit(Long.MAX_VALUE, Amount.count(where + ": limit", rest), rest + " instructions");
    }

    private UserError mistake(String what) {
        return UserError.usage(where + ": " + what);
    }
}
