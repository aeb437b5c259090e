package dev.emu64.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One program header (System V gABI, chapter 5, "Program Header").
 *
 * @param type {@code p_type}
 * @param flags {@code p_flags}: {@link #EXECUTE}, {@link #WRITE}, {@link #READ}
 * @param offset {@code p_offset}, bytes from the beginning of the file
 * @param virtualAddress {@code p_vaddr}
 * @param physicalAddress {@code p_paddr}; Multiboot loads by it, our own stages do not
 * @param fileBytes {@code p_filesz}
 * @param memoryBytes {@code p_memsz}; what exceeds {@code fileBytes} is zero (.bss)
 * @param alignment {@code p_align}
 */
public record ElfSegment(int type, int flags, long offset, long virtualAddress, long physicalAddress, long fileBytes, long memoryBytes,
        long alignment) {

    public static final int PT_LOAD = 1;
    public static final int PT_DYNAMIC = 2;
    public static final int PT_INTERP = 3;
    public static final int PT_TLS = 7;
    public static final int PT_GNU_RELRO = 0x6474e552;

    public static final int EXECUTE = 1;
    public static final int WRITE = 2;
    public static final int READ = 4;

    private static final int ENTRY_32 = 32;
    private static final int ENTRY_64 = 56;

    static List<ElfSegment> readAll(ImageSource source, ElfHeader header) throws IOException, ImageFormatException {
        int entry = header.is64() ? ENTRY_64 : ENTRY_32;
        if (header.segments() == 0) {
            return List.of();
        }
        if (header.segmentEntryBytes() != entry) {
            throw new ImageFormatException("an ELF with program headers of " + header.segmentEntryBytes() + " bytes", entry + " bytes each",
                    "the file is damaged: build it again");
        }
        int bytes = header.segments() * entry;
        if (!source.holds(header.segmentTable(), bytes)) {
            throw new ImageFormatException("an ELF cut off at " + source.size() + " bytes, before its program headers end",
                    "at least " + Long.toUnsignedString(header.segmentTable() + bytes) + " bytes", "build or copy the file again");
        }
        ByteBuffer b = source.littleEndian(header.segmentTable(), bytes);
        List<ElfSegment> segments = new ArrayList<>(header.segments());
        for (int at = 0; at < bytes; at += entry) {
            segments.add(header.is64() ? read64(b, at) : read32(b, at));
        }
        return List.copyOf(segments);
    }

    private static ElfSegment read64(ByteBuffer b, int at) {
        return new ElfSegment(b.getInt(at), b.getInt(at + 4), b.getLong(at + 8), b.getLong(at + 16), b.getLong(at + 24), b.getLong(at + 32),
                b.getLong(at + 40), b.getLong(at + 48));
    }

    private static ElfSegment read32(ByteBuffer b, int at) {
        return new ElfSegment(b.getInt(at), b.getInt(at + 24), u32(b, at + 4), u32(b, at + 8), u32(b, at + 12), u32(b, at + 16),
                u32(b, at + 20), u32(b, at + 28));
    }

    private static long u32(ByteBuffer b, int at) {
        return Integer.toUnsignedLong(b.getInt(at));
    }

    public boolean isLoad() {
        return type == PT_LOAD;
    }

    public boolean isExecutable() {
        return (flags & EXECUTE) != 0;
    }

    public boolean isWritable() {
        return (flags & WRITE) != 0;
    }

    /** The virtual address behind the last byte; wraps to a small number only in a broken file. */
    public long virtualEnd() {
        return virtualAddress + memoryBytes;
    }

    /** The rights as three letters, for instance {@code "r-x"}. */
    public String rights() {
        return ((flags & READ) != 0 ? "r" : "-") + (isWritable() ? "w" : "-") + (isExecutable() ? "x" : "-");
    }
}
