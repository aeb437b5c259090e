package dev.emu64.cli.terminal;

import java.io.IOException;
import java.io.InputStream;
import org.jline.utils.NonBlockingInputStream;

/** The bytes of what the user types. */
interface KeyInput {
    /** The next byte; waits for it. -1 at the end. */
    int read() throws IOException;

    /** Whether the next byte comes within that time. */
    boolean comesWithin(int millis) throws IOException, InterruptedException;

    /** Bytes of a file descriptor. */
    static KeyInput of(InputStream in) {
        return new KeyInput() {
            private static final int STEP_MILLIS = 5;

            @Override
            public int read() throws IOException {
                return in.read();
            }

            @Override
            public boolean comesWithin(int millis) throws IOException, InterruptedException {
                for (int waited = 0; waited < millis && in.available() == 0; waited += STEP_MILLIS) {
                    Thread.sleep(STEP_MILLIS);
                }
                return in.available() > 0;
            }
        };
    }

    /** What JLine makes of the events of a console, in which each key is an event and not a byte. */
    static KeyInput of(NonBlockingInputStream in) {
        return new KeyInput() {
            @Override
            public int read() throws IOException {
                return in.read();
            }

            @Override
            public boolean comesWithin(int millis) throws IOException {
                return in.peek(millis) >= 0;
            }
        };
    }
}
