package dev.emu64.image;

/**
 * One partition.
 *
 * @param index its number from 1, as the table counts it
 * @param active the MBR's boot flag (80h)
 * @param type the MBR's type byte, or -1 in a GPT
 * @param name type in words or, in a GPT, the partition's own name
 * @param firstSector LBA, 512-byte sectors
 * @param sectors length
 */
public record Partition(int index, boolean active, int type, String name, long firstSector, long sectors) {

    /** The LBA behind the last sector. */
    public long endSector() {
        return firstSector + sectors;
    }
}
