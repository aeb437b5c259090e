package dev.emu64.vectors;

import java.util.Arrays;

/** Pieces of physical memory: addresses and their bytes. */
final class MemoryPatch {
    private long[] addresses = new long[16];
    private int[] starts = new int[17];
    private byte[] content = new byte[256];
    private int pieces;
    private int filled;

    void clear() {
        pieces = 0;
        filled = 0;
    }

    /** Begins a piece; {@link #append} gives its bytes. */
    void begin(long address) {
        if (pieces == addresses.length) {
            addresses = Arrays.copyOf(addresses, 2 * pieces);
            starts = Arrays.copyOf(starts, 2 * pieces + 1);
        }
        addresses[pieces] = address;
        starts[pieces++] = filled;
        starts[pieces] = filled;
    }

    void append(int value) {
        if (filled == content.length) {
            content = Arrays.copyOf(content, 2 * filled);
        }
        content[filled++] = (byte) value;
        starts[pieces] = filled;
    }

    int pieces() {
        return pieces;
    }

    int address(int piece) {
        return (int) addresses[piece];
    }

    /** Where the bytes of a piece begin in {@link #content}. */
    int start(int piece) {
        return starts[piece];
    }

    int length(int piece) {
        return starts[piece + 1] - starts[piece];
    }

    byte[] content() {
        return content;
    }
}
