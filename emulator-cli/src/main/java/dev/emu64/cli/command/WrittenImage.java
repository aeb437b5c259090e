package dev.emu64.cli.command;

import dev.emu64.cli.host.HostFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is created, or emptied, by its first byte: what a kernel that is refused leaves alone. */
final class WrittenImage extends OutputStream {
    private final Path file;
    private OutputStream out;

    WrittenImage(Path file) {
        this.file = file;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        try {
            if (out == null) {
                Path folder = file.toAbsolutePath().getParent();
                if (folder != null && !Files.isDirectory(folder)) {
                    Files.createDirectories(folder);
                }
                out = Files.newOutputStream(file);
            }
            out.write(bytes, from, count);
        } catch (IOException e) {
            throw HostFiles.unwritable(file.toString(), e);
        }
    }

    @Override
    public void close() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            throw HostFiles.unwritable(file.toString(), e);
        }
    }
}
