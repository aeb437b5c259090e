package dev.emu64.cli.script;

import dev.emu64.cli.host.HostFiles;
import dev.emu64.cli.host.UserError;
import dev.emu64.input.KeyboardLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A script as it stands in its file.
 *
 * @param name the file, for messages
 */
public record Script(String name, List<Line> lines) {
    /** A step, and where it stands. */
    record Line(int number, String text, Step step) {
    }

    /**
     * Reads a script. Files that it names are relative to the script's folder.
     *
     * @throws dev.emu64.cli.host.UserError with file and line, if it cannot be read or understood
     */
    public static Script read(String name, KeyboardLayout layout) {
        Path folder = HostFiles.path(name).toAbsolutePath().getParent();
        return parse(name, new String(HostFiles.read(name), StandardCharsets.UTF_8), folder, layout);
    }

    static Script parse(String name, String text, Path folder, KeyboardLayout layout) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = raw.strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                lines.add(new Line(number, line, new StepReader(name + ":" + number, line, folder, layout).step()));
            }
        }
        if (lines.isEmpty()) {
            throw UserError.usage(name + ": no steps; write one a line, such as wait \"some text\"");
        }
        return new Script(name, List.copyOf(lines));
    }
}
