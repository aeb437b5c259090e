package dev.emu64.cli;

import dev.emu64.storage.BlockDevice;
import dev.emu64.storage.CopyOnWriteDisk;
import dev.emu64.storage.FileDisk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Opens image files as block devices: copy-on-write in memory unless the user asked to write. */
final class HostDisk {
    private HostDisk() {
    }

    /** The image at {@code file}; {@code durable} writes go to the file itself. */
    static BlockDevice open(Path file, boolean durable) throws IOException {
        if (durable) {
            return new FileDisk(file.toString(), FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE), false);
        }
        return new CopyOnWriteDisk(new FileDisk(file.toString(), FileChannel.open(file, StandardOpenOption.READ), true));
    }
}
