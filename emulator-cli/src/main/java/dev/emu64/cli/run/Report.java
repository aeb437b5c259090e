package dev.emu64.cli.run;

import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.host.HostFiles;
import dev.emu64.cli.options.BootOptions;
import dev.emu64.cli.screen.ScreenFiles;
import dev.emu64.cli.screen.ScreenRequest;
import dev.emu64.cli.screen.TerminalColors;
import dev.emu64.display.AnsiRendering;
import dev.emu64.display.ColorDepth;
import dev.emu64.display.Screen;
import dev.emu64.machine.Machine;
import dev.emu64.run.StopReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a run leaves behind: its final screen, the reason of its end, counts. */
public final class Report {
    private final BootOptions options;
    private final HostConsole console;
    private final Machine machine;
    private final long startNanos = System.nanoTime();

    public Report(BootOptions options, HostConsole console, Machine machine) {
        this.options = options;
        this.console = console;
        this.machine = machine;
    }

    /** Gives the final screen as asked; unasked as text, unless the guest itself writes to standard output. */
    public void finalScreen(boolean stdoutTaken) {
        List<ScreenRequest> requests = options.screens;
        if (requests.isEmpty()) {
            if (stdoutTaken) {
                return;
            }
            if (console.terminal()) {
                showOnTerminal();
                return;
            }
            requests = List.of(new ScreenRequest(ScreenRequest.Kind.TEXT, null));
        }
        Screen screen = machine.screen();
        for (ScreenRequest request : requests) {
            if (request.file() == null) {
                console.out().write(ScreenFiles.bytes(request.kind(), screen, ColorDepth.TRUE_COLOR));
            } else {
                try {
                    ScreenFiles.write(request, screen);
                } catch (IOException e) {
                    throw HostFiles.unwritable(request.file().toString(), e);
                }
            }
        }
        console.out().flush();
    }

    /** In colour, without the blank rows at its end. */
    private void showOnTerminal() {
        String text = AnsiRendering.render(machine.screen(), TerminalColors.detect(System.getenv()));
        String[] lines = text.split("\n");
        int used = lines.length;
        while (used > 0 && blank(lines[used - 1])) {
            used--;
        }
        for (int i = 0; i < used; i++) {
            console.out().write((lines[i] + "\n").getBytes(StandardCharsets.UTF_8));
        }
        console.out().flush();
    }

    /** Whether a line holds nothing but a reset of the colours. */
    private static boolean blank(String line) {
        return line.isBlank() || line.equals("\u001b[0m") || line.equals("\u001b[m");
    }

    /**
     * Tells how the run ended.
     *
     * @param stop why, by what the user expected
     * @param cause what ended the machine itself; the same unless there were expectations
     * @param quietly whether nothing is said on standard error
     * @return the exit code
     */
    public int end(StopReason stop, StopReason cause, boolean quietly) {
        long hostNanos = System.nanoTime() - startNanos;
        int exitCode = options.mapExitCode(stop.exitCode());
        if (!quietly) {
            console.say(stop.describe());
            if (cause instanceof StopReason.TripleFault fault) {
                fault.story().forEach(console.err()::println);
            }
        }
        if (options.stats == BootOptions.Stats.TEXT) {
            console.say(new Statistics(machine, hostNanos).text());
        } else if (options.stats == BootOptions.Stats.JSON) {
            console.err().println(new Statistics(machine, hostNanos).json());
        }
        if (options.result != null) {
            HostFiles.write(options.result, RunResult.of(stop, cause, exitCode, machine, hostNanos).getBytes(StandardCharsets.UTF_8));
        }
        return exitCode;
    }
}
