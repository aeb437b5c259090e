package dev.emu64.cli.host;

import dev.emu64.storage.BlockDevice;
import dev.emu64.storage.CopyOnWriteDisk;
import dev.emu64.storage.FileDisk;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An image file as a block device, open until {@link #close}. */
public final class HostDisk implements Closeable {
    private final String name;
    private final FileChannel channel;
    private final BlockDevice device;
    private final boolean durable;

    private HostDisk(String name, FileChannel channel, BlockDevice device, boolean durable) {
        this.name = name;
        this.channel = channel;
        this.device = device;
        this.durable = durable;
    }

    /** What the guest writes stays in memory; the file is never changed. */
    public static HostDisk copyOnWrite(String name, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new HostDisk(name, channel, new CopyOnWriteDisk(new FileDisk(name, channel, true)), false);
    }

    /** What the guest writes goes to the file. */
    public static HostDisk durable(String name, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new HostDisk(name, channel, new FlushingDisk(name, new FileDisk(name, channel, false), channel), true);
    }

    /** The guest cannot write. */
    public static HostDisk readOnly(String name, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new HostDisk(name, channel, new FileDisk(name, channel, true), false);
    }

    public BlockDevice device() {
        return device;
    }

    /** Makes written sectors last and closes the file. */
    @Override
    public void close() {
        try (channel) {
            if (durable) {
                channel.force(false);
            }
        } catch (IOException e) {
            throw HostFiles.unwritable(name, e);
        }
    }
}
