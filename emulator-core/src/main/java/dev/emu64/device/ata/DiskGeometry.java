package dev.emu64.device.ata;

/** Cylinders, heads and sectors per track of a disk's CHS addressing; cylinders are rounded up to hold all sectors. */
record DiskGeometry(int cylinders, int heads, int sectorsPerTrack) {
    private static final int MOST_CYLINDERS = 16_383;

    /** The default translation of {@code sectorCount} sectors: 16 heads of 63 sectors. */
    static DiskGeometry of(long sectorCount) {
        return of(sectorCount, 16, 63);
    }

    /** The translation that INITIALIZE DEVICE PARAMETERS asks for. */
    static DiskGeometry of(long sectorCount, int heads, int sectorsPerTrack) {
        long cylinders = (sectorCount + (long) heads * sectorsPerTrack - 1) / ((long) heads * sectorsPerTrack);
        return new DiskGeometry((int) Math.min(Math.max(cylinders, 1), MOST_CYLINDERS), heads, sectorsPerTrack);
    }

    /** The sectors that CHS addresses reach. */
    long capacity() {
        return (long) cylinders * heads * sectorsPerTrack;
    }

    /** The sector number of an address, or -1 if it lies outside. */
    long lba(int cylinder, int head, int sector) {
        if (cylinder >= cylinders || head >= heads || sector == 0 || sector > sectorsPerTrack) {
            return -1;
        }
        return ((long) cylinder * heads + head) * sectorsPerTrack + sector - 1;
    }
}
