package dev.emu64.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The live screen in a real terminal. */
class LiveTerminalTest {
    private static final String STATE = "#{alternate_on} #{cursor_flag}";

    @TempDir
    private Path folder;

    /** Starts emu with the terminal's settings noted before and behind it. */
    private void start(Tmux terminal, String environment, String arguments) {
        terminal.run("stty -g > before; env " + environment + " " + ProcessHandle.current().info().command().orElse("java") + " -cp '"
                + System.getProperty("java.class.path") + "' dev.emu64.cli.Main " + arguments + "; echo \"exit $?\"; stty -g > after; echo don''e");
    }

    private static void isBack(Tmux terminal, int exitCode) {
        String screen = terminal.await("the shell", text -> text.contains("done"));
        assertThat(screen).contains("exit " + exitCode);
        assertThat(terminal.told(STATE)).as("main screen, cursor").isEqualTo("0 1");
        assertThat(terminal.file("after")).isEqualTo(terminal.file("before")).isNotEmpty();
        terminal.run("echo 'still he''re'");
        assertThat(terminal.await("an echo", text -> text.contains("still here"))).contains("$ echo 'still he''re'");
    }

    @Test
    void keysReachTheGuestAndControlAXLeavesACleanTerminal() {
        try (Tmux terminal = new Tmux(folder)) {
            start(terminal, "TERM=xterm", Guest.ECHOES_KEYS.in(folder));
            terminal.await("the guest's empty screen", text -> text.isBlank());
            terminal.type("hello, guest");
            terminal.await("the echo", text -> text.startsWith("hello, guest\n"));
            assertThat(terminal.told(STATE)).as("alternate screen, cursor").isEqualTo("1 1");
            assertThat(terminal.told("#{cursor_x} #{cursor_y}")).isEqualTo("12 0");
            terminal.press("C-a", "x");
            isBack(terminal, 0);
            assertThat(terminal.screen()).as("the last screen stays").contains("hello, guest");
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143, ended by SIGTERM", "INT, 130, interrupted", "HUP, 129, ended by SIGHUP"})
    void signalledRunsLeaveACleanTerminalAndTheirResult(String signal, int exitCode, String description) {
        try (Tmux terminal = new Tmux(folder)) {
            start(terminal, "TERM=xterm", "--result result.json " + Guest.WAITS_FOR_TICKS.in(folder));
            terminal.await("the guest's empty screen", text -> text.isBlank());
            ProcessHandle shell = ProcessHandle.of(Long.parseLong(terminal.told("#{pane_pid}"))).orElseThrow();
            long emu = shell.descendants().filter(process -> process.info().command().orElse("").contains("java")).findFirst().orElseThrow().pid();
            terminal.command("run-shell", "kill -" + signal + " " + emu);
            isBack(terminal, exitCode);
            assertThat(terminal.file("result.json")).contains("\"exitCode\":" + exitCode).contains(description);
        }
    }

    @Test
    void theMenuTypesInspectsAndComesBack() {
        try (Tmux terminal = new Tmux(folder)) {
            start(terminal, "TERM=xterm", "--status-line " + Guest.ECHOES_KEYS.in(folder));
            terminal.await("a status line", text -> text.contains("real mode") && text.contains("MIPS") && text.contains("ticks"));
            terminal.press("C-a", "t");
            terminal.type("by the line");
            terminal.await("the line", text -> text.contains("type: by the line"));
            terminal.press("Enter");
            terminal.await("the echo", text -> text.startsWith("by the line\n"));
            terminal.press("C-a", "i");
            terminal.await("the registers", text -> text.contains("EAX=") && text.contains("CR0="));
            terminal.press("Enter");
            terminal.await("the guest again", text -> text.startsWith("by the line\n") && !text.contains("EAX="));
            terminal.command("resize-window", "-x", "60", "-y", "20");
            terminal.await("a line about the size", text -> text.contains("60x20") && text.startsWith("by the line\n"));
            terminal.press("C-a", "x");
            isBack(terminal, 0);
        }
    }

    @Test
    void coloursAreWhatTheTerminalUnderstands() {
        try (Tmux terminal = new Tmux(folder)) {
            String image = Guest.SAYS_HI.in(folder);
            for (String[] expected : new String[][] {{"TERM=xterm", "97"}, {"TERM=xterm-256color", "38;5;231"},
                {"TERM=xterm COLORTERM=truecolor", "38;2;255;255;255"}}) {
                start(terminal, expected[0], image);
                terminal.await("the guest's text", text -> text.startsWith("Hi"));
                assertThat(terminal.command("capture-pane", "-e", "-p")).as(expected[0]).contains("\u001b[" + expected[1] + "m");
                terminal.press("C-a", "x");
                terminal.await("the shell", text -> text.contains("done"));
                terminal.run("clear");
                terminal.await("a clear screen", text -> !text.contains("done"));
            }
        }
    }
}
