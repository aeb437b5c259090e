package dev.emu64.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.Objects;

/** A disk on a channel that somebody else has opened and will close; sectors are read and written as asked, uncached. */
public final class FileDisk implements BlockDevice {
    private final String name;
    private final SeekableByteChannel channel;
    private final boolean readOnly;
    private final long sectorCount;

    /**
     * @param name the file's name as the user gave it, for messages
     * @throws StorageException if the channel cannot tell its size
     */
    public FileDisk(String name, SeekableByteChannel channel, boolean readOnly) {
        this.name = name;
        this.channel = channel;
        this.readOnly = readOnly;
        try {
            sectorCount = (channel.size() + SECTOR_BYTES - 1) / SECTOR_BYTES;
        } catch (IOException e) {
            throw new StorageException(name, "read", e);
        }
    }

    @Override
    public long sectorCount() {
        return sectorCount;
    }

    @Override
    public void read(long lba, int count, byte[] into, int offset) {
        Objects.checkFromIndexSize(lba, (long) count, sectorCount);
        ByteBuffer buffer = ByteBuffer.wrap(into, offset, count * SECTOR_BYTES);
        try {
            channel.position(lba * SECTOR_BYTES);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                continue;
            }
        } catch (IOException e) {
            throw new StorageException(name, "read", e);
        }
        Arrays.fill(into, buffer.position(), buffer.limit(), (byte) 0);
    }

    @Override
    public void write(long lba, int count, byte[] from, int offset) {
        if (readOnly) {
            throw new IllegalStateException("write to " + name + ", which is read-only, at sector " + lba);
        }
        Objects.checkFromIndexSize(lba, (long) count, sectorCount);
        ByteBuffer buffer = ByteBuffer.wrap(from, offset, count * SECTOR_BYTES);
        try {
            channel.position(lba * SECTOR_BYTES);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw new StorageException(name, "write", e);
        }
    }

    @Override
    public void flush() {
        // nothing is held back here; durability is the concern of whoever opened the channel
    }

    @Override
    public boolean readOnly() {
        return readOnly;
    }
}
