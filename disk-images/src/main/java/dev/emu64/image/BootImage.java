package dev.emu64.image;

import java.util.List;

/** What an image is, and so how it boots. */
public sealed interface BootImage {

    /** One line for people, for instance {@code "a raw boot disk of 128 sectors"}. */
    String describe();

    /**
     * A hard disk with code in its boot sector: the BIOS loads sector 0 to 0000:7C00 with DL = 80h.
     *
     * @param bytes size of the image; need not be a multiple of 512
     * @param partitions its partition table
     * @param loader whose boot code it is, judged by the boot sector alone; for information only
     */
    record RawDisk(long bytes, PartitionTable partitions, BootLoaderKind loader) implements BootImage {
        @Override
        public String describe() {
            return "a raw boot disk of " + (bytes + 511) / 512 + " sectors (" + loader.describe() + ")";
        }
    }

    /** A floppy disk: the BIOS loads sector 0 to 0000:7C00 with DL = 00h, and has no INT 13h extensions for it. */
    record Floppy(FloppyGeometry geometry) implements BootImage {
        @Override
        public String describe() {
            return "a bootable floppy disk of " + geometry.bytes() / 1024 + " KiB";
        }
    }

    /** A CD with an El Torito boot image for the BIOS. */
    record Iso9660(String volume, ElToritoEntry boot) implements BootImage {
        @Override
        public String describe() {
            return "a bootable CD \"" + volume + "\" (El Torito, " + (boot.emulation() == ElToritoEntry.Emulation.NONE ? "no emulation"
                    : "emulating a disk") + ")";
        }
    }

    /** A 64-bit kernel without Multiboot header: boots through {@link MkImage}'s stages. */
    record ElfKernel(Elf64 elf) implements BootImage {
        @Override
        public String describe() {
            return "an x86-64 ELF kernel (" + elf.header().typeName() + ")";
        }
    }

    /**
     * A kernel with a Multiboot header, which a boot loader enters in 32-bit protected mode.
     *
     * @param header what was found
     * @param elf its ELF header, or null where the file is none and {@link MultibootHeader#givesAddresses()}
     * @param segments its program headers; empty where {@code elf} is null
     */
    record MultibootKernel(MultibootHeader header, ElfHeader elf, List<ElfSegment> segments) implements BootImage {
        @Override
        public String describe() {
            return "a Multiboot" + (header.version() == 2 ? "2" : "") + " kernel (" + (elf == null ? "flat binary" : elf.describe()) + ")";
        }
    }

    /**
     * Nothing this machine can boot.
     *
     * @param reason which case it is
     * @param found what the file is, for instance {@code "an empty file"}
     * @param expected what it should have been
     * @param advice what to try
     */
    record NotBootable(Reason reason, String found, String expected, String advice) implements BootImage {
        @Override
        public String describe() {
            return "not bootable: " + found;
        }

        /** The same as an exception, for callers that have no other way. */
        public ImageFormatException asException() {
            return new ImageFormatException(found, expected, advice);
        }
    }

    /** Why an image does not boot. */
    enum Reason {
        EMPTY, DIRECTORY, DEVICE, TOO_SHORT, TEXT, ALL_ZEROS, NO_SIGNATURE, NO_BOOT_CODE, UEFI_ONLY, CD_WITHOUT_BOOT,
        OTHER_MACHINE, NOT_A_KERNEL, DAMAGED_ELF, OTHER_FORMAT, LINUX_KERNEL
    }
}
