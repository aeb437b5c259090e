package dev.emu64.image;

import dev.emu64.image.BootImage.NotBootable;
import dev.emu64.image.BootImage.Reason;
import java.io.IOException;

/** Files that people hand to an emulator by mistake, known by their first bytes; each with what to do instead. */
final class ForeignFormats {

    private static final String BOOT_IMAGE = "a raw disk image with a boot sector, an ISO or an ELF kernel";
    private static final String CONVERT = "convert it: qemu-img convert -O raw IMAGE disk.img";
    private static final String UNPACK = "unpack it first";

    private ForeignFormats() {
    }

    /** What the file is if it is one of these, or null. */
    static NotBootable recognise(ImageSource source) throws IOException {
        int length = (int) Math.min(1024, source.size());
        byte[] head = source.bytes(0, length);
        if (Ascii.at(head, 0x202, "HdrS")) {
            return new NotBootable(Reason.LINUX_KERNEL, "a Linux kernel (bzImage)", BOOT_IMAGE,
                    "put it on a disk or CD with a boot loader such as GRUB");
        }
        if (Ascii.at(head, 0, "MZ")) {
            return other("a PE file (an EFI application or a Windows program)", "for UEFI only: build the BIOS image of your kernel instead");
        }
        if (startsWith(head, 'Q', 'F', 'I', 0xfb)) {
            return other("a qcow2 disk image", CONVERT);
        }
        if (Ascii.at(head, 0, "KDMV") || Ascii.at(head, 0, "# Disk DescriptorFile")) {
            return other("a VMDK disk image", CONVERT);
        }
        if (Ascii.at(head, 0, "<<< ") && Ascii.indexOf(head, "VirtualBox") >= 0) {
            return other("a VirtualBox disk image (VDI)", CONVERT);
        }
        if (Ascii.at(head, 0, "vhdxfile")) {
            return other("a VHDX disk image", CONVERT);
        }
        if (startsWith(head, 0x1f, 0x8b)) {
            return other("a gzip file", "unpack it first: gunzip IMAGE.gz");
        }
        if (startsWith(head, 0xfd, '7', 'z', 'X', 'Z') || startsWith(head, 0x28, 0xb5, 0x2f, 0xfd) || Ascii.at(head, 0, "BZh")) {
            return other("a compressed file", UNPACK);
        }
        if (startsWith(head, 'P', 'K', 3, 4)) {
            return other("a zip or jar file", UNPACK);
        }
        if (Ascii.at(head, 0, "!<arch>\n")) {
            return new NotBootable(Reason.NOT_A_KERNEL, "a static library (.a, .rlib)", BOOT_IMAGE,
                    "give what is linked from it: the kernel's executable or its disk image");
        }
        if (startsWith(head, 0xcf, 0xfa, 0xed, 0xfe) || startsWith(head, 0xca, 0xfe, 0xba, 0xbe)) {
            return other("a Mach-O or Java class file", "build the kernel for a freestanding target (x86_64-unknown-none)");
        }
        return null;
    }

    private static NotBootable other(String found, String advice) {
        return new NotBootable(Reason.OTHER_FORMAT, found, BOOT_IMAGE, advice);
    }

    private static boolean startsWith(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xff) != (bytes[i] & 0xff)) {
                return false;
            }
        }
        return true;
    }
}
