package dev.emu64.mmu;

import java.util.Arrays;

/** A set of linear pages, hashed: says yes too often, never too seldom. */
final class PageFilter {
    private final long[] bits = new long[64];
    private boolean empty = true;

    private static int hash(long linear) {
        int page = (int) (linear >>> 12);
        return page ^ page >>> 12;
    }

    void add(long linear) {
        int h = hash(linear);
        bits[h >>> 6 & 63] |= 1L << h;
        empty = false;
    }

    boolean mayHold(long linear) {
        if (empty) {
            return false;
        }
        int h = hash(linear);
        return (bits[h >>> 6 & 63] >>> h & 1) != 0;
    }

    void clear() {
        if (!empty) {
            Arrays.fill(bits, 0);
            empty = true;
        }
    }
}
