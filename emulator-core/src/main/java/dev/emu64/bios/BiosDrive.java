package dev.emu64.bios;

import dev.emu64.storage.BlockDevice;

/**
 * A drive as INT 13h shows it.
 *
 * @param number DL: 00h-01h diskettes, 80h up fixed disks, E0h an El Torito CD-ROM
 * @param device its 512-byte sectors
 * @param cylinders the geometry's cylinders; the last may be incomplete
 * @param heads 1-255
 * @param sectorsPerTrack 1-63
 * @param sectorBytes bytes of the sectors that the LBA extensions count in: 512, or 2048 on a CD-ROM
 */
public record BiosDrive(int number, BlockDevice device, int cylinders, int heads, int sectorsPerTrack, int sectorBytes) {
    private static final int CD_SECTOR_BYTES = 2048;

    /** A fixed disk with the translated geometry of its size; every sector that there is can be reached by CHS. */
    public static BiosDrive fixed(int number, BlockDevice device) {
        long sectors = device.sectorCount();
        int heads = 16;
        while (heads < 255 && sectors / (heads * 63L) > 1024) {
            heads = Math.min(255, heads * 2);
        }
        long cylinders = (sectors + heads * 63L - 1) / (heads * 63L);
        return new BiosDrive(number, device, (int) Math.max(1, Math.min(1024, cylinders)), heads, 63, 512);
    }

    /** A diskette: the format is told by the number of sectors, 1.44 MB where that fits none. */
    public static BiosDrive diskette(int number, BlockDevice device) {
        long sectors = device.sectorCount();
        if (sectors == 720) {
            return new BiosDrive(number, device, 40, 2, 9, 512);
        }
        if (sectors == 1440) {
            return new BiosDrive(number, device, 80, 2, 9, 512);
        }
        if (sectors == 2400) {
            return new BiosDrive(number, device, 80, 2, 15, 512);
        }
        return new BiosDrive(number, device, 80, 2, sectors == 5760 ? 36 : 18, 512);
    }

    /** A CD-ROM, addressed in 2048-byte sectors by the extensions only. */
    public static BiosDrive cdRom(int number, BlockDevice device) {
        return new BiosDrive(number, device, 1, 1, 1, CD_SECTOR_BYTES);
    }

    boolean isFixed() {
        return number >= 0x80;
    }

    /** Whether it is addressed in 2048-byte sectors. */
    public boolean isCdRom() {
        return sectorBytes == CD_SECTOR_BYTES;
    }

    /** Sectors of {@link #sectorBytes} on the medium. */
    long sectors() {
        return device.sectorCount() * 512 / sectorBytes;
    }
}
