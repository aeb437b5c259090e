package dev.emu64.image;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The default entry of a CD's boot catalogue (El Torito specification 1.0, figures 2 to 5), or a section entry for the BIOS.
 *
 * @param emulation how the BIOS presents the boot image
 * @param loadSegment the real-mode segment the image is loaded to; 7C0h where the catalogue has 0
 * @param loadSectors how many 512-byte sectors the BIOS loads at first
 * @param imageSector where the boot image begins on the CD, in sectors of 2048 bytes
 */
public record ElToritoEntry(Emulation emulation, int loadSegment, int loadSectors, long imageSector) {

    /** The boot media type of the entry, low four bits. */
    public enum Emulation { NONE, FLOPPY_1200K, FLOPPY_1440K, FLOPPY_2880K, HARD_DISK }

    private static final int CD_SECTOR = 2048;
    private static final int BOOT_RECORD_SECTOR = 17;
    private static final int PLATFORM_X86 = 0;
    private static final int HEADER_MORE = 0x90;
    private static final int HEADER_LAST = 0x91;

    /** The entry a BIOS would boot, or null if the CD has none. */
    static ElToritoEntry read(ImageSource source) throws IOException {
        if (!source.holds(BOOT_RECORD_SECTOR * CD_SECTOR, CD_SECTOR)) {
            return null;
        }
        ByteBuffer record = source.littleEndian(BOOT_RECORD_SECTOR * CD_SECTOR, 128);
        if (record.get(0) != 0 || !Ascii.at(record, 1, "CD001") || !Ascii.at(record, 7, "EL TORITO SPECIFICATION")) {
            return null;
        }
        long catalogue = Integer.toUnsignedLong(record.getInt(71)) * CD_SECTOR;
        if (!source.holds(catalogue, CD_SECTOR)) {
            return null;
        }
        ByteBuffer b = source.littleEndian(catalogue, CD_SECTOR);
        if (b.get(0) != 1 || b.get(30) != 0x55 || b.get(31) != (byte) 0xaa) {
            return null;
        }
        ElToritoEntry byDefault = (b.get(1) & 0xff) == PLATFORM_X86 ? entry(b, 32) : null;
        return byDefault != null ? byDefault : fromSections(b);
    }

    private static ElToritoEntry fromSections(ByteBuffer b) {
        int at = 64;
        while (at + 32 <= CD_SECTOR) {
            int header = b.get(at) & 0xff;
            if (header != HEADER_MORE && header != HEADER_LAST) {
                return null;
            }
            int entries = Short.toUnsignedInt(b.getShort(at + 2));
            boolean x86 = (b.get(at + 1) & 0xff) == PLATFORM_X86;
            for (int i = 1; x86 && i <= entries && at + 32 * (i + 1) <= CD_SECTOR; i++) {
                ElToritoEntry found = entry(b, at + 32 * i);
                if (found != null) {
                    return found;
                }
            }
            at += 32 * (entries + 1);
        }
        return null;
    }

    private static ElToritoEntry entry(ByteBuffer b, int at) {
        int media = b.get(at + 1) & 15;
        if ((b.get(at) & 0xff) != 0x88 || media > 4) {
            return null;
        }
        int segment = Short.toUnsignedInt(b.getShort(at + 2));
        return new ElToritoEntry(Emulation.values()[media], segment == 0 ? 0x7c0 : segment, Short.toUnsignedInt(b.getShort(at + 6)),
                Integer.toUnsignedLong(b.getInt(at + 8)));
    }
}
