package dev.emu64.memory;

/** Whoever caches array offsets of physical pages learns here when they may no longer be used. */
public interface TranslationListener {
    /** The physical map changed as a whole (A20, ROM installed, state loaded): drop everything. */
    void mappingChanged();

    /** The page at array offset {@code pageOffset} holds code from now on: writes must no longer bypass the check. */
    void codePageMarked(int pageOffset);
}
