package dev.emu64.mmu;

/** Learns of accesses to watched linear ranges, once they have happened (data breakpoints). */
@FunctionalInterface
public interface AccessListener {
    /** {@code size} bytes at {@code linear} were read or written. */
    void accessed(long linear, int size, boolean write);
}
