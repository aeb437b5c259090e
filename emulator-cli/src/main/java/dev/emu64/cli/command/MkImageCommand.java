package dev.emu64.cli.command;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.ExitCode;
import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.host.HostFiles;
import dev.emu64.cli.host.UserError;
import dev.emu64.cli.terminal.Progress;
import dev.emu64.image.FileSource;
import dev.emu64.image.ImageFormatException;
import dev.emu64.image.MkImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.output.ProxyOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code emu mkimage}. */
@Command(name = "mkimage", header = "Make a bootable disk image of a 64-bit ELF kernel",
        description = {"Puts a freestanding kernel behind boot stages of our own; what it finds at its entry is told in "
            + "disk-images/BOOT-PROTOCOL.md. The image boots on emulators and PCs with a BIOS."},
        footerHeading = "%nExamples:%n", footer = "  emu mkimage target/x86_64-unknown-none/debug/kernel -o disk.img")
final class MkImageCommand extends SubCommand {
    private static final int KIB = 1024;

    @Parameters(index = "0", paramLabel = "KERNEL.elf", description = "the linked kernel")
    private String kernel;

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "IMG", description = "the image to write")
    private String output;

    @Option(names = "--stack", paramLabel = "KIB", defaultValue = "128", description = "size of the kernel's stack in KiB (${DEFAULT-VALUE})")
    private int stackKib;

    @Option(names = "--no-padding", description = "end the image with its last sector, not with a whole cylinder")
    private boolean noPadding;

    @Override
    int run(HostConsole console, Cancellation cancellation) {
        if (stackKib < 4 || stackKib % 4 != 0 || stackKib > 1 << 20) {
            throw UserError.usage("--stack " + stackKib + ": expected a multiple of 4 KiB, at most 1 GiB");
        }
        Path from = HostFiles.path(kernel);
        Path to = HostFiles.path(output);
        MkImage maker = new MkImage(stackKib * KIB, noPadding ? MkImage.Padding.SECTOR : MkImage.Padding.CYLINDER);
        try {
            requireOther(from, to);
            long bytes = write(maker, from, to, console);
            console.say("wrote " + output + ", " + bytes + " bytes; boot it with: emu " + output);
            return ExitCode.OK;
        } catch (ImageFormatException e) {
            throw UserError.notBootable(kernel + " is " + e.found() + "; expected " + e.expected()
                    + (e.advice().isEmpty() ? "" : "\n     " + e.advice()));
        } catch (IOException e) {
            throw HostFiles.unreadable(kernel, e);
        }
    }

    private void requireOther(Path from, Path to) throws IOException {
        if (Files.exists(to) && Files.exists(from) && Files.isSameFile(from, to)) {
            throw UserError.usage("-o " + output + " is the kernel itself");
        }
    }

    private static long write(MkImage maker, Path from, Path to, HostConsole console) throws IOException, ImageFormatException {
        try (FileSource source = FileSource.open(from);
                WrittenImage image = new WrittenImage(to);
                Progress progress = Progress.of(console, "mkimage", source.size())) {
            return maker.write(source, new ProxyOutputStream(image) {
                @Override
                protected void afterWrite(int count) {
                    progress.advance(count);
                }
            });
        }
    }
}
