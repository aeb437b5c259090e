package dev.emu64.image;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An image in a host file, opened for reading only. */
public final class FileSource implements ImageSource, Closeable {

    private final FileChannel channel;

    private FileSource(FileChannel channel) {
        this.channel = channel;
    }

    public static FileSource open(Path file) throws IOException {
        return new FileSource(FileChannel.open(file, StandardOpenOption.READ));
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public void read(long offset, byte[] target, int start, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(target, start, length);
        long position = offset;
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer, position);
            if (count < 0) {
                throw new EOFException("the file ends at " + channel.size() + ", before " + offset + " + " + length);
            }
            position += count;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
