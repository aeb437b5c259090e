package dev.emu64.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.emu64.image.DemoImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the user gives, one or two plain lines come back and the right exit code. */
class BadInputTest {
    private static final int NOT_BOOTABLE = 8;
    private static final int HOST = 14;
    private static final int USAGE = 2;
    private static final int UNSUPPORTED = 10;

    @TempDir
    private Path folder;

    private void refused(byte[] content, String... words) throws IOException {
        String file = Files.write(folder.resolve("bad.img"), content).toString();
        for (String[] args : new String[][] {{file}, {"-drive", "format=raw,file=" + file}, {"-hda", file}, {"-kernel", file}}) {
            refused(NOT_BOOTABLE, args, words);
        }
    }

    private static void refused(int exitCode, String[] args, String... words) {
        CommandLineRun run = CommandLineRun.of(args);
        assertThat(run.exitCode()).as("%s: %s", String.join(" ", args), run.err()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("emu: ").doesNotContain("Exception", "\tat ");
        for (String word : words) {
            assertThat(run.err()).contains(word);
        }
        assertThat(run.err().lines().count()).isBetween(1L, 2L);
    }

    private static String[] words(String line) {
        return line.split(" ");
    }

    @Test
    void filesThatAreNoImages() throws IOException {
        refused(new byte[0], "an empty file", "expected");
        refused(new byte[511], "511 bytes", "512");
        refused(new byte[4096], "all zeros", "boot sector");
        refused("#!/bin/sh\necho not a kernel\n".repeat(40).getBytes(), "a text file");
        byte[] noise = new byte[8192];
        new SplittableRandom(3).nextBytes(noise);
        noise[510] = 0;
        refused(noise, "without a boot sector", "55 AA");
        refused(new byte[] {'Q', 'F', 'I', (byte) 0xfb, 0, 0, 0, 3}, "qcow2", "qemu-img convert");
        refused(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0}, "gzip");
    }

    @Test
    void elfsThatDoNotBoot() throws IOException {
        byte[] elf = DemoImage.kernel();
        byte[] arm = elf.clone();
        arm[18] = (byte) 183;
        refused(arm, "AArch64", "x86-64");
        byte[] object = elf.clone();
        object[16] = 1;
        refused(object, "object file", "link it");
        refused(java.util.Arrays.copyOf(elf, 100), "ELF");
    }

    @Test
    void missingFilesAndFolders() {
        String missing = folder.resolve("missing.bin").toString();
        refused(HOST, new String[] {missing}, "no such file", missing, "cargo bootimage");
        refused(HOST, new String[] {"-drive", "file=" + missing}, "no such file");
        refused(NOT_BOOTABLE, new String[] {folder.toString()}, "a directory");
        refused(HOST, new String[] {"-serial", "file:" + folder.resolve("no/such/log"), Guest.SAYS_HI.in(folder)}, "cannot write");
        refused(HOST, new String[] {"nul\0byte"}, "no file name");
    }

    @Test
    void namesThatAreNoFiles() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/zero")), "no device files on this host");
        refused(NOT_BOOTABLE, words("/dev/zero"), "a character device");
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo on this host");
        refused(NOT_BOOTABLE, new String[] {pipe.toString()}, "a pipe");
        String image = Guest.SAYS_HI.in(folder);
        refused(NOT_BOOTABLE, new String[] {image, "-hdb", pipe.toString()}, "a pipe");
        refused(NOT_BOOTABLE, new String[] {image, "-hdb", folder.toString()}, "a directory");
    }

    @Test
    void drivesInPlacesThatAreTakenOrMissing() {
        String image = Guest.SAYS_HI.in(folder);
        refused(USAGE, new String[] {image, "-hda", image}, "are both the first hard disk", "-hdb");
        refused(USAGE, new String[] {"-drive", "file=" + image + ",bus=1", "-hdc", image}, "are both the third hard disk");
        refused(USAGE, words("-drive file=x,index=4"), "from 0 to 3");
        refused(USAGE, words("-drive file=x,index=1,bus=0"), "not by both");
        String disk = "file=" + image;
        refused(UNSUPPORTED, new String[] {"-drive", disk, "-drive", disk, "-drive", disk, "-drive", disk, "-drive", disk}, "hold four");
    }

    @Test
    void optionsThatMeanNothing() {
        refused(USAGE, words("-qmp stdio one.img"), "unknown option -qmp");
        refused(USAGE, words("-drvie x"), "unknown option -drvie", "did you mean -drive?");
        refused(USAGE, words("--timout 5s"), "did you mean --timeout?");
        refused(USAGE, words("--xyzzy"), "unknown option", "emu --help");
        refused(USAGE, words("-m"), "-m needs a value");
        refused(USAGE, words("--headless=3"), "--headless");
        refused(USAGE, words("one.img two.img"), "two images");
    }

    @Test
    void valuesThatMeanNothing() {
        for (String line : new String[] {"-m abc", "-m 12Q", "-m 100K", "-m 1T", "--timeout soon", "--timeout -3", "--max-instructions many", "--settle x",
            "-boot z", "-serial nowhere", "-serial tcp:99999", "-smp none", "-smp 0", "-rtc base=someday", "--clock fast", "--screen gif", "--screen png",
            "--exit-map 3", "--exit-map 300=0", "-k klingon", "-cpu strange", "-cpu max,+strange", "-drive format=raw", "-drive file=x,format=qcow2",
            "-drive file=x,if=scsi", "-drive file=x,colour=red", "-display window", "-device isa-debug-exit,iobase=0x12345", "--until /(/", "-action reboot=never"}) {
            refused(USAGE, words(line));
        }
    }

    @Test
    void whatIsNotThereIsRefusedByName() {
        refused(UNSUPPORTED, words("-device nvme"), "nvme", "not modelled");
        refused(UNSUPPORTED, words("-monitor stdio"), "-monitor stdio");
        refused(UNSUPPORTED, words("-bios coreboot.rom"), "-bios");
        refused(UNSUPPORTED, words("-append quiet"), "-append");
        refused(UNSUPPORTED, words("-smp 2"), "-smp 2", "one processor");
        refused(UNSUPPORTED, words("-smp cores=2,threads=2"), "-smp");
    }

    @Test
    void subCommandsExplainThemselvesToo() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no kernel\n");
        refused(USAGE, words("mkimage"), "KERNEL.elf");
        refused(HOST, words("mkimage missing.elf -o x.img"), "no such file");
        refused(NOT_BOOTABLE, new String[] {"mkimage", text.toString(), "-o", folder.resolve("x.img").toString()}, "expected");
        refused(HOST, words("vectors missing"), "no such file or folder");
        refused(NOT_BOOTABLE, new String[] {"vectors", text.toString()}, "notes.txt");
        refused(USAGE, words("disasm zz"), "hexadecimal");
        refused(USAGE, words("disasm --mode 8 90"), "16, 32 or 64");
        refused(HOST, words("runner missing"), "no such file");
        refused(HOST, words("info missing"), "no such file");
    }
}
