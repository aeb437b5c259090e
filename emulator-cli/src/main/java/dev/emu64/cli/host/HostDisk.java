package dev.emu64.cli.host;

import dev.emu64.image.FileSource;
import dev.emu64.storage.BlockDevice;
import dev.emu64.storage.CopyOnWriteDisk;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** An image file as a block device, open until {@link #close}. */
public final class HostDisk implements Closeable {
    private final String name;
    private final Closeable file;
    private final BlockDevice device;

    private HostDisk(String name, Closeable file, BlockDevice device) {
        this.name = name;
        this.file = file;
        this.device = device;
    }

    /** What the guest writes stays in memory; the file is never changed. */
    public static HostDisk copyOnWrite(String name, Path file) throws IOException {
        FileSource source = FileSource.open(file);
        return new HostDisk(name, source, new CopyOnWriteDisk(new ReadOnlyDisk(name, source)));
    }

    /** What the guest writes goes to the file. */
    public static HostDisk durable(String name, Path file) throws IOException {
        FlushingDisk disk = FlushingDisk.open(name, file);
        return new HostDisk(name, disk, disk);
    }

    /** The guest cannot write. */
    public static HostDisk readOnly(String name, Path file) throws IOException {
        FileSource source = FileSource.open(file);
        return new HostDisk(name, source, new ReadOnlyDisk(name, source));
    }

    public BlockDevice device() {
        return device;
    }

    /** Makes written sectors last and closes the file. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw HostFiles.unwritable(name, e);
        }
    }
}
