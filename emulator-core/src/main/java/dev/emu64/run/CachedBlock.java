package dev.emu64.run;

import dev.emu64.decode.Block;
import dev.emu64.decode.Insn;

/** A decoded block with its place in the {@link BlockCache}. */
final class CachedBlock {
    /** Physical address of the first byte, as it reaches the bus. */
    final long physical;
    /** The decoder's mode for which the bytes were decoded. */
    final int mode;
    final Insn[] insns;
    /** Length in bytes. */
    final int bytes;
    /** Cleared when its bytes were overwritten. */
    boolean valid = true;

    /** The next block in the same slot of the cache's table. */
    CachedBlock nextInSlot;
    /** The next block that starts in the same page (or one that hashes like it). */
    CachedBlock nextInPage;

    CachedBlock(Block decoded) {
        physical = decoded.physical;
        mode = decoded.mode;
        insns = decoded.instructions;
        bytes = decoded.length;
    }
}
