package dev.emu64.storage;

/**
 * A disk as a row of sectors. Callers check the range first (an address beyond the end is the drive's error to report);
 * a range that reaches outside is an {@link IndexOutOfBoundsException} here.
 */
public interface BlockDevice {
    int SECTOR_BYTES = 512;

    /** The number of sectors; a last sector that the medium fills only in part counts and reads padded with zeros. */
    long sectorCount();

    /**
     * Reads {@code count} sectors from {@code lba} into {@code into} from {@code offset}.
     *
     * @throws StorageException if the host cannot read its file
     */
    void read(long lba, int count, byte[] into, int offset);

    /**
     * Writes {@code count} sectors at {@code lba}.
     *
     * @throws StorageException if the host cannot write its file
     * @throws IllegalStateException if the disk is read-only
     */
    void write(long lba, int count, byte[] from, int offset);

    /** Hands all written sectors to the medium. */
    void flush();

    boolean readOnly();

    /** Whether {@code count} sectors from {@code lba} lie on the disk. */
    default boolean contains(long lba, long count) {
        return lba >= 0 && count >= 0 && lba <= sectorCount() - count;
    }
}
