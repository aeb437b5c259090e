package dev.emu64.image;

import dev.emu64.image.BootImage.NotBootable;
import dev.emu64.image.BootImage.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Names in the host's file system that are no files: opening some of them would wait for ever. */
final class SpecialFiles {
    private static final int TYPE = 0170000;
    private static final int FIFO = 0010000;
    private static final int CHARACTER_DEVICE = 0020000;
    private static final int BLOCK_DEVICE = 0060000;
    private static final int SOCKET = 0140000;

    private SpecialFiles() {
    }

    /** What stands against reading an image from {@code file}; null if nothing does, or there is no such name. */
    static NotBootable objection(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return new NotBootable(Reason.DIRECTORY, "a directory", BootImages.DISK,
                    "give the image in it, for instance target/…/bootimage-NAME.bin");
        }
        if (!Files.exists(file)) {
            return null;
        }
        int type = type(file);
        if (type == BLOCK_DEVICE) {
            return null;
        }
        String found = type == FIFO ? "a pipe" : type == CHARACTER_DEVICE ? "a character device" : type == SOCKET ? "a socket"
                : "neither a file nor a disk";
        return new NotBootable(Reason.DEVICE, found, BootImages.DISK, "an image is read here and there: write it to a file first");
    }

    /** The type in {@code st_mode} (POSIX, sys/stat.h); 0 where the host has no such thing. */
    private static int type(Path file) throws IOException {
        try {
            return (Integer) Files.getAttribute(file, "unix:mode") & TYPE;
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return 0;
        }
    }
}
