package dev.emu64.cli.host;

import dev.emu64.bus.ByteSink;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Buffered output whose failure is seen at the next {@link #failure}, not thrown in the midst of a guest's
 * instruction. After a failure everything is dropped.
 */
public final class HostOutput implements ByteSink, Closeable {
    private static final int BUFFER_BYTES = 8192;

    private final String name;
    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int filled;
    private IOException failure;

    /** {@code name} as the user knows it, for messages. */
    public HostOutput(String name, OutputStream out) {
        this.name = name;
        this.out = out;
    }

    @Override
    public void accept(int value) {
        if (filled == BUFFER_BYTES) {
            drain();
        }
        buffer[filled++] = (byte) value;
    }

    /** All of {@code bytes}, behind what was accepted before. */
    public void write(byte[] bytes) {
        drain();
        if (failure == null) {
            try {
                out.write(bytes, 0, bytes.length);
            } catch (IOException e) {
                failure = e;
            }
        }
    }

    private void drain() {
        if (failure == null && filled > 0) {
            try {
                out.write(buffer, 0, filled);
            } catch (IOException e) {
                failure = e;
            }
        }
        filled = 0;
    }

    /** Hands everything to the host now. */
    public void flush() {
        drain();
        if (failure == null) {
            try {
                out.flush();
            } catch (IOException e) {
                failure = e;
            }
        }
    }

    /** Whether bytes wait for a flush. */
    public boolean pending() {
        return filled > 0;
    }

    /** Why nothing goes out any more, or null. */
    public IOException failure() {
        return failure;
    }

    /** What to tell the user about {@link #failure}. */
    public String complaint() {
        return "cannot write " + name + ": " + HostFiles.reason(failure);
    }

    @Override
    public void close() {
        flush();
        try {
            out.close();
        } catch (IOException e) {
            if (failure == null) {
                failure = e;
            }
        }
    }
}
