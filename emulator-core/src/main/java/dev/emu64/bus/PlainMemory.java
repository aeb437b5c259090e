package dev.emu64.bus;

/**
 * Memory that stands in for a chip's window while an access there does nothing but read or write bytes: the processor
 * then reaches it as fast as RAM, and the chip looks at the bytes when it needs them.
 */
public interface PlainMemory {
    /**
     * From now on accesses to {@code first} to {@code last} (inclusive, whole pages within a0000-bffff) go to plain
     * memory, whose content is what the last use has left there. One range at a time.
     */
    void expose(long first, long last);

    /** Accesses reach the chip again. */
    void withdraw();

    /** Writes to the exposed range. */
    void copyIn(long physical, byte[] from, int index, int length);

    /** Reads from the exposed range. */
    void copyOut(long physical, byte[] to, int index, int length);
}
