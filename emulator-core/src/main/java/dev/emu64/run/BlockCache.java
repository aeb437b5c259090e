package dev.emu64.run;

import dev.emu64.memory.CodeListener;
import dev.emu64.memory.GuestMemory;
import java.util.Arrays;

/**
 * Decoded blocks by physical address and code size. Self-modifying code is found by the bytes written: memory reports
 * writes into marked 64-byte granules, and only blocks that those bytes overlap are dropped.
 */
public final class BlockCache implements CodeListener {
    private static final int INITIAL_SLOTS = 1 << 12;
    private static final int MAXIMUM_BLOCKS = 1 << 17;
    private static final int PAGE_BITS = 12;

    private final GuestMemory memory;
    private CachedBlock[] slots = new CachedBlock[INITIAL_SLOTS];
    private int blocks;
    /** Blocks of a page, chained by {@link CachedBlock#nextInPage}, hashed by page number. */
    private CachedBlock[] pages = new CachedBlock[INITIAL_SLOTS];
    /** Counts blocks dropped because their bytes changed: whoever executes one watches it. */
    public int drops;

    BlockCache(GuestMemory memory) {
        this.memory = memory;
        memory.codeListener(this);
    }

    private static int hash(long physical, int mode) {
        int low = (int) physical * 0x9e3779b1 + mode * 0x85ebca6b + (int) (physical >>> 32);
        return low ^ low >>> 15;
    }

    /** The block that starts at a physical address, decoded for {@code mode}, or null. */
    public CachedBlock find(long physical, int mode) {
        CachedBlock block = slots[hash(physical, mode) & slots.length - 1];
        while (block != null && (block.physical != physical || block.mode != mode)) {
            block = block.nextInSlot;
        }
        return block;
    }

    /** Enters a block whose bytes lie within one page. */
    void add(CachedBlock block) {
        if (blocks >= MAXIMUM_BLOCKS) {
            clear();
        }
        if (blocks >= slots.length) {
            grow();
        }
        int slot = hash(block.physical, block.mode) & slots.length - 1;
        block.nextInSlot = slots[slot];
        slots[slot] = block;
        int page = pageSlot(block.physical);
        block.nextInPage = pages[page];
        pages[page] = block;
        blocks++;
        memory.markCode(block.physical, block.bytes);
    }

    private int pageSlot(long physical) {
        return hash(physical >>> PAGE_BITS, 0) & pages.length - 1;
    }

    private void grow() {
        CachedBlock[] old = pages;
        slots = new CachedBlock[slots.length * 4];
        pages = new CachedBlock[slots.length];
        for (CachedBlock chain : old) {
            CachedBlock block = chain;
            while (block != null) {
                CachedBlock next = block.nextInPage;
                int slot = hash(block.physical, block.mode) & slots.length - 1;
                block.nextInSlot = slots[slot];
                slots[slot] = block;
                int page = pageSlot(block.physical);
                block.nextInPage = pages[page];
                pages[page] = block;
                block = next;
            }
        }
    }

    @Override
    public void codeWritten(long physical, int bytes) {
        long end = physical + bytes;
        boolean dropped = false;
        int page = pageSlot(physical);
        CachedBlock before = null;
        CachedBlock block = pages[page];
        while (block != null) {
            CachedBlock next = block.nextInPage;
            if (block.physical < end && physical < block.physical + block.bytes) {
                if (before == null) {
                    pages[page] = next;
                } else {
                    before.nextInPage = next;
                }
                unlinkSlot(block);
                block.invalidate();
                blocks--;
                dropped = true;
            } else {
                before = block;
            }
            block = next;
        }
        if (dropped) {
            remark(physical & -1L << PAGE_BITS);
            drops++;
        }
    }

    /** Narrows the marks of a page to the blocks left, so that data beside code is written at full speed again. */
    private void remark(long page) {
        memory.unmarkCode(page, 1 << PAGE_BITS);
        for (CachedBlock block = pages[pageSlot(page)]; block != null; block = block.nextInPage) {
            if (block.physical >>> PAGE_BITS == page >>> PAGE_BITS) {
                memory.markCode(block.physical, block.bytes);
            }
        }
    }

    private void unlinkSlot(CachedBlock block) {
        int slot = hash(block.physical, block.mode) & slots.length - 1;
        CachedBlock at = slots[slot];
        if (at == block) {
            slots[slot] = block.nextInSlot;
            return;
        }
        while (at.nextInSlot != block) {
            at = at.nextInSlot;
        }
        at.nextInSlot = block.nextInSlot;
    }

    /** Drops everything. */
    void clear() {
        for (CachedBlock chain : slots) {
            for (CachedBlock block = chain; block != null; block = block.nextInSlot) {
                block.invalidate();
                memory.unmarkCode(block.physical, block.bytes);
            }
        }
        Arrays.fill(slots, null);
        Arrays.fill(pages, null);
        blocks = 0;
        drops++;
    }
}
