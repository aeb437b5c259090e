package dev.emu64.image;

/** Whose boot sector it is, as far as its bytes tell; said to users, never acted upon beyond disk or floppy. */
public enum BootLoaderKind {

    BOOTLOADER_0_9("bootloader crate 0.9 or older, made by bootimage"),
    BOOTLOADER_0_11("bootloader crate 0.10 or newer, BIOS image"),
    EMU64("made by emu mkimage"),
    GRUB("GRUB"),
    SYSLINUX("SYSLINUX"),
    LIMINE("Limine"),
    UNKNOWN("unknown boot loader");

    private final String text;

    BootLoaderKind(String text) {
        this.text = text;
    }

    public String describe() {
        return text;
    }

    /** Judges by texts in the boot sector, and by the partition type 20h that bootloader 0.11 gives its second stage. */
    static BootLoaderKind of(byte[] bootSector, PartitionTable partitions) {
        if (Ascii.indexOf(bootSector, "Booting (first stage)") >= 0) {
            return BOOTLOADER_0_9;
        }
        if (BootStages.isOurs(bootSector)) {
            return EMU64;
        }
        if (partitions.kind() == PartitionTable.Kind.MBR && partitions.ofType(0x20) != null) {
            return BOOTLOADER_0_11;
        }
        if (Ascii.indexOf(bootSector, "GRUB ") >= 0) {
            return GRUB;
        }
        if (Ascii.indexOf(bootSector, "SYSLINUX") >= 0 || Ascii.indexOf(bootSector, "isolinux") >= 0) {
            return SYSLINUX;
        }
        return Ascii.indexOf(bootSector, "Limine") >= 0 ? LIMINE : UNKNOWN;
    }
}
