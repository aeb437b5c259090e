package dev.emu64.mmu;

import java.util.Arrays;

/**
 * The arrays of the software TLB and what is dropped from them when: see {@link Mmu}, of which this is the part that
 * knows no page tables.
 */
abstract class Tlb {
    public static final int INDEX_BITS = 10;
    public static final int INDEX_MASK = (1 << INDEX_BITS) - 1;
    static final long NO_TAG = 1L << 62;
    private static final int FAR = 1 << INDEX_BITS - 1;
    static final long PAGE = -4096;
    static final int ENTRIES = 4 << INDEX_BITS;

    public final long[] readTag = new long[ENTRIES];
    public final int[] readDelta = new int[ENTRIES];
    public final long[] writeTag = new long[ENTRIES];
    public final int[] writeDelta = new int[ENTRIES];
    public final long[] executeTag = new long[ENTRIES];
    /** Physical page address minus linear page address. */
    public final long[] executeDelta = new long[ENTRIES];
    /** Where the current context's entries begin in the arrays above: context times 1024. */
    public int base;
    /** Counts removals of pages from which instructions came: whoever caches such translations elsewhere compares it. */
    public int generation;

    final long[] walkTag = new long[1 << INDEX_BITS];
    final long[] walkResult = new long[1 << INDEX_BITS];
    /** Entries filled since the last flush; {@link #filledCount} beyond its length means too many to tell. */
    private final int[] filled = new int[192];
    private int filledCount = filled.length + 1;
    final LargePageFilter largePages = new LargePageFilter();
    /** Pages that made room for others in {@link #executeTag} in this generation. */
    final PageFilter displaced = new PageFilter();

    /** The place of an address in the arrays of the context whose entries begin at {@code base}. */
    public static int entry(long linear, int base) {
        return ((int) (linear >>> 12) & INDEX_MASK) + base;
    }

    /** Whether an access of {@code size} bytes at an address with the index of that tag lies in its page. */
    public static boolean hits(long tag, long linear, int size) {
        return linear - tag + (size - 1) >>> 12 == 0;
    }

    /** MOV to CR3: drops everything but global pages. */
    final void dropNonGlobal() {
        boolean kept = false;
        if (filledCount > filled.length) {
            for (int entry = 0; entry < ENTRIES; entry++) {
                kept |= keptOnRootChange(entry);
            }
        } else {
            int remaining = 0;
            for (int n = 0; n < filledCount; n++) {
                if (keptOnRootChange(filled[n])) {
                    filled[remaining++] = filled[n];
                }
            }
            filledCount = remaining;
            kept = remaining != 0;
        }
        if (!kept) {
            forgetFilters();
        }
    }

    /** Drops an entry unless its page is known to be global. */
    private boolean keptOnRootChange(int entry) {
        int i = entry & INDEX_MASK;
        if ((walkResult[i] & PageWalker.GLOBAL) != 0 && walkTag[i] != NO_TAG) {
            dropOther(entry, walkTag[i]);
            return true;
        }
        if (executeTag[entry] != noTag(entry)) {
            generation++;
        }
        drop(entry);
        walkTag[i] = NO_TAG;
        return false;
    }

    /** Drops what an entry holds of other pages than {@code page}. */
    private void dropOther(int entry, long page) {
        long tag = noTag(entry);
        if (readTag[entry] != page) {
            readTag[entry] = tag;
        }
        if (writeTag[entry] != page) {
            writeTag[entry] = tag;
        }
        if (executeTag[entry] != page && executeTag[entry] != tag) {
            executeTag[entry] = tag;
            generation++;
        }
    }

    /** Drops every translation, global ones included. */
    public final void flush() {
        generation++;
        if (filledCount > filled.length) {
            for (int entry = 0; entry < ENTRIES; entry++) {
                drop(entry);
            }
            Arrays.fill(walkTag, NO_TAG);
        } else {
            for (int n = 0; n < filledCount; n++) {
                drop(filled[n]);
                walkTag[filled[n] & INDEX_MASK] = NO_TAG;
            }
        }
        filledCount = 0;
        forgetFilters();
    }

    private void forgetFilters() {
        largePages.clear();
        displaced.clear();
    }

    /** Remembers an entry for {@link #flush}, as long as there are few: then only these are cleared. */
    final void noteFilled(int entry) {
        if (filledCount < filled.length) {
            filled[filledCount] = entry;
        }
        if (filledCount <= filled.length) {
            filledCount++;
        }
    }

    /** INVLPG: drops the translations of the page, of whatever size, that holds {@code linear}. */
    public final void invalidate(long linear) {
        if (largePages.mayHold(linear)) {
            flush();
            return;
        }
        long page = linear & PAGE;
        int i = (int) (linear >>> 12) & INDEX_MASK;
        if (walkTag[i] == page) {
            walkTag[i] = NO_TAG;
        }
        boolean executed = displaced.mayHold(page);
        for (int entry = i; entry < ENTRIES; entry += 1 << INDEX_BITS) {
            if (readTag[entry] == page) {
                readTag[entry] = noTag(entry);
            }
            if (writeTag[entry] == page) {
                writeTag[entry] = noTag(entry);
            }
            if (executeTag[entry] == page) {
                executeTag[entry] = noTag(entry);
                executed = true;
            }
        }
        if (executed) {
            generation++;
            displaced.clear();
        }
    }

    private void drop(int entry) {
        long tag = noTag(entry);
        readTag[entry] = tag;
        writeTag[entry] = tag;
        executeTag[entry] = tag;
    }

    /** A tag that no access to an address with this entry's index hits, canonical or not: its own index is far away. */
    static long noTag(int entry) {
        return NO_TAG | (entry + FAR & INDEX_MASK) << 12;
    }
}
