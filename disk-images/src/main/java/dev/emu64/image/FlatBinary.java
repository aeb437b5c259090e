package dev.emu64.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes that an ELF puts into memory, one after another as they are loaded: what {@code objcopy -O binary} writes. Boot
 * sectors that a linker made become disk images this way.
 */
public final class FlatBinary {
    private static final long SHF_ALLOC = 2;
    private static final String EXPECTED = "an executable whose sections lie within less than 2 GiB";

    private FlatBinary() {
    }

    /**
     * The sections with contents at their load addresses (LMA: {@code p_paddr} and the distance from {@code p_offset}), from
     * the lowest on; zeros between them.
     *
     * @throws ImageFormatException if the file has no such section, or is damaged
     */
    public static byte[] of(Elf64 elf) throws IOException, ImageFormatException {
        List<ElfSection> loaded = new ArrayList<>();
        long lowest = Long.MAX_VALUE;
        long end = 0;
        for (ElfSection section : elf.sections()) {
            if ((section.flags() & SHF_ALLOC) != 0 && section.type() != ElfSection.SHT_NOBITS && section.bytes() > 0) {
                loaded.add(section);
                lowest = Math.min(lowest, loadAddress(elf, section));
                end = Math.max(end, loadAddress(elf, section) + section.bytes());
            }
        }
        if (loaded.isEmpty() || end - lowest < 0 || end - lowest > Integer.MAX_VALUE - 8) {
            throw new ImageFormatException(loaded.isEmpty() ? "an ELF without contents to load" : "an ELF with contents from 0x"
                    + Long.toHexString(lowest) + " to 0x" + Long.toHexString(end), EXPECTED, "check the linker script");
        }
        byte[] flat = new byte[(int) (end - lowest)];
        for (ElfSection section : loaded) {
            if (!elf.source().holds(section.offset(), section.bytes())) {
                throw new ImageFormatException("an ELF cut off at " + elf.source().size() + " bytes, within its section " + section.name(),
                        EXPECTED, "build or copy the file again");
            }
            elf.source().read(section.offset(), flat, (int) (loadAddress(elf, section) - lowest), (int) section.bytes());
        }
        return flat;
    }

    private static long loadAddress(Elf64 elf, ElfSection section) {
        for (ElfSegment segment : elf.loadSegments()) {
            long into = section.offset() - segment.offset();
            if (into >= 0 && into + section.bytes() <= segment.fileBytes()) {
                return segment.physicalAddress() + into;
            }
        }
        return section.address();
    }
}
