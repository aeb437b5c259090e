package dev.emu64.run;

/** Turns hot blocks into {@link TranslatedCode}. */
public interface Translator {
    /** How often a block is interpreted before {@link #translate} is asked. */
    int threshold();

    /**
     * Looks at a hot block, at which the cpu stands, and may translate and {@link TranslatedCode#connect} it together
     * with blocks that follow it.
     */
    void translate(CachedBlock head, BlockCache cache);
}
