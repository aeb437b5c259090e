package dev.emu64.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -kernel} with a Multiboot kernel of our own in assembly, which reports what it finds; skips without NASM. */
class MultibootTest {
    private static final String SOURCE = "../disk-images/src/test/asm/multiboot.asm";
    private static final String[] DEBUG_EXIT = {"-device", "isa-debug-exit,iobase=0xf4,iosize=4"};

    /** Near, as names are to fit into a row of the screen. */
    private final Path folder = Path.of("target", "multiboot");

    @BeforeEach
    void modules() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("first"), "first module\nnot shown\n");
        Files.writeString(folder.resolve("second"), "x\n".repeat(2500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-DELF", "-DFLAT"})
    void theKernelFindsWhatTheSpecificationPromises(String form) throws Exception {
        Path kernel = assemble(form);
        List<String> rows = rows("-kernel", kernel.toString(), "-append", "quiet answer=42", "-m", "64M",
                "-initrd", folder.resolve("first") + " with,,comma," + folder.resolve("second"));
        assertThat(rows).containsExactly("eax 2BADB002", "cr0 paging and protection 00000001", "eflags vm and if 00000000",
                "segment limit FFFFFFFF", "segment limit FFFFFFFF", "bss 00000000", "no wrap at 1 MiB 12345678", "flags 0000024F",
                "lower KiB 0000027F", "upper KiB 0000FC00", "boot device 8000FFFF", "command line " + kernel + " quiet answer=42",
                "loader emu64", "range 00000000 00000000 0009FC00", "range 00000000 00100000 03F00000", "modules 00000002",
                "module 00000000 00000017 " + folder.resolve("first") + " with,comma: first module",
                "module 00000000 00001388 " + folder.resolve("second") + ": x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-DELF", "-DFLAT"})
    void theScreenIsQemusButForTheMemoryMapAndTheLoadersName(String form) throws Exception {
        assumeTrue(onPath("qemu-system-x86_64"), "no qemu-system-x86_64 on the PATH");
        Path kernel = assemble(form);
        String[] options = {"-kernel", kernel.toString(), "-append", "a=b", "-initrd", folder.resolve("first").toString()};
        assertThat(comparable(rows(options))).isEqualTo(comparable(rowsOfQemu(options)));
    }

    private static List<String> comparable(List<String> rows) {
        List<String> comparable = new ArrayList<>(rows);
        comparable.removeIf(row -> row.startsWith("upper") || row.startsWith("loader") || row.startsWith("range 00000000 00100000"));
        assertThat(comparable).hasSizeGreaterThan(12);
        return comparable;
    }

    @Test
    void itBootsWithoutTheOptionToo() throws Exception {
        Path kernel = assemble("-DELF");
        assertThat(rows(kernel.toString())).contains("modules 00000000", "command line " + kernel);
        assertThat(rows("-drive", "format=raw,file=" + kernel)).contains("eax 2BADB002");
    }

    @Test
    void aKernelBesideADiskLeavesTheDiskToTheGuest() throws Exception {
        assertThat(rows("-kernel", assemble("-DELF").toString(), "-hda", folder.resolve("second").toString())).contains("eax 2BADB002");
    }

    @Test
    void whatDoesNotFitIntoMemoryIsToldBefore() throws Exception {
        Files.write(folder.resolve("huge"), new byte[3 << 20]);
        CommandLineRun run = CommandLineRun.of("-kernel", assemble("-DELF").toString(), "-initrd", folder.resolve("huge").toString(), "-m", "4M");
        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.err()).contains("does not fit into 4 MiB", "no room for the modules", "-m ");
        run = CommandLineRun.of("-kernel", assemble("-DELF").toString(), "-m", "1M");
        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.err()).contains("of the kernel is not all RAM");
    }

    @Test
    void itsOptionsAreRefusedWhereNothingReadsThem() {
        CommandLineRun run = CommandLineRun.of(Guest.SAYS_HI.in(folder), "-append", "quiet");
        assertThat(run.exitCode()).isEqualTo(10);
        assertThat(run.err()).isEqualTo("emu: -append: only a Multiboot kernel reads it; give one by -kernel\n");
        assertThat(CommandLineRun.of("-initrd", folder.resolve("first").toString()).err()).contains("-initrd: only a Multiboot kernel");
    }

    @Test
    void aModuleThatIsMissingIsNamed() throws Exception {
        CommandLineRun run = CommandLineRun.of("-kernel", assemble("-DELF").toString(), "-initrd", folder.resolve("absent") + " x");
        assertThat(run.exitCode()).isEqualTo(14);
        assertThat(run.err()).isEqualTo("emu: no such file: " + folder.resolve("absent") + "\n");
    }

    @Test
    void aDiskIsNoKernel() {
        CommandLineRun run = CommandLineRun.of("-kernel", Guest.SAYS_HI.in(folder));
        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.err()).contains("a raw boot disk", "expected a kernel");
    }

    @Test
    void aSnapshotOfItGoesOnWithTheSameKernelOnly() throws Exception {
        String kernel = assemble("-DELF").toString();
        String file = folder.resolve("saved").toString();
        CommandLineRun saved = CommandLineRun.of("-kernel", kernel, "--save-snapshot", file, "--at", "modules 0");
        assertThat(saved.exitCode()).as(saved.err()).isZero();
        CommandLineRun loaded = CommandLineRun.of("-kernel", kernel, "--load-snapshot", file, "--until", "modules 00000000");
        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        CommandLineRun other = CommandLineRun.of("-kernel", kernel, "-append", "other", "--load-snapshot", file);
        assertThat(other.exitCode()).isEqualTo(8);
        assertThat(other.err()).contains("kernel");
    }

    private Path assemble(String form) throws IOException, InterruptedException {
        assumeTrue(onPath("nasm"), "no nasm on the PATH");
        Path kernel = folder.resolve("kernel" + form);
        Process nasm = new ProcessBuilder("nasm", "-f", "bin", "-Wall", "-Werror", form, SOURCE, "-o", kernel.toString()).inheritIO().start();
        assertThat(nasm.waitFor()).isZero();
        return kernel;
    }

    /** The screen's rows as the guest sends them to COM1 at its end, without blank ones. */
    private List<String> rows(String... options) throws IOException {
        Path serial = folder.resolve("serial");
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of(DEBUG_EXIT));
        arguments.addAll(List.of("-serial", "file:" + serial));
        CommandLineRun run = CommandLineRun.of(arguments.toArray(new String[0]));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(33);
        return rows(serial);
    }

    private List<String> rowsOfQemu(String... options) throws IOException, InterruptedException {
        Path serial = folder.resolve("serial-of-qemu");
        List<String> command = new ArrayList<>(List.of("qemu-system-x86_64", "-display", "none", "-no-reboot", "-monitor", "none"));
        command.addAll(List.of(options));
        command.addAll(List.of(DEBUG_EXIT));
        command.addAll(List.of("-serial", "file:" + serial));
        Process qemu = new ProcessBuilder(command).inheritIO().start();
        try {
            assumeTrue(qemu.waitFor(1, TimeUnit.MINUTES), "QEMU is too slow here");
            assertThat(qemu.exitValue()).isEqualTo(33);
        } finally {
            qemu.destroyForcibly();
        }
        return rows(serial);
    }

    private static List<String> rows(Path serial) throws IOException {
        List<String> rows = new ArrayList<>();
        for (String row : Files.readString(serial, StandardCharsets.ISO_8859_1).split("\n")) {
            if (!row.isBlank()) {
                rows.add(row.stripTrailing());
            }
        }
        return rows;
    }

    private static boolean onPath(String program) {
        for (String directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }
}
