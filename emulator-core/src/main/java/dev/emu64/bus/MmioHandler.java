package dev.emu64.bus;

/** A chip as seen from the physical address space; addresses are absolute, sizes 1, 2, 4 or 8 bytes. */
public interface MmioHandler {
    /** Reads {@code size} bytes at physical address {@code address}, little-endian, zero-extended. */
    long read(long address, int size);

    /** Writes the low {@code size} bytes of {@code value}, little-endian. */
    void write(long address, int size, long value);
}
