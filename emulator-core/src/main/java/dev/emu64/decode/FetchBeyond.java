package dev.emu64.decode;

/**
 * Where the bytes of an instruction come from that runs over the end of the window it begins in: the next page, or
 * beyond the limit of CS.
 */
public interface FetchBeyond {
    /**
     * The byte at {@code offset} (1-14) from the instruction's first, 0-255. Called only when the decoder needs it;
     * raises the fetch's #PF or #GP.
     */
    int fetch(int offset);
}
