package dev.emu64.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Whether our boot stages can load a kernel: what they would refuse on the screen at boot is refused here in plain words.
 * The address space they keep for themselves stands in BOOT-PROTOCOL.md; the constants must match {@code layout.inc}.
 */
final class KernelCheck {

    /** Kernels begin above the first megabyte, which is identity-mapped. */
    static final long LOWEST_VIRTUAL = 0x10_0000;
    /** All of physical memory, PML4 slot 256. */
    static final int PHYSICAL_MEMORY_SLOT = 256;
    /** The kernel's stack, PML4 slot 384. */
    static final int STACK_SLOT = 384;
    /** Where a position-independent kernel goes that is linked below {@link #LOWEST_VIRTUAL}. */
    static final long PIE_BASE = 0xffff_ffff_8000_0000L;

    private static final String KERNEL = "a freestanding x86-64 kernel";
    private static final long DT_JMPREL = 23;
    private static final long DT_RELR = 36;
    private static final long DT_REL = 17;

    private KernelCheck() {
    }

    /** The first thing that speaks against this file as a kernel, or null. */
    static ImageFormatException objection(Elf64 elf) throws IOException {
        try {
            require(elf);
            return null;
        } catch (ImageFormatException e) {
            return e;
        }
    }

    static void require(Elf64 elf) throws IOException, ImageFormatException {
        requireExecutable(elf);
        List<ElfSegment> loads = elf.loadSegments();
        if (loads.isEmpty()) {
            throw new ImageFormatException("an ELF without a PT_LOAD segment: nothing to load", KERNEL, "link it, with an entry symbol that keeps the code");
        }
        if (elf.entry() == 0) {
            throw new ImageFormatException("an ELF without an entry point (e_entry is 0)", KERNEL,
                    "export `_start` (#[no_mangle] pub extern \"C\" fn _start), or name it with the linker's -e");
        }
        long bias = loadBias(elf);
        for (int i = 0; i < loads.size(); i++) {
            requirePlace(elf, loads.get(i), bias);
            requireApart(loads, i);
        }
        requireEntryExecutable(elf, loads);
        requireLoaded(elf, ElfSegment.PT_DYNAMIC, "PT_DYNAMIC");
        requireLoaded(elf, ElfSegment.PT_GNU_RELRO, "PT_GNU_RELRO");
        requireRelocations(elf);
    }

    /** What is added to the file's virtual addresses: nothing, unless the kernel is position-independent and linked at 0. */
    static long loadBias(Elf64 elf) {
        long lowest = -1;
        for (ElfSegment segment : elf.loadSegments()) {
            if (Long.compareUnsigned(segment.virtualAddress(), lowest) < 0) {
                lowest = segment.virtualAddress();
            }
        }
        return elf.isPositionIndependent() && Long.compareUnsigned(lowest, LOWEST_VIRTUAL) < 0 ? PIE_BASE : 0;
    }

    private static void requireExecutable(Elf64 elf) throws IOException, ImageFormatException {
        int type = elf.header().type();
        if (type == ElfHeader.ET_REL) {
            throw new ImageFormatException("an object file (.o) that was not linked", KERNEL, "link it: ld -o kernel.elf FILE.o");
        }
        if (type != ElfHeader.ET_EXEC && type != ElfHeader.ET_DYN) {
            throw new ImageFormatException("an ELF " + elf.header().typeName(), KERNEL, "give the linked kernel");
        }
        ElfSegment interpreter = elf.segment(ElfSegment.PT_INTERP);
        if (interpreter != null) {
            throw new ImageFormatException("a program for an operating system (it wants the interpreter " + interpreterName(elf, interpreter) + ")",
                    KERNEL, "build with #![no_std], #![no_main] for x86_64-unknown-none, or link with -nostdlib -static");
        }
        int libraries = elf.neededLibraries();
        if (libraries != 0) {
            throw new ImageFormatException("an ELF that needs " + libraries + " shared librar" + (libraries == 1 ? "y" : "ies"), KERNEL,
                    "link it statically");
        }
    }

    private static String interpreterName(Elf64 elf, ElfSegment interpreter) throws IOException, ImageFormatException {
        byte[] name = elf.content(interpreter);
        int length = 0;
        while (length < Math.min(name.length, 80) && name[length] > ' ') {
            length++;
        }
        return new String(name, 0, length, StandardCharsets.US_ASCII);
    }

