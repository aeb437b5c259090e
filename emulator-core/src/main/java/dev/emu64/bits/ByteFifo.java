package dev.emu64.bits;

import java.util.Arrays;

/** A first-in, first-out queue of bytes that grows as needed; a chip with a FIFO of fixed depth compares {@link #size}. */
public final class ByteFifo {
    private byte[] ring;
    private int head;
    private int size;

    /** An empty queue with room for {@code expected} bytes before it first grows; at least 1. */
    public ByteFifo(int expected) {
        ring = new byte[expected];
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** Appends the low 8 bits of {@code value}. */
    public void add(int value) {
        if (size == ring.length) {
            byte[] contents = contents();
            ring = Arrays.copyOf(contents, size * 2);
            head = 0;
        }
        ring[(head + size) % ring.length] = (byte) value;
        size++;
    }

    /** Removes and returns the oldest byte (0-255); the queue must not be empty. */
    public int take() {
        if (size == 0) {
            throw new IllegalStateException("byte taken from an empty queue");
        }
        int value = ring[head] & 0xff;
        head = (head + 1) % ring.length;
        size--;
        return value;
    }

    public void clear() {
        size = 0;
    }

    /** The queued bytes, oldest first. */
    public byte[] contents() {
        byte[] contents = new byte[size];
        for (int i = 0; i < size; i++) {
            contents[i] = ring[(head + i) % ring.length];
        }
        return contents;
    }

    /** Replaces what is queued by {@code contents}, oldest first. */
    public void restore(byte[] contents) {
        clear();
        for (byte value : contents) {
            add(value);
        }
    }
}
