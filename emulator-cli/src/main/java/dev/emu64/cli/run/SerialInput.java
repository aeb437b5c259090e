package dev.emu64.cli.run;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.machine.Machine;
import java.io.IOException;
import java.io.InputStream;

/** Bytes from the host for COM1, read by a thread of their own and handed to the guest as fast as it takes them. */
final class SerialInput {
    private static final int BACKLOG_BYTES = 1 << 16;
    private static final int ESCAPE = 1;

    private final Cancellation cancellation;
    private final boolean escapes;
    private final boolean reopens;
    private final byte[] backlog = new byte[BACKLOG_BYTES];
    private int head;
    private int filled;
    private boolean ended;
    private boolean escaped;

    /**
     * With {@code escapes}, Ctrl-A x ends the run and Ctrl-A Ctrl-A is Ctrl-A.
     *
     * @param reopens whether another sender may come where one has ended
     */
    SerialInput(Cancellation cancellation, boolean escapes, boolean reopens) {
        this.cancellation = cancellation;
        this.escapes = escapes;
        this.reopens = reopens;
    }

    /** Begins to read {@code in}. */
    void start(InputStream in) {
        Thread reader = new Thread("serial input") {
            @Override
            public void run() {
                read(in);
            }
        };
        reader.setDaemon(true);
        reader.start();
    }

    private void read(InputStream in) {
        byte[] chunk = new byte[512];
        try {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                for (int i = 0; i < count; i++) {
                    take(chunk[i]);
                }
                cancellation.wake();
            }
        } catch (IOException e) {
            // an input that breaks is at its end for the guest
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            ended = true;
        }
        cancellation.wake();
    }

    private void take(byte value) throws InterruptedException {
        if (escapes && !escaped && value == ESCAPE) {
            escaped = true;
            return;
        }
        if (escaped) {
            escaped = false;
            if (value == 'x' || value == 'X') {
                cancellation.quit();
                return;
            }
            if (value != ESCAPE) {
                return;
            }
        }
        synchronized (this) {
            while (filled == BACKLOG_BYTES) {
                wait();
            }
            backlog[(head + filled++) % BACKLOG_BYTES] = value;
        }
    }

    /** Gives the guest the next byte if it has read the one before. */
    synchronized void pump(Machine machine) {
        while (filled > 0 && machine.unreadSerialInput() == 0) {
            machine.serialInput(backlog[head] & 0xff);
            head = (head + 1) % BACKLOG_BYTES;
            filled--;
            notifyAll();
        }
    }

    /** Whether more may still come. */
    synchronized boolean open() {
        return reopens || !ended || filled > 0;
    }
}
