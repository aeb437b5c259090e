package dev.emu64.device.ata;

/** The 256 words that IDENTIFY DEVICE returns (ATA/ATAPI-6, table 26), in a buffer of 512 bytes. */
final class IdentifyDeviceWords {
    private static final int WORDS = 256;
    private static final long LBA_28_SECTORS = 0x0fff_ffffL;

    private final byte[] bytes = new byte[WORDS * 2];

    /** The words of a fixed PIO disk. */
    static byte[] of(String model, String serialNumber, long sectorCount, DiskGeometry standard, DiskGeometry current, int multipleSectors) {
        IdentifyDeviceWords words = new IdentifyDeviceWords();
        words.identity(model, serialNumber);
        words.geometry(sectorCount, standard, current);
        words.abilities(multipleSectors);
        words.integrity();
        return words.bytes;
    }

    private void identity(String model, String serialNumber) {
        set(0, 0x0040);
        text(10, 10, serialNumber);
        text(23, 4, "1.0");
        text(27, 20, model);
    }

    private void geometry(long sectorCount, DiskGeometry standard, DiskGeometry current) {
        set(1, standard.cylinders());
        set(3, standard.heads());
        set(6, standard.sectorsPerTrack());
        set(54, current.cylinders());
        set(55, current.heads());
        set(56, current.sectorsPerTrack());
        long reachable = Math.min(current.capacity(), sectorCount);
        set(57, (int) reachable);
        set(58, (int) (reachable >> 16));
        long lba28 = Math.min(sectorCount, LBA_28_SECTORS);
        set(60, (int) lba28);
        set(61, (int) (lba28 >> 16));
        for (int i = 0; i < 4; i++) {
            set(100 + i, (int) (sectorCount >> 16 * i));
        }
    }

    private void abilities(int multipleSectors) {
        set(47, 0x8000 | AtaDisk.MOST_MULTIPLE_SECTORS);
        // data register also 32 bits wide
        set(48, 0x0001);
        // LBA, IORDY; no DMA
        set(49, 0x0a00);
        set(50, 0x4000);
        // words 54-58 and 64-70 are valid
        set(53, 0x0003);
        set(59, multipleSectors == 0 ? 0 : 0x0100 | multipleSectors);
        // PIO modes 3 and 4, cycles of 120 ns
        set(64, 0x0003);
        set(67, 120);
        set(68, 120);
        // ATA-4 to ATA/ATAPI-6
        set(80, 0x0070);
        // write cache, look-ahead; 48-bit address, FLUSH CACHE and its EXT form
        set(82, 0x0060);
        set(83, 0x7400);
        set(84, 0x4000);
        set(85, 0x0060);
        set(86, 0x3400);
        set(87, 0x4000);
        // device 0 has passed diagnostics, CSEL not used
        set(93, 0x6001);
    }

    private void integrity() {
        int sum = 0xa5;
        bytes[510] = (byte) 0xa5;
        for (int i = 0; i < 510; i++) {
            sum += bytes[i] & 0xff;
        }
        bytes[511] = (byte) -sum;
    }

    private void set(int word, int value) {
        bytes[word * 2] = (byte) value;
        bytes[word * 2 + 1] = (byte) (value >> 8);
    }

    /** ASCII text padded with blanks, the first character of each pair in the high byte. */
    private void text(int word, int words, String text) {
        for (int i = 0; i < words * 2; i++) {
            bytes[word * 2 + (i ^ 1)] = (byte) (i < text.length() ? text.charAt(i) : ' ');
        }
    }
}
