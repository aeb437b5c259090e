package dev.emu64.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headless boots from arguments to exit code, screen and reports. */
class BootTest {
    @TempDir
    private Path folder;

    private CommandLineRun boot(Guest guest, String... options) {
        return CommandLineRun.of(args(guest, options));
    }

    private String[] args(Guest guest, String... options) {
        String[] args = new String[options.length + 1];
        System.arraycopy(options, 0, args, 0, options.length);
        args[options.length] = guest.in(folder);
        return args;
    }

    @Test
    void untilFindsTextInAPicture() {
        CommandLineRun run = boot(Guest.DRAWS_TEXT, "--until", "Hello", "--max-instructions", "300000000");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("Hello");
        assertThat(run.err()).contains("found Hello");
    }

    @Test
    void theFinalScreenGoesToStandardOutputAndTheReasonToStandardError() {
        CommandLineRun run = boot(Guest.SAYS_HI);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Hi").endsWith("\n");
        assertThat(run.out().lines()).hasSize(25);
        assertThat(run.err()).startsWith("emu: idle for ever: halted at 0000:").hasLineCount(1);
    }

    @Test
    void withoutAnImageTheDemoBoots() {
        CommandLineRun run = CommandLineRun.of("--max-instructions", "20000", "--verbose");
        assertThat(run.err()).contains("the built-in demo kernel");
    }

    @Test
    void theGuestsOwnStatusIsTheExitCode() {
        assertThat(boot(Guest.EXITS_33, "-device", "isa-debug-exit,iobase=0xf4,iosize=0x04").exitCode()).isEqualTo(33);
        assertThat(boot(Guest.EXITS_33, "--debug-exit").exitCode()).isEqualTo(33);
        assertThat(boot(Guest.EXITS_33, "--debug-exit", "--exit-map", "35=1,33=0").exitCode()).isZero();
    }

    @Test
    void withoutTheDeviceThePortDoesNothing() {
        assertThat(boot(Guest.EXITS_33).exitCode()).isZero();
    }

    @Test
    void aGuestThatWasToEndItselfAndHaltsIsStuck() {
        assertThat(boot(Guest.SAYS_HI, "--debug-exit").exitCode()).isEqualTo(16);
        assertThat(boot(Guest.SPINS, "--debug-exit").exitCode()).isEqualTo(16);
    }

    @Test
    void everyEndHasItsCode() {
        assertThat(boot(Guest.POWERS_OFF).exitCode()).isZero();
        assertThat(boot(Guest.RESETS).exitCode()).isEqualTo(18);
        assertThat(boot(Guest.TRIPLE_FAULTS).exitCode()).isEqualTo(4);
        assertThat(boot(Guest.WAITS_FOR_TICKS).exitCode()).isZero();
        assertThat(boot(Guest.WAITS_FOR_TICKS).err()).contains("settled");
        assertThat(boot(Guest.SPINS).exitCode()).isZero();
        assertThat(boot(Guest.COUNTS, "--max-instructions", "100k").exitCode()).isEqualTo(6);
        assertThat(boot(Guest.COUNTS, "--timeout", "1ms").exitCode()).isEqualTo(6);
    }

