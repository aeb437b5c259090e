package dev.emu64.run;

import dev.emu64.decode.Block;
import dev.emu64.decode.Insn;
import java.util.Arrays;

/** A decoded block with its place in the {@link BlockCache}. */
public final class CachedBlock {
    /** Physical address of the first byte, as it reaches the bus. */
    public final long physical;
    /** The decoder's mode for which the bytes were decoded. */
    public final int mode;
    public final Insn[] insns;
    /** Length in bytes. */
    public final int bytes;
    /** Cleared when its bytes were overwritten. */
    public boolean valid = true;
    /** How often it was entered by the interpreter; a {@link Translator} looks at hot ones. */
    public int heat;
    /** The {@link #heat} at which a {@link Translator} is asked to begin translated code here. */
    int translateAt;

    /** The next block in the same slot of the cache's table. */
    CachedBlock nextInSlot;
    /** The next block that starts in the same page (or one that hashes like it). */
    CachedBlock nextInPage;

    /** Where it was last entered: CS:RIP, translations and code segment of that time; see {@link RecentBlocks}. */
    long rip;
    long codeBase;
    int generation;
    int context;
    /** Translated code that begins here, or null. */
    TranslatedCode code;
    private TranslatedCode[] users = NO_USERS;

    private static final TranslatedCode[] NO_USERS = {};

    CachedBlock(Block decoded, int threshold) {
        translateAt = threshold;
        physical = decoded.physical;
        mode = decoded.mode;
        insns = decoded.instructions;
        bytes = decoded.length;
    }

    /** The {@link Translator} wants to look at it again when it has been entered that often. */
    public void askAgainAt(int entries) {
        translateAt = entries;
    }

    /** Whether translated code begins here. */
    public boolean translated() {
        return code != null;
    }

    /** Whether a translated loop begins here of which {@code other} is no part. */
    public boolean beginsLoopWithout(CachedBlock other) {
        return code != null && code.isLoopWithout(other);
    }

    /** Registers translated code that holds this block's instructions. */
    void usedBy(TranslatedCode user) {
        users = Arrays.copyOf(users, users.length + 1);
        users[users.length - 1] = user;
    }

    /** Takes back {@link #usedBy}. */
    void releasedBy(TranslatedCode user) {
        int kept = 0;
        TranslatedCode[] others = new TranslatedCode[users.length];
        for (TranslatedCode other : users) {
            if (other != user) {
                others[kept++] = other;
            }
        }
        users = kept == 0 ? NO_USERS : Arrays.copyOf(others, kept);
    }

    /** The bytes changed: the block and all code translated from it may not be entered again. */
    void invalidate() {
        valid = false;
        for (TranslatedCode user : users) {
            user.disconnect();
        }
    }
}
