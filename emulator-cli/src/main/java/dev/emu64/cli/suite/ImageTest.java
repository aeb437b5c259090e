package dev.emu64.cli.suite;

import dev.emu64.cli.host.HostFiles;
import dev.emu64.cli.host.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One image and what is expected of it, from the files beside it: {@code NAME.screen} (or {@code NAME.txt}) the final
 * screen, {@code NAME.exit} the exit code, {@code NAME.script} the steps to take, {@code NAME.args} further options.
 *
 * @param name the image's path within the folder, without its ending, with slashes
 * @param golden the file of the expected screen; it need not exist
 * @param script null without one
 * @param exit the file of the expected exit code, 0 without one
 * @param args the file of further options; it need not exist
 */
record ImageTest(String name, Path image, Path golden, Path script, Path exit, Path args) {
    static ImageTest of(Path folder, Path image) {
        String file = image.getFileName().toString();
        String stem = file.substring(0, file.lastIndexOf('.'));
        Path relative = folder.relativize(image).resolveSibling(stem);
        Path text = image.resolveSibling(stem + ".txt");
        Path screen = image.resolveSibling(stem + ".screen");
        Path script = image.resolveSibling(stem + ".script");
        return new ImageTest(relative.toString().replace('\\', '/'), image,
                Files.exists(text) && !Files.exists(screen) ? text : screen, Files.exists(script) ? script : null,
                image.resolveSibling(stem + ".exit"), image.resolveSibling(stem + ".args"));
    }

    /**
     * The exit code that the run is to have.
     *
     * @throws UserError if the file says nothing of the kind
     */
    int expectedExitCode() {
        String text = read(exit);
        if (text == null) {
            return 0;
        }
        try {
            int code = Integer.parseInt(text.strip());
            if (code >= 0 && code <= 255) {
                return code;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw UserError.usage(exit + ": expected an exit code from 0 to 255, found \"" + text.strip() + "\"");
    }

    /** Options separated by blanks or line ends; double quotes keep blanks in a word, lines that begin with # are remarks. */
    List<String> options() {
        List<String> words = new ArrayList<>();
        String text = read(args);
        for (String line : text == null ? new String[0] : text.split("\n")) {
            if (!line.startsWith("#")) {
                split(line, words);
            }
        }
        return words;
    }

    private static void split(String line, List<String> words) {
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        for (int i = 0; i <= line.length(); i++) {
            char c = i < line.length() ? line.charAt(i) : ' ';
            if (c == '"') {
                quoted = !quoted;
                any = true;
            } else if (Character.isWhitespace(c) && !quoted) {
                if (any) {
                    words.add(word.toString());
                }
                word.setLength(0);
                any = false;
            } else if (i < line.length()) {
                word.append(c);
                any = true;
            }
        }
    }

    /** The text of {@code file}, or null where there is none. */
    static String read(Path file) {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw HostFiles.unreadable(file.toString(), e);
        }
    }
}
