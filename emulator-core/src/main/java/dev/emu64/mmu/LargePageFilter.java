package dev.emu64.mmu;

import java.util.Arrays;

/**
 * Which parts of the linear space may have cached pieces of large pages: INVLPG must drop the whole page, but the TLB
 * holds it in pieces of 4 KiB. Says yes too often, never too seldom.
 */
final class LargePageFilter {
    private static final int LARGE_SHIFT = 21;
    private static final int HUGE_SHIFT = 30;

    private final long[] large = new long[64];
    private final long[] huge = new long[4];
    private boolean empty = true;

    /** A piece of a page of 2 or 4 MiB (or 1 GiB if {@code isHuge}) at {@code linear} is cached from now on. */
    void add(long linear, boolean isHuge) {
        empty = false;
        if (isHuge) {
            int i = (int) (linear >>> HUGE_SHIFT);
            huge[i >>> 6 & 3] |= 1L << i;
        } else {
            // both halves of what may be a 4 MiB page
            int i = (int) (linear >>> LARGE_SHIFT) & ~1;
            large[i >>> 6 & 63] |= 3L << i;
        }
    }

    boolean mayHold(long linear) {
        if (empty) {
            return false;
        }
        int i = (int) (linear >>> LARGE_SHIFT);
        int h = (int) (linear >>> HUGE_SHIFT);
        return (large[i >>> 6 & 63] >>> i & 1) != 0 || (huge[h >>> 6 & 3] >>> h & 1) != 0;
    }

    void clear() {
        if (!empty) {
            Arrays.fill(large, 0);
            Arrays.fill(huge, 0);
            empty = true;
        }
    }
}
