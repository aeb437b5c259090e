package dev.emu64.image;

import java.io.IOException;

/**
 * A kernel's ELF file found inside a disk image.
 *
 * @param offset where it begins, in bytes; always at a sector
 * @param elf the file; readable as long as the image is
 * @param bytes its length by its own tables; more than the image holds if that is cut off
 */
public record EmbeddedKernel(long offset, Elf64 elf, long bytes) {

    /** An x86-64 executable with something to load at that offset, or null. */
    static EmbeddedKernel at(ImageSource image, long offset) throws IOException {
        if (!ElfHeader.beginsAt(image, offset)) {
            return null;
        }
        try {
            Elf64 elf = Elf64.read(new WindowSource(image, offset));
            int type = elf.header().type();
            boolean executable = type == ElfHeader.ET_EXEC || type == ElfHeader.ET_DYN;
            return executable && !elf.loadSegments().isEmpty() ? new EmbeddedKernel(offset, elf, length(elf)) : null;
        } catch (ImageFormatException e) {
            return null;        // a magic number by chance
        }
    }

    private static long length(Elf64 elf) {
        ElfHeader header = elf.header();
        long end = header.segmentTable() + (long) header.segments() * header.segmentEntryBytes();
        end = Math.max(end, header.sectionTable() + (long) header.sections() * header.sectionEntryBytes());
        for (ElfSegment segment : elf.segments()) {
            end = Math.max(end, segment.offset() + segment.fileBytes());
        }
        return end;
    }
}
