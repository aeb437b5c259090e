package dev.emu64.decode;

/**
 * A straight-line run of decoded instructions in one page: up to a branch or another instruction that ends blocks,
 * the end of the page, or {@link #MAX_INSTRUCTIONS}. An instruction that crosses into the next page is a block alone.
 */
public final class Block {
    public static final int MAX_INSTRUCTIONS = 32;

    /** Guest-physical address of the first byte. */
    public final long physical;
    /** The decoder's mode: see {@link Decoder#mode}. */
    public final int mode;
    /** At least one. */
    public final Insn[] instructions;
    /** Bytes of all instructions together. */
    public final int length;
    /** Whether its only instruction runs over the end of the page, so that the next page holds bytes of it. */
    public final boolean crossesPage;

    Block(long physical, int mode, Insn[] instructions, int length, boolean crossesPage) {
        this.physical = physical;
        this.mode = mode;
        this.instructions = instructions;
        this.length = length;
        this.crossesPage = crossesPage;
    }
}
