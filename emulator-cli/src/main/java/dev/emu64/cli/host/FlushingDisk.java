package dev.emu64.cli.host;

import dev.emu64.storage.BlockDevice;
import dev.emu64.storage.FileDisk;
import dev.emu64.storage.StorageException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A disk on a file that keeps the promise of the drive's FLUSH CACHE: flushed sectors are on the host's medium. */
final class FlushingDisk implements BlockDevice, Closeable {
    private final String name;
    private final FileDisk disk;
    private final FileChannel channel;

    private FlushingDisk(String name, FileDisk disk, FileChannel channel) {
        this.name = name;
        this.disk = disk;
        this.channel = channel;
    }

    static FlushingDisk open(String name, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new FlushingDisk(name, new FileDisk(name, channel, false), channel);
    }

    @Override
    public long sectorCount() {
        return disk.sectorCount();
    }

    @Override
    public void read(long lba, int count, byte[] into, int offset) {
        disk.read(lba, count, into, offset);
    }

    @Override
    public void write(long lba, int count, byte[] from, int offset) {
        disk.write(lba, count, from, offset);
    }

    @Override
    public void flush() {
        try {
            channel.force(false);
        } catch (IOException e) {
            throw new StorageException(name, "flush", e);
        }
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    /** Makes written sectors last. */
    @Override
    public void close() throws IOException {
        try (channel) {
            channel.force(false);
        }
    }
}
