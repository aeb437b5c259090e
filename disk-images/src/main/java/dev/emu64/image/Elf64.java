package dev.emu64.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A 64-bit ELF for x86-64 (System V gABI chapters 4 and 5, x86-64 psABI chapter 4).
 *
 * <p>Header and segments are read at once; sections, symbols and relocations when asked for, so that a stripped or cut-off file
 * still gives its segments. Every offset and count in the file is checked against the file before it is used.
 */
public final class Elf64 {

    private static final int DT_NULL = 0;
    private static final int DT_NEEDED = 1;
    private static final int DT_RELA = 7;
    private static final int DT_RELASZ = 8;
    private static final int DYNAMIC_ENTRY = 16;
    private static final int RELA_ENTRY = 24;

    private final ImageSource source;
    private final ElfHeader header;
    private final List<ElfSegment> segments;

    private Elf64(ImageSource source, ElfHeader header, List<ElfSegment> segments) {
        this.source = source;
        this.header = header;
        this.segments = segments;
    }

    /**
     * Reads header and program headers; the source must stay readable as long as the result is used.
     *
     * @throws ImageFormatException if it is no ELF, one for another machine or of 32 bits, or cut off before its program headers end
     */
    public static Elf64 read(ImageSource source) throws IOException, ImageFormatException {
        ElfHeader header = ElfHeader.read(source);
        if (header.machine() != ElfMachine.X86_64) {
            throw new ImageFormatException(header.describe(), "x86-64", "build the kernel for x86_64-unknown-none or a target of that kind");
        }
        if (!header.is64()) {
            throw new ImageFormatException(header.describe(), "a 64-bit ELF for x86-64", "build for the 64-bit ABI, not for x32");
        }
        return new Elf64(source, header, ElfSegment.readAll(source, header));
    }

    public ElfHeader header() {
        return header;
    }

    public List<ElfSegment> segments() {
        return segments;
    }

    /** The segments that occupy memory (PT_LOAD) and are not empty, in the order of the file. */
    public List<ElfSegment> loadSegments() {
        List<ElfSegment> result = new ArrayList<>();
        for (ElfSegment segment : segments) {
            if (segment.isLoad() && segment.memoryBytes() != 0) {
                result.add(segment);
            }
        }
        return result;
    }

    /** The first segment of that {@code p_type}, or null. */
    public ElfSegment segment(int type) {
        for (ElfSegment segment : segments) {
            if (segment.type() == type) {
                return segment;
            }
        }
        return null;
    }

    /** The entry point's virtual address, before any load bias. */
    public long entry() {
        return header.entry();
    }

    /** ET_DYN: linked to run at any address, so the loader chooses one and relocates. */
    public boolean isPositionIndependent() {
        return header.type() == ElfHeader.ET_DYN;
    }

    /** The file the kernel was read from. */
    public ImageSource source() {
        return source;
    }

    /** What the file holds of a segment, {@code fileBytes} long; the zeros behind are not included. */
    public byte[] content(ElfSegment segment) throws IOException, ImageFormatException {
        return content(segment.offset(), segment.fileBytes(), "a segment");
    }

    /** The sections, or an empty list of a file that was stripped of its section table. */
    public List<ElfSection> sections() throws IOException, ImageFormatException {
        return ElfSections.readAll(source, header);
    }

    /** The symbols of .symtab, or of .dynsym where that is missing; sorted by address; undefined and nameless ones left out. */
    public List<ElfSymbol> symbols() throws IOException, ImageFormatException {
        return ElfSections.symbols(source, sections());
    }

    /** How many shared libraries the file needs at run time (DT_NEEDED); a kernel needs none. */
    public int neededLibraries() throws IOException, ImageFormatException {
        int count = 0;
        ByteBuffer dynamic = dynamic();
        for (int at = 0; at + DYNAMIC_ENTRY <= dynamic.capacity() && dynamic.getLong(at) != DT_NULL; at += DYNAMIC_ENTRY) {
            if (dynamic.getLong(at) == DT_NEEDED) {
                count++;
            }
        }
        return count;
    }

    /** The dynamic relocations that PT_DYNAMIC names (DT_RELA); a kernel at fixed addresses has none. */
    public List<ElfRelocation> relocations() throws IOException, ImageFormatException {
        ByteBuffer dynamic = dynamic();
        long table = dynamicValue(dynamic, DT_RELA);
        long bytes = dynamicValue(dynamic, DT_RELASZ);
        if (bytes == 0) {
            return List.of();
        }
        ByteBuffer b = ByteBuffer.wrap(contentAt(table, bytes)).order(dynamic.order());
        List<ElfRelocation> result = new ArrayList<>();
        for (int at = 0; at + RELA_ENTRY <= bytes; at += RELA_ENTRY) {
            result.add(new ElfRelocation(b.getLong(at), b.getInt(at + 8), b.getInt(at + 12), b.getLong(at + 16)));
        }
        return Collections.unmodifiableList(result);
    }

    /** The value of a dynamic tag, or 0 if PT_DYNAMIC lacks it. */
    long dynamicValue(long tag) throws IOException, ImageFormatException {
        return dynamicValue(dynamic(), tag);
    }

    private static long dynamicValue(ByteBuffer dynamic, long tag) {
        for (int at = 0; at + DYNAMIC_ENTRY <= dynamic.capacity() && dynamic.getLong(at) != DT_NULL; at += DYNAMIC_ENTRY) {
            if (dynamic.getLong(at) == tag) {
                return dynamic.getLong(at + 8);
            }
        }
        return 0;
    }

    private ByteBuffer dynamic() throws IOException, ImageFormatException {
        ElfSegment dynamic = segment(ElfSegment.PT_DYNAMIC);
        byte[] bytes = dynamic == null ? new byte[0] : content(dynamic);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The initial content of memory at a virtual address, which must lie in what the file holds of one PT_LOAD segment. */
    private byte[] contentAt(long virtualAddress, long bytes) throws IOException, ImageFormatException {
        for (ElfSegment segment : segments) {
            long into = virtualAddress - segment.virtualAddress();
            if (segment.isLoad() && into >= 0 && bytes >= 0 && into <= segment.fileBytes() && bytes <= segment.fileBytes() - into) {
                return content(segment.offset() + into, bytes, "a table");
            }
        }
        throw new ImageFormatException("an ELF whose dynamic table points outside its segments (0x" + Long.toHexString(virtualAddress) + ")",
                "an address within a PT_LOAD segment", "the file is damaged: build it again");
    }

    private byte[] content(long offset, long bytes, String what) throws IOException, ImageFormatException {
        if (!source.holds(offset, bytes) || bytes > Integer.MAX_VALUE - 8) {
            throw new ImageFormatException("an ELF cut off at " + source.size() + " bytes, before " + what + " of it ends",
                    "at least " + Long.toUnsignedString(offset + bytes) + " bytes", "build or copy the file again");
        }
        return source.bytes(offset, (int) bytes);
    }
}
