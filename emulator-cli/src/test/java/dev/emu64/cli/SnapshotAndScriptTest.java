package dev.emu64.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are saved, taken up again, and led by scripts. */
class SnapshotAndScriptTest {
    @TempDir
    private Path folder;

    private CommandLineRun script(Guest guest, String text, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("steps"), text);
        String[] args = new String[options.length + 3];
        System.arraycopy(options, 0, args, 0, options.length);
        args[options.length] = "--script";
        args[options.length + 1] = file.toString();
        args[options.length + 2] = guest.in(folder);
        return CommandLineRun.of(args);
    }

    @Test
    void aSavedRunGoesOnToTheSameScreen() {
        String image = Guest.SAYS_HI.in(folder);
        String snapshot = folder.resolve("early.snapshot").toString();
        CommandLineRun whole = CommandLineRun.of(image);
        CommandLineRun first = CommandLineRun.of("--save-snapshot", snapshot, "--at", "2", "--screen", "none", image);
        assertThat(first.exitCode()).isZero();
        assertThat(first.err()).contains("saved the machine to " + snapshot + " after 2 instructions");
        CommandLineRun second = CommandLineRun.of("--load-snapshot", snapshot, image);
        assertThat(second.out()).isEqualTo(whole.out());
        assertThat(second.err()).isEqualTo(whole.err());
    }

    @Test
    void aTextIsAMomentToSave() {
        String image = Guest.SAYS_HI.in(folder);
        Path snapshot = folder.resolve("hi.snapshot");
        assertThat(CommandLineRun.of("--save-snapshot", snapshot.toString(), "--at", "Hi", image).exitCode()).isZero();
        assertThat(snapshot).exists();
        assertThat(CommandLineRun.of("--load-snapshot", snapshot.toString(), image).out()).startsWith("Hi");
    }

    @Test
    void aTextThatNeverComesSavesNothing() {
        Path snapshot = folder.resolve("ho.snapshot");
        CommandLineRun run = CommandLineRun.of("--save-snapshot", snapshot.toString(), "--at", "Ho", Guest.SAYS_HI.in(folder));
        assertThat(run.exitCode()).isEqualTo(12);
        assertThat(snapshot).doesNotExist();
    }

    @Test
    void aSnapshotThatDoesNotFitIsRefusedInOneLine() throws IOException {
        String image = Guest.SAYS_HI.in(folder);
        String snapshot = folder.resolve("end.snapshot").toString();
        CommandLineRun.of("--save-snapshot", snapshot, image);
        CommandLineRun other = CommandLineRun.of("--load-snapshot", snapshot, "-m", "64M", image);
        assertThat(other.exitCode()).isEqualTo(8);
        assertThat(other.err()).contains("RAM: 128 MiB", "RAM: 64 MiB").hasLineCount(1);
        Path text = Files.writeString(folder.resolve("text"), "no snapshot");
        assertThat(CommandLineRun.of("--load-snapshot", text.toString(), image).err()).contains("not a snapshot").hasLineCount(1);
        assertThat(CommandLineRun.of("--load-snapshot", folder.resolve("none").toString(), image).exitCode()).isEqualTo(14);
        assertThat(CommandLineRun.of("--at", "Hi", image).exitCode()).isEqualTo(2);
    }

    @Test
    void stepsWaitTypeAndTakePictures() throws IOException {
        CommandLineRun run = script(Guest.ECHOES_KEYS, """
                # types twice, the second time over what stands there
                type "hello"
                wait "hello"
                press shift-w
                wait /helloW\\s*$/
                screenshot shots/end.txt
                """);
        assertThat(run.err()).contains("all 5 steps done").hasLineCount(1);
        assertThat(run.exitCode()).isZero();
        assertThat(folder.resolve("shots/end.txt")).content().contains("helloW");
    }

    @Test
    void heldKeysStayDown() throws IOException {
        CommandLineRun run = script(Guest.ECHOES_KEYS, "hold shift\ntype \"ab\"\nwait \"AB\"\nrelease shift\ntype \"c\"\nwait \"ABc\"\n");
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void bytesGoToTheSerialLineAndComeBack() throws IOException {
        CommandLineRun run = script(Guest.ECHOES_SERIAL, "send \"ping\"\nwait serial \"ping\"\nsend \"pong\"\nwait serial /po+ng/\n");
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void anExpectedScreenMayHaveMasks() throws IOException {
        Files.writeString(folder.resolve("hi.screen"), "H{{any}}\n");
        assertThat(script(Guest.SAYS_HI, "expect-screen hi.screen\n").exitCode()).isZero();
    }

    @Test
    void anotherScreenIsShownBesideTheExpected() throws IOException {
        Files.writeString(folder.resolve("ho.screen"), "Ho\n");
        CommandLineRun run = script(Guest.SAYS_HI, "\nexpect-screen ho.screen\n", "--screen", "none");
        assertThat(run.exitCode()).isEqualTo(12);
        assertThat(run.err()).contains("steps:2: expect-screen ho.screen", "expected   actual", "Ho       # Hi");
    }

    @Test
    void theExitCodeMayBeTheLastExpectation() throws IOException {
        assertThat(script(Guest.EXITS_33, "expect-exit 33\n", "--debug-exit").exitCode()).isZero();
        CommandLineRun other = script(Guest.EXITS_33, "expect-exit 35\n", "--debug-exit");
        assertThat(other.exitCode()).isEqualTo(12);
        assertThat(other.err()).contains("exit code 33 instead");
    }

    @Test
    void aStepMustNotTakeLongerThanItsLimit() throws IOException {
        CommandLineRun time = script(Guest.WAITS_FOR_TICKS, "limit 2s\nwait \"never\"\n");
        assertThat(time.exitCode()).isEqualTo(12);
        assertThat(time.err()).contains("not within 2s of guest time");
        CommandLineRun count = script(Guest.COUNTS, "limit 100k\nwait \"never\"\n");
        assertThat(count.exitCode()).isEqualTo(12);
        assertThat(count.err()).contains("not within 100k instructions");
    }

    @Test
    void aRunThatEndsBeforeTheScriptDoesFails() throws IOException {
        CommandLineRun run = script(Guest.POWERS_OFF, "wait \"login:\"\n");
        assertThat(run.exitCode()).isEqualTo(12);
        assertThat(run.err()).contains("steps:1: wait \"login:\": the run ended before: power-off");
    }

    @Test
    void mistakesNameFileAndLine() throws IOException {
        for (String line : new String[] {"wiat \"x\"", "wait x", "press frob", "pause soon", "screenshot a.bmp", "wait /(/",
            "expect-exit yes", "type \"\\q\"", "wait \"\""}) {
            CommandLineRun run = script(Guest.SAYS_HI, "\n" + line + "\n");
            assertThat(run.exitCode()).as(line).isEqualTo(2);
            assertThat(run.err()).as(line).contains("steps:2: ").hasLineCount(1);
        }
        assertThat(script(Guest.SAYS_HI, "expect-screen missing.screen\n").exitCode()).isEqualTo(14);
    }

    @Test
    void noKeyIsLostOnAGuestThatReadsThemSlowly() throws IOException {
        CommandLineRun run = script(Guest.READS_KEYS_SLOWLY, "type \"the quick brown fox JUMPS over it\"\nwait \"the quick brown fox JUMPS over it\"\n");
        assertThat(run.exitCode()).as(run.err()).isZero();
        CommandLineRun typed = CommandLineRun.of("--type", "longer than the buffer of INT 16h", "--until", "longer than the buffer of INT 16h",
                "--max-instructions", "1G", Guest.READS_KEYS_SLOWLY.in(folder));
        assertThat(typed.exitCode()).as(typed.out()).isZero();
    }

    @Test
    void noScanCodeComesTwiceToAGuestThatPollsSlowly() throws IOException {
        CommandLineRun run = script(Guest.READS_SCAN_CODES_SLOWLY, "type \"aB\"\nwait serial /\\x1e\\x9e\\x2a\\x30\\xb0\\xaa$/\n");
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void aTextThatIsMissingStandsBesideTheScreen() throws IOException {
        CommandLineRun run = script(Guest.SAYS_HI, "limit 1s\nwait \"Ho\"\n");
        assertThat(run.exitCode()).isEqualTo(12);
        assertThat(run.err()).contains("\nexpected | on the screen\n\"Ho\"     | Hi\n");
        CommandLineRun serial = script(Guest.SENDS_OK, "wait serial \"no\"\n");
        assertThat(serial.err()).contains("\nexpected | COM1 since the last find\n\"no\"     | ok\n");
    }

    @Test
    void theEndMustComeWithinTheLimitToo() throws IOException {
        CommandLineRun run = script(Guest.WAITS_FOR_TICKS, "limit 2s\nexpect-exit 0\n");
        assertThat(run.exitCode()).isEqualTo(12);
        assertThat(run.err()).contains("expect-exit 0: not within 2s of guest time");
    }

    @Test
    void picturesMayNameTheirKind() throws IOException {
        assertThat(script(Guest.SAYS_HI, "wait \"Hi\"\nscreenshot text=hi.screen\n").exitCode()).isZero();
        assertThat(folder.resolve("hi.screen")).content().startsWith("Hi");
    }

    @Test
    void aScriptWithoutStepsIsAMistake() throws IOException {
        CommandLineRun run = script(Guest.SAYS_HI, "# nothing yet\n");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no steps");
    }
}
