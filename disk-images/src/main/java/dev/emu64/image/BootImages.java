package dev.emu64.image;

import dev.emu64.image.BootImage.ElfKernel;
import dev.emu64.image.BootImage.Floppy;
import dev.emu64.image.BootImage.Iso9660;
import dev.emu64.image.BootImage.MultibootKernel;
import dev.emu64.image.BootImage.NotBootable;
import dev.emu64.image.BootImage.RawDisk;
import dev.emu64.image.BootImage.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Says what an image is by its content, never by its name. Looks at a few sectors only, as it runs at every start.
 *
 * <p>The order decides where two answers would do: ELF and Multiboot by their magics, then a CD that boots (also where it
 * carries an MBR for USB sticks), then other formats by their magics, then floppy by exact size, then the boot sector.
 */
public final class BootImages {

    private static final int SECTOR = 512;
    private static final int BOOT_CODE_BYTES = 440;
    private static final int VOLUME_DESCRIPTOR = 16 * 2048;
    static final String DISK = "a raw disk image with a boot sector, an ISO or an ELF kernel";
    private static final String MAKE_ONE = "make one with `cargo bootimage`, or `emu mkimage KERNEL.elf -o disk.img`";

    private BootImages() {
    }

    /** Recognises a host file; a directory or a pipe is {@link NotBootable}, a missing or unreadable file an IOException. */
    public static BootImage recognise(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            NotBootable special = SpecialFiles.objection(file);
            if (special != null) {
                return special;
            }
        }
        try (FileSource source = FileSource.open(file)) {
            BootImage image = recognise(source);
            if (image instanceof ElfKernel) {
                return recognise(ImageSource.of(source.bytes(0, (int) Math.min(Integer.MAX_VALUE - 8, source.size()))));
            }
            return image;
        }
    }

    /** Recognises an image; never fails for its content, only if it cannot be read. */
    public static BootImage recognise(ImageSource source) throws IOException {
        long size = source.size();
        if (size == 0) {
            return new NotBootable(Reason.EMPTY, "an empty file", DISK, "the build that should have written it failed: build again");
        }
        if (ElfHeader.beginsAt(source, 0)) {
            return elf(source);
        }
        BootImage cd = source.holds(VOLUME_DESCRIPTOR, 2048) ? iso(source) : null;
        if (cd instanceof Iso9660) {
            return cd;
        }
        NotBootable foreign = ForeignFormats.recognise(source);
        if (foreign != null) {
            return foreign;
        }
        byte[] head = source.bytes(0, (int) Math.min(SECTOR, size));
        boolean signed = head.length == SECTOR && head[510] == 0x55 && head[511] == (byte) 0xaa;
        if (signed && (cd == null || !isZero(head, BOOT_CODE_BYTES))) {
            return disk(source, head);
        }
        return cd != null ? cd : multibootOrNothing(source, head);
    }

    /** {@link #recognise(ImageSource)}, with what does not boot as an exception. */
    public static BootImage require(ImageSource source) throws IOException, ImageFormatException {
        BootImage image = recognise(source);
        if (image instanceof NotBootable not) {
            throw not.asException();
        }
        return image;
    }

    private static BootImage elf(ImageSource source) throws IOException {
        try {
            ElfHeader header = ElfHeader.read(source);
            MultibootHeader multiboot = MultibootHeader.find(source);
            boolean x86 = header.machine() == ElfMachine.X86_64 || header.machine() == ElfMachine.I386;
            if (multiboot != null && x86) {
                return new MultibootKernel(multiboot, header, ElfSegment.readAll(source, header));
            }
            if (header.machine() != ElfMachine.X86_64 || !header.is64()) {
                return new NotBootable(Reason.OTHER_MACHINE, header.describe(), "x86-64",
                        "build the kernel for x86_64-unknown-none or a target of that kind");
            }
            Elf64 elf = Elf64.read(source);
            ImageFormatException objection = KernelCheck.objection(elf);
            return objection == null ? new ElfKernel(elf)
                    : new NotBootable(Reason.NOT_A_KERNEL, objection.found(), objection.expected(), objection.advice());
        } catch (ImageFormatException e) {
            return new NotBootable(Reason.DAMAGED_ELF, e.found(), e.expected(), e.advice());
        }
    }

    private static BootImage iso(ImageSource source) throws IOException {
        byte[] descriptor = source.bytes(VOLUME_DESCRIPTOR, 80);
        if (!Ascii.at(descriptor, 1, "CD001")) {
            return null;
        }
        ElToritoEntry boot = ElToritoEntry.read(source);
        if (boot == null) {
            return new NotBootable(Reason.CD_WITHOUT_BOOT, "a CD image without a boot catalogue for the BIOS", "an El Torito boot image",
                    "make it with grub-mkrescue (package grub-pc-bin) or xorriso's -b option");
        }
        return new Iso9660(new String(descriptor, 40, 32, StandardCharsets.US_ASCII).strip(), boot);
    }

    private static BootImage disk(ImageSource source, byte[] sector) throws IOException {
        PartitionTable partitions = PartitionTable.read(source, sector);
        if (isZero(sector, BOOT_CODE_BYTES)) {
            boolean efi = partitions.kind() == PartitionTable.Kind.GPT || partitions.ofType(0xef) != null;
            return efi
                    ? new NotBootable(Reason.UEFI_ONLY, "a disk for UEFI only (" + partitions.kind() + " partition table, no BIOS boot code)",
                            "boot code in sector 0", "build the BIOS image instead (bootloader 0.11: create_bios_image)")
                    : new NotBootable(Reason.NO_BOOT_CODE, "a disk without boot code (55 AA is there, the code area is all zeros)",
                            "boot code in sector 0", "it is a data disk: give it as a second drive, or " + MAKE_ONE);
        }
        BootLoaderKind loader = BootLoaderKind.of(sector, partitions);
        FloppyGeometry floppy = FloppyGeometry.ofBytes(source.size());
        boolean madeForDisk = loader != BootLoaderKind.UNKNOWN || partitions.kind() != PartitionTable.Kind.NONE;
        return floppy != null && !madeForDisk ? new Floppy(floppy) : new RawDisk(source.size(), partitions, loader);
    }

    private static BootImage multibootOrNothing(ImageSource source, byte[] head) throws IOException {
        MultibootHeader multiboot = MultibootHeader.find(source);
        if (multiboot != null && multiboot.givesAddresses()) {
            return new MultibootKernel(multiboot, null, List.of());
        }
        if (Ascii.isText(head, head.length)) {
            return new NotBootable(Reason.TEXT, "a text file", DISK, MAKE_ONE);
        }
        if (head.length < SECTOR) {
            return new NotBootable(Reason.TOO_SHORT, "a file of " + head.length + (head.length == 1 ? " byte" : " bytes"),
                    "at least one sector of 512 bytes with 55 AA at its end", "pad it: `times 510-($-$$) db 0` and `dw 0xaa55` in NASM");
        }
        if (isZero(head, SECTOR)) {
            return new NotBootable(Reason.ALL_ZEROS, "a file whose first sector is all zeros", "a boot sector with 55 AA at its end",
                    "nothing was written to it yet: " + MAKE_ONE);
        }
        return new NotBootable(Reason.NO_SIGNATURE, "a file without a boot sector (bytes 510 and 511 are " + hex(head[510]) + " " + hex(head[511])
                + ")", "55 AA there", MAKE_ONE);
    }

    private static boolean isZero(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static String hex(byte value) {
        String digits = "0123456789ABCDEF";
        return "" + digits.charAt(value >> 4 & 15) + digits.charAt(value & 15);
    }
}
