package dev.emu64.vectors;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** The lines of a gzip file, one after the other in a buffer that is used again. */
final class LineReader implements Closeable {
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private byte[] buffer = new byte[4 * CHUNK];
    private int filled;
    private int lineStart;
    private int lineEnd;
    private int next;

    LineReader(InputStream gzip) throws IOException {
        in = new GZIPInputStream(gzip, CHUNK);
    }

    /** Moves on to the next line; false at the end. */
    boolean advance() throws IOException {
        lineStart = next;
        int at = next;
        while (true) {
            while (at < filled) {
                if (buffer[at] == '\n') {
                    lineEnd = at;
                    next = at + 1;
                    return true;
                }
                at++;
            }
            at -= makeRoom();
            int count = in.read(buffer, filled, buffer.length - filled);
            if (count < 0) {
                lineEnd = filled;
                next = filled;
                return lineEnd > lineStart;
            }
            filled += count;
        }
    }

    /** Moves the current line to the front of the buffer if that is full; returns by how much. */
    private int makeRoom() {
        int moved = 0;
        if (filled == buffer.length) {
            moved = lineStart;
            if (moved == 0) {
                buffer = Arrays.copyOf(buffer, 2 * buffer.length);
            } else {
                System.arraycopy(buffer, moved, buffer, 0, filled - moved);
                filled -= moved;
                lineStart = 0;
            }
        }
        return moved;
    }

    /** Holds the line from {@link #start} to {@link #end} until the next {@link #advance}. */
    byte[] bytes() {
        return buffer;
    }

    int start() {
        return lineStart;
    }

    int end() {
        return lineEnd;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
