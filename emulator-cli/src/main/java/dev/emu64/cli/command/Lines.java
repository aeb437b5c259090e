package dev.emu64.cli.command;

import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.host.UserError;
import java.nio.charset.StandardCharsets;

/** Lines of text for standard output. */
final class Lines {
    private final HostConsole console;

    Lines(HostConsole console) {
        this.console = console;
    }

    /** Prints a line; ends the command quietly when nobody reads any more. */
    void print(String line) {
        if (console.out().failure() != null) {
            throw UserError.host("");
        }
        console.out().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
