package dev.emu64.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A closer look at a disk image than booting needs, for people who ask what is on it. All of it is judged by what the
 * bytes look like, so it informs and decides nothing.
 *
 * @param image what it is
 * @param kernel the first kernel ELF found on it, or null
 * @param loaderVersion the version of the bootloader crate as the image's own texts tell it, for instance {@code "0.11.17"}, or null
 * @param remarks what the user should know: cut off, no kernel found, odd size; often empty
 */
public record ImageSurvey(BootImage image, EmbeddedKernel kernel, String loaderVersion, List<String> remarks) {

    private static final int SECTOR = 512;
    private static final int BLOCK = 64 * 1024;
    /** How far into a disk the search goes. */
    private static final long SEARCH_BYTES = 64L << 20;
    private static final String CRATE = "bootloader-";

    /** Recognises the image and searches the first 64 MiB of disks; the source must stay readable as long as the kernel is looked at. */
    public static ImageSurvey of(ImageSource source) throws IOException {
        BootImage image = BootImages.recognise(source);
        if (!(image instanceof BootImage.RawDisk disk)) {
            return new ImageSurvey(image, null, null, List.of());
        }
        EmbeddedKernel kernel = null;
        String version = null;
        byte[] block = new byte[BLOCK];
        for (long at = 0; at < Math.min(SEARCH_BYTES, source.size()); at += BLOCK) {
            int length = (int) Math.min(BLOCK, source.size() - at);
            source.read(at, block, 0, length);
            for (int i = 0; kernel == null && i + 4 <= length; i += SECTOR) {
                kernel = Ascii.at(block, i, "\u007fELF") ? EmbeddedKernel.at(source, at + i) : null;
            }
            version = version != null ? version : version(block, length);
        }
        return new ImageSurvey(image, kernel, version, remarks(source, disk, kernel));
    }

    /** The version behind a path such as {@code bootloader-x86_64-bios-stage-2-0.11.17/src}, or null. */
    private static String version(byte[] block, int length) {
        for (int at = 0; at + CRATE.length() < length; at++) {
            if (block[at] == 'b' && Ascii.at(block, at, CRATE)) {
                String found = versionAt(block, at + CRATE.length(), length);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static String versionAt(byte[] block, int start, int length) {
        int end = start;
        int number = start;
        while (end < length && end - start < 64 && block[end] > ' ' && block[end] != '/' && block[end] != '\\') {
            number = block[end] == '-' ? end + 1 : number;
            end++;
        }
        boolean path = end < length && (block[end] == '/' || block[end] == '\\');
        if (!path || end - number < 5 || block[number] < '0' || block[number] > '9') {
            return null;
        }
        return new String(block, number, end - number, StandardCharsets.US_ASCII);
    }

    private static List<String> remarks(ImageSource source, BootImage.RawDisk disk, EmbeddedKernel kernel) throws IOException {
        List<String> remarks = new ArrayList<>();
        long size = source.size();
        if (size % SECTOR != 0) {
            remarks.add("its size of " + size + " bytes is no multiple of 512: the last sector is not whole");
        }
        for (Partition partition : disk.partitions().partitions()) {
            long missing = partition.endSector() * SECTOR - size;
            if (missing > 0) {
                remarks.add("cut off: partition " + partition.index() + " ends " + missing + " bytes behind the end of the image");
            }
        }
        if (kernel != null && kernel.offset() + kernel.bytes() > size) {
            remarks.add("cut off: the last " + (kernel.offset() + kernel.bytes() - size) + " of the kernel's " + kernel.bytes()
                    + " bytes are missing");
        }
        boolean kernelExpected = disk.loader() == BootLoaderKind.BOOTLOADER_0_9 || disk.loader() == BootLoaderKind.EMU64;
        if (kernel == null && kernelExpected) {
            remarks.add("no kernel found behind the boot loader: the image is cut off or damaged");
        }
        return List.copyOf(remarks);
    }
}
