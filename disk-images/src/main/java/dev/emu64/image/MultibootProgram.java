package dev.emu64.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a boot loader puts into memory for a Multiboot kernel of version 1, and where it jumps (Multiboot Specification 0.6.96,
 * sections 3.1.3 and 3.2): as the header's address fields say where it has them, else as the ELF's program headers do.
 *
 * @param pieces what is loaded, at physical addresses
 * @param entry the physical address to jump to
 */
public record MultibootProgram(List<Piece> pieces, long entry) {
    private static final int KNOWN_REQUIREMENTS = 7;
    private static final int REQUIREMENTS = 0xffff;
    private static final long FOUR_GIB = 1L << 32;
    private static final String REBUILD = "check the linker script and the header";

    /**
     * A piece of memory.
     *
     * @param address physical, below 4 GiB
     * @param content what the file holds of it
     * @param memoryBytes its whole size; what exceeds {@code content} is zero
     */
    public record Piece(long address, byte[] content, long memoryBytes) {
        public long end() {
            return address + memoryBytes;
        }
    }

    public MultibootProgram {
        pieces = List.copyOf(pieces);
    }

    /** The physical address behind the last piece. */
    public long end() {
        long end = 0;
        for (Piece piece : pieces) {
            end = Math.max(end, piece.end());
        }
        return end;
    }

    /**
     * Reads the pieces of {@code kernel} from its file.
     *
     * @throws ImageFormatException if the kernel wants what a loader of version 1 cannot give, or its addresses are impossible
     */
    public static MultibootProgram read(ImageSource file, BootImage.MultibootKernel kernel) throws IOException, ImageFormatException {
        MultibootHeader header = kernel.header();
        if (header.version() != 1) {
            throw new ImageFormatException(kernel.describe(), "a Multiboot header of version 1 (1BADB002h)",
                    "GRUB boots version 2 from a CD: grub-mkrescue");
        }
        if ((header.flags() & REQUIREMENTS & ~KNOWN_REQUIREMENTS) != 0) {
            throw new ImageFormatException("a Multiboot kernel with the requirements 0x" + Integer.toHexString(header.flags() & REQUIREMENTS),
                    "bits 0 to 2 only", REBUILD);
        }
        return header.givesAddresses() ? byHeader(file, header) : byProgramHeaders(file, kernel);
    }

    private static MultibootProgram byHeader(ImageSource file, MultibootHeader header) throws IOException, ImageFormatException {
        long load = Integer.toUnsignedLong(header.loadAddress());
        long loadEnd = Integer.toUnsignedLong(header.loadEnd());
        long bssEnd = Integer.toUnsignedLong(header.bssEnd());
        long offset = header.offset() - (Integer.toUnsignedLong(header.headerAddress()) - load);
        if (offset < 0 || offset > header.offset()) {
            throw new ImageFormatException("a Multiboot kernel whose header is at " + hex(header.headerAddress()) + " and whose loading begins at "
                    + hex(header.loadAddress()) + ", before its file or behind the header", "addresses that fit its place in the file", REBUILD);
        }
        long bytes = loadEnd == 0 ? file.size() - offset : loadEnd - load;
        long memoryBytes = bssEnd == 0 ? bytes : bssEnd - load;
        if (!file.holds(offset, bytes) || bytes > Integer.MAX_VALUE - 8 || memoryBytes < bytes) {
            throw new ImageFormatException("a Multiboot kernel that wants " + hex(header.loadAddress()) + ".." + hex(header.loadEnd())
                    + " of its file loaded and zeros up to " + hex(header.bssEnd()) + ", with " + (file.size() - offset) + " bytes to load",
                    "addresses that fit its file", REBUILD);
        }
        Piece piece = new Piece(load, file.bytes(offset, (int) bytes), memoryBytes);
        return checked(new MultibootProgram(List.of(piece), Integer.toUnsignedLong(header.entry())));
    }

    private static MultibootProgram byProgramHeaders(ImageSource file, BootImage.MultibootKernel kernel) throws IOException, ImageFormatException {
        if (kernel.elf() == null || kernel.elf().type() != ElfHeader.ET_EXEC) {
            throw new ImageFormatException("a Multiboot kernel that is no executable at fixed addresses", "an ELF of type EXEC, or address fields",
                    "link it without -pie");
        }
        List<Piece> pieces = new ArrayList<>();
        for (ElfSegment segment : kernel.segments()) {
            if (segment.isLoad() && segment.memoryBytes() != 0) {
                if (!file.holds(segment.offset(), segment.fileBytes()) || segment.fileBytes() > Integer.MAX_VALUE - 8) {
                    throw new ImageFormatException("a Multiboot kernel cut off at " + file.size() + " bytes, before a segment of it ends",
                            "at least " + Long.toUnsignedString(segment.offset() + segment.fileBytes()) + " bytes", "build or copy the file again");
                }
                pieces.add(new Piece(segment.physicalAddress(), file.bytes(segment.offset(), (int) segment.fileBytes()), segment.memoryBytes()));
            }
        }
        return checked(new MultibootProgram(pieces, physicalEntry(kernel)));
    }

    /** The entry as it is where something is loaded there, else by the segment that is linked there. */
    private static long physicalEntry(BootImage.MultibootKernel kernel) {
        long entry = kernel.elf().entry();
        long translated = entry;
        for (ElfSegment segment : kernel.segments()) {
            if (segment.isLoad()) {
                if (within(entry, segment.physicalAddress(), segment.memoryBytes())) {
                    return entry;
                }
                if (within(entry, segment.virtualAddress(), segment.memoryBytes())) {
                    translated = entry - segment.virtualAddress() + segment.physicalAddress();
                }
            }
        }
        return translated;
    }

    private static MultibootProgram checked(MultibootProgram program) throws ImageFormatException {
        boolean entered = false;
        for (Piece piece : program.pieces) {
            if (piece.memoryBytes < piece.content.length || piece.address < 0 || piece.end() < 0 || piece.end() > FOUR_GIB) {
                throw new ImageFormatException("a Multiboot kernel with a segment at 0x" + Long.toHexString(piece.address) + " of "
                        + Long.toUnsignedString(piece.memoryBytes) + " bytes", "physical addresses below 4 GiB", REBUILD);
            }
            entered |= within(program.entry, piece.address, piece.memoryBytes);
        }
        if (!entered) {
            throw new ImageFormatException("a Multiboot kernel whose entry point 0x" + Long.toHexString(program.entry) + " is not loaded",
                    "an entry point within what is loaded", REBUILD);
        }
        return program;
    }

    private static boolean within(long address, long start, long bytes) {
        return address >= start && address - start < bytes;
    }

    private static String hex(int address) {
        return "0x" + Integer.toHexString(address);
    }
}
