package dev.emu64.run;

import dev.emu64.decode.Insn;

/** A straight run of decoded instructions. Its bytes lie within one page unless it is not {@link #cacheable}. */
final class Block {
    /** Physical address of the first byte, as it reaches the bus. */
    final long physical;
    /** See {@link BlockCache#key}: the code size and protection for which the bytes were decoded. */
    final int mode;
    final Insn[] insns;
    /** Length in bytes. */
    final int bytes;
    /** False for a single instruction that runs over a page's end: it is decoded anew each time. */
    final boolean cacheable;
    /** Cleared when its bytes were overwritten. */
    boolean valid = true;

    /** The next block in the same slot of the cache's table. */
    Block nextInSlot;
    /** The next block that starts in the same page (or one that hashes like it). */
    Block nextInPage;

    Block(long physical, int mode, Insn[] insns, int bytes, boolean cacheable) {
        this.physical = physical;
        this.mode = mode;
        this.insns = insns;
        this.bytes = bytes;
        this.cacheable = cacheable;
    }
}
