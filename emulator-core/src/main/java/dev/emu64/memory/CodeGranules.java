package dev.emu64.memory;

import java.util.Arrays;

/**
 * Which 64-byte granules of the RAM array hold decoded code: one {@code long} for each page of 4 KiB. It also knows
 * to which pages someone writes without asking, so that only marking one of these has to be announced: patching the
 * same code again and again costs no search.
 */
final class CodeGranules {
    private long[] pages;
    private boolean[] unchecked;

    CodeGranules(int bytes) {
        pages = new long[bytes >>> 12];
        unchecked = new boolean[bytes >>> 12];
    }

    void grow(int bytes) {
        pages = Arrays.copyOf(pages, bytes >>> 12);
        unchecked = Arrays.copyOf(unchecked, bytes >>> 12);
    }

    void clear() {
        Arrays.fill(pages, 0);
    }

    boolean onPage(int offset) {
        return pages[offset >>> 12] != 0;
    }

    /** The bits of {@code bytes} bytes (within one page) from {@code offset}. */
    private static long bits(int offset, int bytes) {
        int first = offset >>> 6 & 63;
        int last = offset + bytes - 1 >>> 6 & 63;
        return -1L >>> 63 - (last - first) << first;
    }

    /** Whether bytes of one page reach a marked granule. */
    boolean touched(int offset, int bytes) {
        long marked = pages[offset >>> 12];
        return marked != 0 && (marked & bits(offset, bytes)) != 0;
    }

    /** Somebody writes to the page from now on without asking {@link #touched}. */
    void writtenUnchecked(int offset) {
        unchecked[offset >>> 12] = true;
    }

    /** Marks bytes of one page; true if somebody may be writing there unchecked, who must stop that. */
    boolean mark(int offset, int bytes) {
        int page = offset >>> 12;
        pages[page] |= bits(offset, bytes);
        boolean announce = unchecked[page];
        unchecked[page] = false;
        return announce;
    }

    void unmark(int offset, int bytes) {
        pages[offset >>> 12] &= ~bits(offset, bytes);
    }
}