    @Test
    void rebootStartsAgainUntilALimit() {
        CommandLineRun run = boot(Guest.RESETS, "--reboot", "--max-instructions", "1M", "-serial", "stdio");
        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.out()).startsWith("AA");
    }

    @Test
    void serialOutputOnStandardOutputReplacesTheScreenUnlessAsked() {
        assertThat(boot(Guest.SENDS_OK, "-serial", "stdio").out()).isEqualTo("ok\n");
        assertThat(boot(Guest.SENDS_OK, "-nographic").out()).isEqualTo("ok\n");
        assertThat(boot(Guest.SENDS_OK, "-serial", "stdio", "--screen", "text").out()).startsWith("ok\n").hasLineCount(26);
        assertThat(boot(Guest.SENDS_OK, "--screen", "none").out()).isEmpty();
    }

    @Test
    void serialOutputGoesToAFile() throws IOException {
        Path log = folder.resolve("serial.log");
        assertThat(boot(Guest.SENDS_OK, "-serial", "file:" + log).exitCode()).isZero();
        assertThat(log).hasContent("ok\n");
    }

    @Test
    void standardInputReachesTheSerialLine() {
        CommandLineRun run = CommandLineRun.with("abc", args(Guest.ECHOES_SERIAL, "-serial", "stdio", "--until", "abc"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("abc");
    }

    @Test
    void typedTextIsReadByTheGuest() {
        CommandLineRun run = boot(Guest.ECHOES_KEYS, "--type", "Hello!\\n", "--until", "Hello!");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Hello!");
    }

    @Test
    void untilEndsWithSuccessOnlyIfTheTextCame() {
        assertThat(boot(Guest.SENDS_OK, "--until", "ok").exitCode()).isZero();
        assertThat(boot(Guest.SAYS_HI, "--until", "/H[a-z]/").exitCode()).isZero();
        CommandLineRun never = boot(Guest.SAYS_HI, "--until", "Ho");
        assertThat(never.exitCode()).isEqualTo(12);
        assertThat(never.err()).contains("never saw Ho");
        assertThat(boot(Guest.COUNTS, "--until", "Ho", "--max-instructions", "100k").exitCode()).isEqualTo(6);
    }

    @Test
    void theResultIsJson() throws IOException {
        Path result = folder.resolve("made/for/it.json");
        boot(Guest.EXITS_33, "--debug-exit", "--exit-map", "33=0", "--result", result.toString());
        assertThat(Files.readString(result)).startsWith("{\"exitCode\":0,\"unmappedExitCode\":33,\"reason\":\"debug-exit\",")
                .contains("\"instructions\":", "\"screen\":[\"").endsWith("}\n");
    }

    @Test
    void statisticsGoToStandardError() {
        assertThat(boot(Guest.SAYS_HI, "--stats").err()).contains(" instructions in ");
        assertThat(boot(Guest.SAYS_HI, "--stats=json").err()).contains("{\"instructions\":");
    }

    @Test
    void screensOfEveryKindAreWritten() {
        Path png = folder.resolve("s.png");
        Path svg = folder.resolve("s.svg");
        Path html = folder.resolve("s.html");
        CommandLineRun run = boot(Guest.SAYS_HI, "--screen", "png=" + png, "--screen", "svg=" + svg, "--screen", "html=" + html, "--screen", "json");
        assertThat(run.out()).startsWith("{");
        assertThat(png).content(StandardCharsets.ISO_8859_1).contains("PNG");
        assertThat(svg).content().contains("<svg");
        assertThat(html).content().contains("<html");
    }

    @Test
    void theGuestsWritesStayInMemoryUnlessAsked() throws IOException {
        byte[] before = Guest.WRITES_SECTOR.image();
        for (String[] options : new String[][] {{}, {"-snapshot"}, {"-hdb", Guest.SAYS_HI.in(Files.createDirectories(folder.resolve("b")))}}) {
            boot(Guest.WRITES_SECTOR, options);
            assertThat(folder.resolve("guest.img")).hasBinaryContent(before);
        }
        boot(Guest.WRITES_SECTOR, "--write");
        byte[] after = Files.readAllBytes(folder.resolve("guest.img"));
        assertThat(after).hasSize(1024);
        assertThat(after[512]).isEqualTo(before[0]);
    }

    @Test
    void aDriveDecidesForItselfWhatIsWritten() throws IOException {
        String image = Guest.WRITES_SECTOR.in(folder);
        CommandLineRun.of("-drive", "format=raw,file=" + image + ",snapshot=on", "--write");
        assertThat(Path.of(image)).hasBinaryContent(Guest.WRITES_SECTOR.image());
        CommandLineRun.of("-drive", "format=raw,snapshot=off,file=" + image);
        assertThat(Files.readAllBytes(Path.of(image))[512]).isEqualTo(Guest.WRITES_SECTOR.image()[0]);
    }

    @Test
    void aReaderThatGoesAwayEndsTheRunQuietly() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
        int exitCode = Main.run(args(Guest.SENDS_OK, "-serial", "stdio"), InputStream.nullInputStream(), closed, new PrintStream(err, true));
        assertThat(exitCode).isEqualTo(14);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void equalRunsCountTheSameInstructions() {
        String first = boot(Guest.WAITS_FOR_TICKS, "--stats=json").err();
        String second = boot(Guest.WAITS_FOR_TICKS, "--stats=json").err();
        String counted = first.substring(first.indexOf("\"instructions\""), first.indexOf(",\"hostNanos\""));
        assertThat(second).contains(counted);
    }

    @Test
    void theFirstDiskBootsWhereverItIsNamed() throws IOException {
        String other = Files.write(folder.resolve("other.img"), Guest.SENDS_OK.image()).toString();
        String hi = Guest.SAYS_HI.in(folder);
        assertThat(CommandLineRun.of("-drive", "file=" + other + ",index=1", "-drive", "file=" + hi + ",index=0").out()).startsWith("Hi");
        assertThat(CommandLineRun.of("-hdb", other, "-hda", hi).out()).startsWith("Hi");
        assertThat(CommandLineRun.of("-hdc", hi).out()).startsWith("Hi");
        assertThat(CommandLineRun.of("-boot", "d", hi).out()).as("where there is no CD, the disk").startsWith("Hi");
        assertThat(CommandLineRun.of("-boot", "d,strict=on", hi).exitCode()).isEqualTo(8);
    }

    @Test
    void aTripleFaultIsToldAlsoWhereATextWasExpected() {
        CommandLineRun run = CommandLineRun.of("--until", "never", Guest.TRIPLE_FAULTS.in(folder));
        assertThat(run.exitCode()).isEqualTo(12);
        assertThat(run.err()).contains("never saw never; the run ended before: triple fault", "1. #BP");
    }

    @Test
    void theResultIsWrittenHoweverItEnds() throws IOException {
        Path result = folder.resolve("result.json");
        String empty = Files.write(folder.resolve("empty"), new byte[0]).toString();
        CommandLineRun.of("--result", result.toString(), empty);
        assertThat(Files.readString(result)).startsWith("{\"exitCode\":8,\"reason\":\"not-bootable\",\"description\":\"" + empty.replace("\\", "\\\\"));
        CommandLineRun.of("--result", result.toString(), "-append", "x", Guest.SAYS_HI.in(folder));
        assertThat(Files.readString(result)).startsWith("{\"exitCode\":10,\"reason\":\"unsupported\"");
        CommandLineRun.of("--result", result.toString(), "--screen", "png=" + folder, Guest.SAYS_HI.in(folder));
        assertThat(Files.readString(result)).startsWith("{\"exitCode\":14,");
        CommandLineRun.of("--result", result.toString(), "--until", "never", Guest.TRIPLE_FAULTS.in(folder));
        assertThat(Files.readString(result)).startsWith("{\"exitCode\":12,\"reason\":\"expectation-failed\"").contains("\"story\":[");
    }

    @Test
    void theTimeLimitHoldsWhileGdbIsAwaited() {
        CommandLineRun run = CommandLineRun.of("-S", "-gdb", "tcp::0", "--timeout", "50ms", Guest.SAYS_HI.in(folder));
        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.err()).contains("waiting for GDB", "timed out after 50ms");
    }

    @Test
    void resultHoldsTheSameStateHashWithEitherEngine() throws IOException {
        String[] hashes = new String[2];
        String[] engines = {"interpreter", "jit"};
        for (int i = 0; i < engines.length; i++) {
            Path result = folder.resolve(engines[i] + ".json");
            boot(Guest.COUNTS, "--max-instructions", "3M", "--cpu", engines[i], "--result", result.toString());
            String json = Files.readString(result);
            hashes[i] = json.replaceAll("(?s).*\"stateHash\":\"([0-9a-f]{16})\".*", "$1");
        }
        assertThat(hashes[0]).hasSize(16).isEqualTo(hashes[1]);
    }
}
