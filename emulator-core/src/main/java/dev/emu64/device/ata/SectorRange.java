package dev.emu64.device.ata;

import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * The sectors that a command still has to transfer, and how they stand in the command block registers: 48-bit LBA,
 * 28-bit LBA or CHS (ATA/ATAPI-6, 6.2).
 */
final class SectorRange implements Stateful {
    private static final int COUNT_28 = 0x100;
    private static final int COUNT_48 = 0x10000;

    /** Address of the next sector; -1 for a CHS address outside the geometry. */
    long lba;
    int sectorsLeft;

    /** Takes address and count from the registers; a count of 0 is the highest. */
    void read(IdeDevice registers, boolean extended, DiskGeometry geometry) {
        int low = registers.lbaLow & 0xff;
        int mid = registers.lbaMid & 0xff;
        int high = registers.lbaHigh & 0xff;
        int count = extended ? registers.sectorCount : registers.sectorCount & 0xff;
        sectorsLeft = count != 0 ? count : extended ? COUNT_48 : COUNT_28;
        if (extended) {
            lba = (long) (registers.lbaHigh >> 8) << 40 | (long) (registers.lbaMid >> 8) << 32
                | (long) (registers.lbaLow >> 8) << 24 | high << 16 | mid << 8 | low;
        } else if ((registers.device & IdeDevice.DEVICE_LBA) != 0) {
            lba = (registers.device & 15) << 24 | high << 16 | mid << 8 | low;
        } else {
            lba = geometry.lba(high << 8 | mid, registers.device & 15, low);
        }
    }

    /** Leaves address and count in the registers, for the host to see where a command ended. */
    void write(IdeDevice registers, boolean extended, DiskGeometry geometry) {
        registers.sectorCount = sectorsLeft & (extended ? 0xffff : 0xff);
        if (lba < 0) {
            return;
        }
        if (extended) {
            registers.lbaLow = (int) (lba >> 24 & 0xff) << 8 | (int) lba & 0xff;
            registers.lbaMid = (int) (lba >> 32 & 0xff) << 8 | (int) (lba >> 8) & 0xff;
            registers.lbaHigh = (int) (lba >> 40 & 0xff) << 8 | (int) (lba >> 16) & 0xff;
        } else if ((registers.device & IdeDevice.DEVICE_LBA) != 0) {
            writeShort(registers, (int) lba & 0xff, (int) (lba >> 8) & 0xffff, (int) (lba >> 24) & 15);
        } else {
            int track = (int) (lba / geometry.sectorsPerTrack());
            int sector = (int) (lba % geometry.sectorsPerTrack()) + 1;
            writeShort(registers, sector, track / geometry.heads(), track % geometry.heads());
        }
    }

    private static void writeShort(IdeDevice registers, int low, int midAndHigh, int head) {
        registers.lbaLow = low;
        registers.lbaMid = midAndHigh & 0xff;
        registers.lbaHigh = midAndHigh >> 8 & 0xff;
        registers.device = registers.device & 0xf0 | head;
    }

    /** {@code sectors} are done; when all are, the address stays at the last one. */
    void advance(int sectors) {
        sectorsLeft -= sectors;
        lba += sectorsLeft == 0 ? sectors - 1 : sectors;
    }

    @Override
    public void save(StateWriter out) {
        out.number("lba", lba);
        out.number("sectorsLeft", sectorsLeft);
    }

    @Override
    public void load(StateReader in) {
        lba = in.number("lba");
        sectorsLeft = (int) in.number("sectorsLeft");
    }
}
