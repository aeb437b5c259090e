package dev.emu64.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.opentest4j.TestAbortedException;

/** A shell in a terminal of its own, as tmux gives it; a test without tmux is skipped. */
final class Tmux implements AutoCloseable {
    private static final int LOOKS = 1200;
    private static final int LOOK_MILLIS = 50;

    private final Path folder;
    private final String socket;

    /** A terminal of 100 columns and 30 rows, its shell in {@code folder}. */
    Tmux(Path folder) {
        this.folder = folder;
        socket = folder.resolve("tmux").toString();
        try {
            new ProcessBuilder("tmux", "-V").redirectErrorStream(true).start().waitFor();
        } catch (IOException missing) {
            throw new TestAbortedException("no tmux: the live screen is not tried in a real terminal");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        command("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "30", "-c", folder.toString(), "env", "PS1=$ ", "sh");
        await("a prompt", screen -> screen.startsWith("$"));
    }

    /** Runs tmux; what it prints. */
    String command(String... arguments) {
        List<String> all = new ArrayList<>(List.of("tmux", "-S", socket));
        all.addAll(List.of(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
            builder.environment().remove("TMUX");
            builder.environment().remove("COLORTERM");
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", all) + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Types characters as they are. */
    void type(String text) {
        command("send-keys", "-l", text);
    }

    /** Presses keys by tmux's names: C-a, Enter, Up. */
    void press(String... keys) {
        List<String> all = new ArrayList<>(List.of("send-keys"));
        all.addAll(List.of(keys));
        command(all.toArray(new String[0]));
    }

    /** Types a line for the shell. */
    void run(String line) {
        type(line);
        press("Enter");
    }

    String screen() {
        return command("capture-pane", "-p");
    }

    /** A format of tmux's, such as {@code #{cursor_flag}}. */
    String told(String format) {
        return command("display-message", "-p", format).strip();
    }

    /** Looks until the screen is as wanted; a program answers when it answers, so there is no event to wait for. */
    String await(String what, Predicate<String> wanted) {
        String screen = "";
        for (int look = 0; look < LOOKS; look++) {
            screen = screen();
            if (wanted.test(screen)) {
                return screen;
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("waited for " + what + ", but the terminal shows\n" + screen.stripTrailing());
    }

    /** The content of a file in the shell's folder. */
    String file(String name) {
        try {
            return Files.readString(folder.resolve(name)).strip();
        } catch (IOException e) {
            throw new AssertionError("no " + name + "; the terminal shows\n" + screen(), e);
        }
    }

    @Override
    public void close() {
        command("kill-server");
    }
}
