package dev.emu64.storage;

import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;
import java.util.Arrays;
import java.util.Objects;

/** A disk whose sectors are an array. */
public final class MemoryDisk implements BlockDevice, Stateful {
    private final byte[] sectors;
    private final boolean readOnly;

    /** A disk on {@code image} itself if its length is a multiple of 512, else on a copy padded with zeros. */
    public MemoryDisk(byte[] image, boolean readOnly) {
        int padded = Math.addExact(image.length, SECTOR_BYTES - 1) / SECTOR_BYTES * SECTOR_BYTES;
        sectors = padded == image.length ? image : Arrays.copyOf(image, padded);
        this.readOnly = readOnly;
    }

    @Override
    public long sectorCount() {
        return sectors.length / SECTOR_BYTES;
    }

    @Override
    public void read(long lba, int count, byte[] into, int offset) {
        System.arraycopy(sectors, position(lba, count), into, offset, count * SECTOR_BYTES);
    }

    @Override
    public void write(long lba, int count, byte[] from, int offset) {
        if (readOnly) {
            throw new IllegalStateException("write to a read-only disk at sector " + lba);
        }
        System.arraycopy(from, offset, sectors, position(lba, count), count * SECTOR_BYTES);
    }

    private int position(long lba, int count) {
        return (int) Objects.checkFromIndexSize(lba, (long) count, sectorCount()) * SECTOR_BYTES;
    }

    @Override
    public void flush() {
        // memory is the medium
    }

    @Override
    public boolean readOnly() {
        return readOnly;
    }

    @Override
    public void save(StateWriter out) {
        out.bytes("sectors", sectors);
    }

    @Override
    public void load(StateReader in) {
        in.bytes("sectors", sectors);
    }
}
