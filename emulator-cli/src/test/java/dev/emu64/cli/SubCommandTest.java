package dev.emu64.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.image.DemoImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubCommandTest {
    @TempDir
    private Path folder;

    @Test
    void disasmReadsBytesAndBootSectors() {
        assertThat(CommandLineRun.of("disasm", "48", "89", "e5", "0x90").out()).contains("48 89 e5", "mov rbp,rsp").contains("nop");
        assertThat(CommandLineRun.of("disasm", "--mode", "16", "--org", "0x7c00", "eb fe").out()).startsWith("00007c00  eb fe").contains("jmp 0x7c00");
        assertThat(CommandLineRun.of("disasm", Guest.SAYS_HI.in(folder)).out()).startsWith("00007c00  b8 00 b8").contains("mov ax,0xb800");
    }

    @Test
    void disasmNamesTheFunctionsOfAKernel() throws IOException {
        Path kernel = Files.write(folder.resolve("kernel"), DemoImage.kernel());
        assertThat(CommandLineRun.of("disasm", kernel.toString()).out()).contains("<_start>:");
    }

    @Test
    void mkimageMakesADiskThatBoots() throws IOException {
        Path kernel = Files.write(folder.resolve("kernel"), DemoImage.kernel());
        Path disk = folder.resolve("disk.img");
        assertThat(CommandLineRun.of("mkimage", kernel.toString(), "-o", disk.toString()).exitCode()).isZero();
        assertThat(CommandLineRun.of("info", disk.toString()).out()).contains("emu mkimage", "kernel: at byte", "x86-64");
        CommandLineRun fromDisk = CommandLineRun.of(disk.toString(), "--max-instructions", "1M");
        CommandLineRun fromElf = CommandLineRun.of(kernel.toString(), "--max-instructions", "1M");
        assertThat(fromElf.out()).isEqualTo(fromDisk.out()).isNotBlank();
        assertThat(CommandLineRun.of("-kernel", kernel.toString(), "--max-instructions", "1M").out()).isEqualTo(fromDisk.out());
    }

    @Test
    void infoTellsWhatDoesNotBoot() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty"));
        CommandLineRun run = CommandLineRun.of("info", empty.toString());
        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.out()).contains("not bootable: an empty file", "expected:", "try:");
    }

    @Test
    void theRunnerTakesTheManifestsArgumentsForTests() throws IOException {
        Files.writeString(folder.resolve("Cargo.toml"), """
                [package]
                name = "kernel"
                [package.metadata.bootimage]
                test-args = [
                    "-device", "isa-debug-exit,iobase=0xf4,iosize=0x04", # as the tutorial has it
                    "-serial", "stdio", "-display", "none",
                ]
                test-success-exit-code = 33
                """);
        Path deps = Files.createDirectories(folder.resolve("target/debug/deps"));
        assertThat(CommandLineRun.of("runner", Guest.EXITS_33.in(deps)).exitCode()).isZero();
        assertThat(CommandLineRun.of("runner", Guest.EXITS_33.in(deps), "--quiet").exitCode()).as("cargo test -q").isZero();
        CommandLineRun failed = CommandLineRun.of("runner", Guest.SENDS_OK.in(deps));
        assertThat(failed.exitCode()).isEqualTo(16);
        assertThat(failed.out()).isEqualTo("ok\n");
        assertThat(CommandLineRun.of("runner", Guest.POWERS_OFF.in(deps)).exitCode()).isEqualTo(1);
        assertThat(CommandLineRun.of("runner", Guest.TRIPLE_FAULTS.in(deps)).exitCode()).isEqualTo(4);
        assertThat(CommandLineRun.of("runner", Guest.COUNTS.in(deps), "--max-instructions", "1M").exitCode()).isEqualTo(6);
    }

    @Test
    void outsideOfDepsTheRunnerPassesTheStatusOn() {
        assertThat(CommandLineRun.of("runner", Guest.EXITS_33.in(folder)).exitCode()).isEqualTo(33);
        assertThat(CommandLineRun.of("runner", Guest.SAYS_HI.in(folder)).exitCode()).isZero();
    }

    @Test
    void aKernelForTheBootloaderCrateIsRunFromTheImageBesideIt() throws IOException {
        Files.writeString(folder.resolve("Cargo.toml"), "[dependencies]\nbootloader = { version = \"0.9\", features = [\"map_physical_memory\"] }\n");
        Path kernel = Files.write(folder.resolve("kernel"), DemoImage.kernel());
        CommandLineRun alone = CommandLineRun.of("runner", kernel.toString());
        assertThat(alone.exitCode()).as("no cargo can build this manifest").isEqualTo(14);
        assertThat(alone.err()).startsWith("emu: ca").contains("cargo").hasLineCount(1);
        Path image = Files.write(folder.resolve("bootimage-kernel.bin"), Guest.SAYS_HI.image());
        assertThat(CommandLineRun.of("runner", kernel.toString()).out()).startsWith("Hi");
        Files.setLastModifiedTime(image, FileTime.fromMillis(0));
        assertThat(CommandLineRun.of("runner", kernel.toString()).exitCode()).as("older than the kernel").isEqualTo(14);
    }
}
