package dev.emu64.image;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The ELF header of either class (System V gABI, chapter 4, "ELF Header"), little-endian files only.
 *
 * @param is64 ELFCLASS64; otherwise ELFCLASS32
 * @param type {@code e_type}: one of the {@code ET_} constants
 * @param machine {@code e_machine}
 * @param entry {@code e_entry}, a virtual address; 0 means none
 * @param segmentTable {@code e_phoff}, file offset in bytes
 * @param segments {@code e_phnum}
 * @param segmentEntryBytes {@code e_phentsize}
 * @param sectionTable {@code e_shoff}, file offset in bytes; 0 means none
 * @param sections {@code e_shnum}
 * @param sectionEntryBytes {@code e_shentsize}
 * @param sectionNames {@code e_shstrndx}, index of the section that holds the sections' names
 */
public record ElfHeader(boolean is64, int type, int machine, long entry, long segmentTable, int segments, int segmentEntryBytes,
        long sectionTable, int sections, int sectionEntryBytes, int sectionNames) {

    public static final int ET_REL = 1;
    public static final int ET_EXEC = 2;
    public static final int ET_DYN = 3;
    public static final int ET_CORE = 4;

    private static final int MAGIC = 0x464c457f;
    private static final int BYTES_32 = 52;
    private static final int BYTES_64 = 64;
    private static final String EXPECTED = "an ELF file";

    /** Whether the bytes at {@code offset} begin like an ELF file. */
    public static boolean beginsAt(ImageSource source, long offset) throws IOException {
        return source.holds(offset, 16) && source.littleEndian(offset, 4).getInt(0) == MAGIC;
    }

    /** Reads the header at the beginning of {@code source}; any machine, any type, little-endian. */
    public static ElfHeader read(ImageSource source) throws IOException, ImageFormatException {
        if (!beginsAt(source, 0)) {
            throw new ImageFormatException("a file that does not begin with the ELF magic 7F 45 4C 46", EXPECTED,
                    "give the kernel that the linker wrote, before objcopy");
        }
        byte[] ident = source.bytes(0, 16);
        boolean is64 = ident[4] == 2;
        if (!is64 && ident[4] != 1) {
            throw new ImageFormatException("an ELF of unknown class " + ident[4], "class 1 (32-bit) or 2 (64-bit)", "");
        }
        if (ident[5] != 1) {
            throw new ImageFormatException("a big-endian ELF", "a little-endian ELF for x86-64", "build for x86-64");
        }
        int bytes = is64 ? BYTES_64 : BYTES_32;
        if (!source.holds(0, bytes)) {
            throw new ImageFormatException("an ELF cut off after " + source.size() + " bytes", "an ELF header of " + bytes + " bytes",
                    "build or copy the file again");
        }
        ByteBuffer b = source.littleEndian(0, bytes);
        return is64 ? read64(b) : read32(b);
    }

    private static ElfHeader read64(ByteBuffer b) {
        return new ElfHeader(true, u16(b, 16), u16(b, 18), b.getLong(24), b.getLong(32), u16(b, 56), u16(b, 54),
                b.getLong(40), u16(b, 60), u16(b, 58), u16(b, 62));
    }

    private static ElfHeader read32(ByteBuffer b) {
        return new ElfHeader(false, u16(b, 16), u16(b, 18), u32(b, 24), u32(b, 28), u16(b, 44), u16(b, 42),
                u32(b, 32), u16(b, 48), u16(b, 46), u16(b, 50));
    }

    private static int u16(ByteBuffer b, int at) {
        return Short.toUnsignedInt(b.getShort(at));
    }

    private static long u32(ByteBuffer b, int at) {
        return Integer.toUnsignedLong(b.getInt(at));
    }

    /** The machine's name as people write it, for instance {@code AArch64}. */
    public String machineName() {
        return ElfMachine.name(machine);
    }

    /** The kind of file in plain words. */
    public String typeName() {
        return switch (type) {
            case ET_REL -> "relocatable object file";
            case ET_EXEC -> "executable at fixed addresses";
            case ET_DYN -> "position-independent executable";
            case ET_CORE -> "core dump";
            default -> "file of type " + type;
        };
    }

    /** For instance {@code "a 32-bit ELF for Intel 80386"}; the class is named only where the machine does not imply it. */
    public String describe() {
        boolean implied = is64 && (machine == ElfMachine.X86_64 || machine == ElfMachine.AARCH64);
        return implied ? "an ELF for " + machineName() : (is64 ? "a 64-bit ELF for " : "a 32-bit ELF for ") + machineName();
    }
}