    private static void requirePlace(Elf64 elf, ElfSegment segment, long bias) throws IOException, ImageFormatException {
        if (!elf.source().holds(segment.offset(), segment.fileBytes())) {
            throw new ImageFormatException("an ELF cut off at " + elf.source().size() + " bytes, within its segment at " + hex(segment.virtualAddress()),
                    "at least " + Long.toUnsignedString(segment.offset() + segment.fileBytes()) + " bytes", "build or copy the file again");
        }
        if (Long.compareUnsigned(segment.fileBytes(), segment.memoryBytes()) > 0) {
            throw new ImageFormatException("an ELF segment with more bytes in the file than in memory (at " + hex(segment.virtualAddress()) + ")",
                    "p_filesz not above p_memsz", "the file is damaged: build it again");
        }
        long start = segment.virtualAddress() + bias;
        long last = start + segment.memoryBytes() - 1;
        String found = "a kernel segment at " + hex(start) + ".." + hex(last);
        boolean canonical = start >> 47 == last >> 47 && (start >> 47 == 0 || start >> 47 == -1);
        if (Long.compareUnsigned(last, start) < 0 || !canonical) {
            throw new ImageFormatException(found, "canonical addresses (below 0x800000000000 or from 0xffff800000000000)", "mend the linker script");
        }
        if (Long.compareUnsigned(start, LOWEST_VIRTUAL) < 0) {
            throw new ImageFormatException(found + ", in the first megabyte", "addresses from " + hex(LOWEST_VIRTUAL),
                    "link the kernel at 0x200000 or higher");
        }
        requireFreeSlot(found, start, last, PHYSICAL_MEMORY_SLOT, "the map of physical memory");
        requireFreeSlot(found, start, last, STACK_SLOT, "the kernel's stack");
    }

    private static void requireFreeSlot(String found, long start, long last, int slot, String owner) throws ImageFormatException {
        if ((start >> 39 & 511) <= slot && slot <= (last >> 39 & 511)) {
            long from = (long) slot << 39 | 0xffffL << 48;
            throw new ImageFormatException(found + ", where " + owner + " is", "addresses outside " + hex(from) + ".." + hex(from + (1L << 39) - 1),
                    "link the kernel at 0x200000 or at 0xffffffff80000000");
        }
    }

    private static void requireApart(List<ElfSegment> loads, int index) throws ImageFormatException {
        ElfSegment one = loads.get(index);
        for (int i = 0; i < index; i++) {
            ElfSegment other = loads.get(i);
            if (Long.compareUnsigned(one.virtualAddress(), other.virtualEnd()) < 0
                    && Long.compareUnsigned(other.virtualAddress(), one.virtualEnd()) < 0) {
                throw new ImageFormatException("kernel segments that overlap: " + hex(other.virtualAddress()) + ".." + hex(other.virtualEnd() - 1)
                        + " and " + hex(one.virtualAddress()) + ".." + hex(one.virtualEnd() - 1), "segments apart from each other",
                        "mend the linker script");
            }
        }
    }

    private static void requireEntryExecutable(Elf64 elf, List<ElfSegment> loads) throws ImageFormatException {
        for (ElfSegment segment : loads) {
            long into = elf.entry() - segment.virtualAddress();
            if (into >= 0 && into < segment.memoryBytes() && segment.isExecutable()) {
                return;
            }
        }
        throw new ImageFormatException("an ELF whose entry point " + hex(elf.entry()) + " lies in no executable segment", KERNEL,
                "check the linker script and the entry symbol");
    }

    /** Both are used in memory, so they begin in what is loaded; RELRO may end behind it. */
    private static void requireLoaded(Elf64 elf, int type, String name) throws ImageFormatException {
        ElfSegment segment = elf.segment(type);
        if (segment == null || segment.memoryBytes() == 0) {
            return;
        }
        for (ElfSegment load : elf.loadSegments()) {
            long into = segment.virtualAddress() - load.virtualAddress();
            if (into >= 0 && into < load.memoryBytes()) {
                return;
            }
        }
        throw new ImageFormatException("an ELF whose " + name + " at " + hex(segment.virtualAddress()) + " is not part of a PT_LOAD segment", KERNEL,
                "check the linker script");
    }

    private static void requireRelocations(Elf64 elf) throws IOException, ImageFormatException {
        if (elf.dynamicValue(DT_JMPREL) != 0 || elf.dynamicValue(DT_REL) != 0 || elf.dynamicValue(DT_RELR) != 0) {
            throw new ImageFormatException("a kernel with relocations of a kind that boot stages do not apply (DT_JMPREL, DT_REL or DT_RELR)",
                    "DT_RELA only", "link without -z pack-relative-relocs and without undefined symbols");
        }
        for (ElfRelocation relocation : elf.relocations()) {
            int type = relocation.type();
            if (type != ElfRelocation.R_X86_64_NONE && type != ElfRelocation.R_X86_64_RELATIVE) {
                throw new ImageFormatException("a kernel with a relocation " + relocation.typeName() + " at " + hex(relocation.offset()),
                        "R_X86_64_RELATIVE only", "link with -static-pie or -static, -Bsymbolic and no undefined symbols");
            }
            requireTarget(elf, relocation);
        }
    }

    private static void requireTarget(Elf64 elf, ElfRelocation relocation) throws ImageFormatException {
        for (ElfSegment segment : elf.loadSegments()) {
            long into = relocation.offset() - segment.virtualAddress();
            if (relocation.type() == ElfRelocation.R_X86_64_NONE || into >= 0 && into <= segment.memoryBytes() - 8) {
                return;
            }
        }
        throw new ImageFormatException("a kernel with a relocation outside its segments, at " + hex(relocation.offset()), "one within",
                "the file is damaged: build it again");
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
