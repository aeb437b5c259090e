package dev.emu64.cli.run;

import dev.emu64.cli.host.UserError;
import dev.emu64.image.Elf64;
import dev.emu64.image.ElfSegment;
import dev.emu64.image.EmbeddedKernel;
import dev.emu64.image.FileSource;
import dev.emu64.image.ImageSurvey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Refuses a kernel that cannot fit into RAM before a boot loader stumbles over it in its own words, or none. */
final class KernelFit {
    private static final long MIB = 1 << 20;
    /** Boot loaders keep the first megabytes for themselves: 0.9 reads kernels to 4 MiB. */
    private static final long BELOW_KERNEL = 4 * MIB;
    /** With more, only an image about as large as RAM is looked into. */
    private static final long LITTLE_RAM = 64 * MIB;

    private KernelFit() {
    }

    /** Looks into a disk image only where its size alone makes trouble likely: reading it all costs start-up time. */
    static void check(String name, Path file, long ramBytes) throws IOException {
        if (ramBytes > LITTLE_RAM && Files.size(file) + BELOW_KERNEL < ramBytes) {
            return;
        }
        try (FileSource source = FileSource.open(file)) {
            EmbeddedKernel kernel = ImageSurvey.of(source).kernel();
            if (kernel != null) {
                check(name, kernel.elf(), ramBytes);
            }
        }
    }

    /** Refuses {@code elf} if its segments need more memory than there is. */
    static void check(String name, Elf64 elf, long ramBytes) {
        long bytes = 0;
        for (ElfSegment segment : elf.segments()) {
            bytes += segment.isLoad() ? segment.memoryBytes() : 0;
        }
        if (bytes + MIB > ramBytes) {
            throw UserError.notBootable(name + " holds a kernel of " + bytes + " bytes in memory, and the machine has " + ramBytes / MIB
                    + " MiB of RAM; expected a smaller kernel\n     or more memory: -m " + (bytes + 2 * BELOW_KERNEL + MIB - 1) / MIB + "M");
        }
    }
}
