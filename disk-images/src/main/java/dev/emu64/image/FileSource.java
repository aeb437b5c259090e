package dev.emu64.image;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An image in a host file, opened for reading only. Not through a {@link FileChannel}, for which the JVM loads 40
 * classes more at each start.
 */
public final class FileSource implements ImageSource, Closeable {

    private final RandomAccessFile file;

    private FileSource(RandomAccessFile file) {
        this.file = file;
    }

    public static FileSource open(Path path) throws IOException {
        try {
            return new FileSource(new RandomAccessFile(path.toString(), "r"));
        } catch (FileNotFoundException e) {
            throw precise(path, e);
        }
    }

    /** Why the file cannot be opened: missing, forbidden or something else, which its one exception does not tell. */
    private static IOException precise(Path path, FileNotFoundException unclear) {
        try (FileChannel unexpected = FileChannel.open(path, StandardOpenOption.READ)) {
            return unclear;
        } catch (IOException e) {
            return e;
        }
    }

    @Override
    public long size() throws IOException {
        return file.length();
    }

    @Override
    public synchronized void read(long offset, byte[] target, int start, int length) throws IOException {
        file.seek(offset);
        int done = 0;
        while (done < length) {
            int count = file.read(target, start + done, length - done);
            if (count < 0) {
                throw new EOFException("the file ends at " + size() + ", before " + offset + " + " + length);
            }
            done += count;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
