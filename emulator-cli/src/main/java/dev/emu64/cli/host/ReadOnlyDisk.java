package dev.emu64.cli.host;

import dev.emu64.image.ImageSource;
import dev.emu64.storage.BlockDevice;
import dev.emu64.storage.StorageException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

/** A file that the guest only reads, or writes to behind a copy; zeros fill the last sector up. */
final class ReadOnlyDisk implements BlockDevice {
    private final String name;
    private final ImageSource file;
    private final long bytes;

    /** {@code name} as the user gave it, for messages. */
    ReadOnlyDisk(String name, ImageSource file) throws IOException {
        this.name = name;
        this.file = file;
        bytes = file.size();
    }

    @Override
    public long sectorCount() {
        return (bytes + SECTOR_BYTES - 1) / SECTOR_BYTES;
    }

    @Override
    public void read(long lba, int count, byte[] into, int offset) {
        Objects.checkFromIndexSize(lba, (long) count, sectorCount());
        int length = count * SECTOR_BYTES;
        int there = (int) Math.min(length, bytes - lba * SECTOR_BYTES);
        try {
            file.read(lba * SECTOR_BYTES, into, offset, there);
        } catch (IOException e) {
            throw new StorageException(name, "read", e);
        }
        if (there < length) {
            Arrays.fill(into, offset + there, offset + length, (byte) 0);
        }
    }

    @Override
    public void write(long lba, int count, byte[] from, int offset) {
        throw new IllegalStateException("write to " + name + ", which is read-only, at sector " + lba);
    }

    @Override
    public void flush() {
        // nothing was written
    }

    @Override
    public boolean readOnly() {
        return true;
    }
}
