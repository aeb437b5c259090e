package dev.emu64.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Makes a bootable raw disk image of a freestanding x86-64 ELF kernel: boot sector, stage 2, and the kernel file as it is,
 * sector after sector. What the kernel finds at its entry stands in {@code disk-images/BOOT-PROTOCOL.md}.
 *
 * <pre>
 *   LBA 0      boot sector, with one active partition over the rest
 *   LBA 1-16   stage 2
 *   LBA 17-    the ELF file, whole (its symbols serve debuggers; stage 2 loads up to the last byte a segment needs)
 * </pre>
 *
 * @param stackBytes size of the stack the kernel starts with, a positive multiple of 4096
 * @param padding what the image's size is rounded up to
 */
public record MkImage(int stackBytes, Padding padding) {

    /** What the size of an image is a multiple of; the rest is zeros. */
    public enum Padding {
        /** 512 bytes: the smallest image. */
        SECTOR(512),
        /** 16 heads of 63 sectors, the geometry that BIOSes and emulators give an IDE disk: for software that counts in cylinders. */
        CYLINDER(512 * 16 * 63);

        private final int bytes;

        Padding(int bytes) {
            this.bytes = bytes;
        }

        long roundUp(long size) {
            return (size + bytes - 1) / bytes * bytes;
        }
    }

    /** The stack of a kernel that asks for nothing else. */
    public static final int DEFAULT_STACK_BYTES = 128 * 1024;

    private static final int PAGE = 4096;
    private static final int MAX_STACK_BYTES = 1 << 30;
    private static final int COPY_BYTES = 1 << 16;

    public MkImage {
        if (stackBytes <= 0 || stackBytes % PAGE != 0 || stackBytes > MAX_STACK_BYTES) {
            throw new IllegalArgumentException("the stack must be a multiple of 4096 bytes, at most 1 GiB, not " + stackBytes);
        }
    }

    /** The default stack, and whole cylinders, since Bochs refuses a disk that is smaller than its geometry. */
    public MkImage() {
        this(DEFAULT_STACK_BYTES, Padding.CYLINDER);
    }

    /**
     * Writes the image of {@code kernel} to {@code target}, which is not closed.
     *
     * @return the image's size in bytes
     * @throws ImageFormatException if the file is no kernel that the boot stages can load; nothing has been written then
     */
    public long write(ImageSource kernel, OutputStream target) throws IOException, ImageFormatException {
        Elf64 elf = Elf64.read(kernel);
        KernelCheck.require(elf);
        long size = padding.roundUp((long) BootStages.KERNEL_LBA * BootStages.SECTOR + kernel.size());
        target.write(BootStages.filledIn(loadBytes(elf), stackBytes, size / BootStages.SECTOR));
        byte[] buffer = new byte[COPY_BYTES];
        long at = 0;
        while (at < kernel.size()) {
            int count = (int) Math.min(buffer.length, kernel.size() - at);
            kernel.read(at, buffer, 0, count);
            target.write(buffer, 0, count);
            at += count;
        }
        long zeros = size - at - (long) BootStages.KERNEL_LBA * BootStages.SECTOR;
        target.write(new byte[(int) zeros]);
        return size;
    }

    /** The image in memory. */
    public byte[] image(ImageSource kernel) throws IOException, ImageFormatException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(kernel, bytes);
        return bytes.toByteArray();
    }

    private static int loadBytes(Elf64 elf) throws ImageFormatException {
        ElfHeader header = elf.header();
        long end = header.segmentTable() + (long) header.segments() * header.segmentEntryBytes();
        for (ElfSegment segment : elf.loadSegments()) {
            end = Math.max(end, segment.offset() + segment.fileBytes());
        }
        if (end > Integer.MAX_VALUE) {
            throw new ImageFormatException("a kernel whose segments end " + end + " bytes into its file", "less than 2 GiB to load",
                    "put the data on a disk of its own");
        }
        return (int) end;
    }
}
