package dev.emu64.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Help, version, manual page and completion. */
class ManualTest {
    private static final String[] COMMANDS = {"mkimage", "runner", "test", "info", "disasm", "vectors", "completion", "help"};

    @TempDir
    private Path folder;

    @Test
    void helpHasChaptersAndExamplesInEightyColumns() {
        CommandLineRun help = CommandLineRun.of("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("\nRunning:\n", "\nScreen and keyboard:\n", "\nSerial line:\n", "\nDebugging:\n", "\nQEMU's options that change nothing here",
                "\nExit codes:\n", "\nExamples:\n", "  -drive SPEC ", "  --until TEXT ", "-enable-kvm", "  -m, --memory SIZE ");
        assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(CommandLineRun.of("help").out()).isEqualTo(help.out());
        assertThat(CommandLineRun.of("disk.img", "-h").out()).isEqualTo(help.out());
    }

    @Test
    void everyCommandIsListedAndHasHelpOfItsOwn() {
        String commands = CommandLineRun.of("--help").out().split("\nCommands:")[1];
        for (String command : COMMANDS) {
            CommandLineRun help = CommandLineRun.of(command, "--help");
            assertThat(help.exitCode()).isZero();
            assertThat(help.out()).contains("\nUsage: emu " + command + " ");
            assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
            assertThat(CommandLineRun.of("help", command).out()).isEqualTo(help.out());
            assertThat(commands).contains("\n  " + command + " ".repeat(12 - command.length()) + help.out().lines().findFirst().orElse("?"));
        }
    }

    @Test
    void helpOnNothingKnownNamesTheCommands() {
        CommandLineRun help = CommandLineRun.of("help", "boot");
        assertThat(help.exitCode()).isEqualTo(2);
        assertThat(help.err()).isEqualTo("emu: no command boot; there are " + String.join(", ", COMMANDS) + "\n");
    }

    @Test
    void theVersionNamesTheJavaThatRunsIt() {
        for (String option : new String[] {"-V", "--version", "-version"}) {
            assertThat(CommandLineRun.of(option).out()).matches("emu64 \\S+, a PC emulator in Java with QEMU-compatible options\n"
                    + "Java " + System.getProperty("java.version") + " \\(.+\\) on .+\n");
        }
    }

    @Test
    void theManualPageTellsEveryLineOfTheHelp() {
        String page = CommandLineRun.of("help", "--man").out();
        assertThat(page).startsWith(".TH EMU 1 ").contains(".SH \"EXIT STATUS\"\n", ".SS \"Screen and keyboard\"\n", ".SS \"emu vectors ");
        String plain = page.replaceAll("\\\\f[BIR]", "").replace("\\-", "-");
        CommandLineRun.of("--help").out().lines().filter(line -> line.startsWith("  -") && !line.startsWith("   "))
                .map(line -> line.strip().split("  ")[0]).forEach(names -> assertThat(plain).contains("\n" + names + "\n"));
    }

    @Test
    void anotherShellIsRefused() {
        CommandLineRun run = CommandLineRun.of("completion", "fish");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("expected bash or zsh");
    }

    @Test
    void bashCompletesOptionsValuesCommandsAndFiles() throws Exception {
        Files.createFile(folder.resolve("disk.img"));
        assertThat(completed("emu", "--scr")).isEqualTo("--screen --script");
        assertThat(completed("emu", "--until", "x", "-ser")).isEqualTo("-serial");
        assertThat(completed("emu", "--driv")).isEqualTo("--drive");
        assertThat(completed("emu", "--serial", "mon")).isEqualTo("mon:stdio");
        assertThat(completed("emu", "-serial", "")).isEqualTo("stdio mon:stdio null none");
        assertThat(completed("emu", "-display", "c")).isEqualTo("curses");
        assertThat(completed("emu", "di")).isEqualTo("disasm disk.img");
        assertThat(completed("emu", "-hda", "d")).isEqualTo("disk.img");
        assertThat(completed("emu", "test", "--re")).isEqualTo("--report");
        assertThat(completed("emu", "help", "m")).isEqualTo("mkimage");
        assertThat(completed("emu", "vectors", "--cpu", "")).isEqualTo("interpreter jit");
    }

    /** What bash offers for the last of {@code words}. */
    private String completed(String... words) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("emu.bash"), CommandLineRun.of("completion", "bash").out());
        StringBuilder array = new StringBuilder();
        for (String word : words) {
            array.append(" '").append(word).append('\'');
        }
        String program = "source " + script + "; cd " + folder + "; COMP_WORDS=(" + array + "); COMP_CWORD=" + (words.length - 1)
                + "; COMP_LINE=\"${COMP_WORDS[*]}\"; _complete_emu; echo \"${COMPREPLY[*]}\"";
        Process bash;
        try {
            bash = new ProcessBuilder("bash", "--norc", "-c", program).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            Assumptions.abort("no bash here: " + e.getMessage());
            return null;
        }
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return out.strip().replace('\n', ' ');
    }
}
