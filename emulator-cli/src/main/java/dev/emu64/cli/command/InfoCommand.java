package dev.emu64.cli.command;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.ExitCode;
import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.host.HostFiles;
import dev.emu64.cli.host.UserError;
import dev.emu64.image.BootImage;
import dev.emu64.image.Elf64;
import dev.emu64.image.ElfSegment;
import dev.emu64.image.ElfSymbol;
import dev.emu64.image.FileSource;
import dev.emu64.image.ImageFormatException;
import dev.emu64.image.ImageSurvey;
import dev.emu64.image.Partition;
import dev.emu64.image.PartitionTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code emu info}. */
@Command(name = "info", header = "Tell what is on an image",
        description = {"Boot sector, partitions, the kernel's ELF, the boot loader and its version.", "Exit code 8 if it is nothing to boot."},
        footerHeading = "%nExamples:%n", footer = "  emu info target/x86_64-blog_os/debug/bootimage-blog_os.bin")
final class InfoCommand extends SubCommand {
    @Parameters(index = "0", paramLabel = "IMAGE", description = "a disk image, ISO or ELF")
    private String name;

    private Lines lines;

    @Override
    int run(HostConsole console, Cancellation cancellation) {
        lines = new Lines(console);
        Path path = HostFiles.path(name);
        if (Files.isDirectory(path)) {
            throw UserError.notBootable(name + " is a directory; expected an image");
        }
        try (FileSource source = FileSource.open(path)) {
            ImageSurvey survey = ImageSurvey.of(source);
            return tell(survey, source.size());
        } catch (IOException e) {
            throw HostFiles.unreadable(name, e);
        } catch (ImageFormatException e) {
            throw UserError.notBootable(name + ": " + e.getMessage());
        }
    }

    private int tell(ImageSurvey survey, long bytes) throws IOException, ImageFormatException {
        lines.print(name + ": " + survey.image().describe() + ", " + bytes + " bytes");
        if (survey.image() instanceof BootImage.NotBootable not) {
            lines.print("expected: " + not.expected());
            if (!not.advice().isEmpty()) {
                lines.print("try: " + not.advice());
            }
            return ExitCode.NOT_BOOTABLE;
        }
        if (survey.image() instanceof BootImage.RawDisk disk) {
            partitions(disk.partitions());
            lines.print("boot loader: " + disk.loader().describe()
                    + (survey.loaderVersion() == null ? "" : ", version " + survey.loaderVersion()));
        }
        if (survey.kernel() != null) {
            lines.print("kernel: at byte " + survey.kernel().offset() + ", " + survey.kernel().bytes() + " bytes");
            kernel(survey.kernel().elf());
        }
        if (survey.image() instanceof BootImage.ElfKernel kernel) {
            kernel(kernel.elf());
        }
        for (String remark : survey.remarks()) {
            lines.print("note: " + remark);
        }
        return ExitCode.OK;
    }

    private void partitions(PartitionTable table) {
        if (table.kind() == PartitionTable.Kind.NONE) {
            lines.print("partitions: none");
            return;
        }
        lines.print("partitions (" + table.kind() + "):");
        for (Partition partition : table.partitions()) {
            lines.print("  " + partition.index() + (partition.active() ? " active" : "") + "  type " + Integer.toHexString(partition.type())
                    + "h  from sector " + partition.firstSector() + ", " + partition.sectors() + " sectors"
                    + (partition.name() == null || partition.name().isEmpty() ? "" : "  " + partition.name()));
        }
    }

    private void kernel(Elf64 elf) throws IOException, ImageFormatException {
        lines.print("  " + elf.header().describe() + ", " + (elf.isPositionIndependent() ? "position-independent" : "at fixed addresses"));
        lines.print("  entry 0x" + Long.toHexString(elf.entry()));
        for (ElfSegment segment : elf.loadSegments()) {
            lines.print("  " + segment.rights() + " 0x" + Long.toHexString(segment.virtualAddress()) + " to 0x"
                    + Long.toHexString(segment.virtualEnd()) + ", " + segment.fileBytes() + " bytes of the file");
        }
        List<ElfSymbol> symbols = symbols(elf);
        lines.print("  " + (symbols.isEmpty() ? "no symbols (stripped)" : symbols.size() + " symbols"));
    }

    /** A kernel cut out of an image may have lost its symbols' end. */
    private static List<ElfSymbol> symbols(Elf64 elf) throws IOException {
        try {
            return elf.symbols();
        } catch (ImageFormatException e) {
            return List.of();
        }
    }
}
