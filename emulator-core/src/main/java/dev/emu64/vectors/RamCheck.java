package dev.emu64.vectors;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds writes that no case names. Pages that some case has named so far, which are those that guests of a file use,
 * are compared after each case; a page named for the first time must still be as initially.
 */
final class RamCheck {
    private static final int PAGE_BITS = 12;
    private static final int PAGE = 1 << PAGE_BITS;

    private final VectorCpu vectorCpu;
    private final boolean[] known;
    private final int[] pages;
    private int count;

    RamCheck(VectorCpu vectorCpu) {
        this.vectorCpu = vectorCpu;
        known = new boolean[vectorCpu.ramBytes() >>> PAGE_BITS];
        pages = new int[known.length];
    }

    /** Gets to know the pages of a patch before it is applied; false if a new one is no longer as initially. */
    boolean know(MemoryPatch patch) {
        boolean clean = true;
        for (int p = 0; p < patch.pieces(); p++) {
            int last = patch.address(p) + patch.length(p) - 1 >>> PAGE_BITS;
            for (int page = patch.address(p) >>> PAGE_BITS; page <= last; page++) {
                if (!known[page]) {
                    known[page] = true;
                    pages[count++] = page;
                    clean &= vectorCpu.strayIn(page << PAGE_BITS, PAGE) < 0;
                }
            }
        }
        return clean;
    }

    /** Finds and takes back what differs from the initial content in known pages, or in all of RAM. */
    List<String> strays(boolean everywhere) {
        List<String> strays = List.of();
        for (int n = 0; n < count; n++) {
            int address = vectorCpu.strayIn(pages[n] << PAGE_BITS, PAGE);
            if (address >= 0) {
                strays = new ArrayList<>(strays);
                strays.add(describe(address));
            }
        }
        if (everywhere && strays.isEmpty()) {
            int address = vectorCpu.strayIn(0, vectorCpu.ramBytes());
            if (address >= 0) {
                strays = List.of(describe(address));
            }
        }
        if (!strays.isEmpty()) {
            vectorCpu.restoreAll();
        }
        return strays;
    }

    /** Whether all of RAM is as initially; if not, it is so afterwards. */
    boolean clean() {
        if (vectorCpu.strayIn(0, vectorCpu.ramBytes()) < 0) {
            return true;
        }
        vectorCpu.restoreAll();
        return false;
    }

    private String describe(int address) {
        return "memory " + Integer.toHexString(address) + " written, got " + Integer.toHexString(vectorCpu.memory.read8(address));
    }
}
