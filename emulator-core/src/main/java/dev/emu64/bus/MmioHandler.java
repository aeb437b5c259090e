package dev.emu64.bus;

/** A chip as seen from the physical address space; addresses are absolute, sizes 1, 2, 4 or 8 bytes. */
public interface MmioHandler {
    /** Reads {@code size} bytes at physical address {@code address}, little-endian, zero-extended. */
    long read(long address, int size);

    /** Writes the low {@code size} bytes of {@code value}, little-endian. */
    void write(long address, int size, long value);

    /**
     * Writes {@code length} bytes as accesses of {@code size} bytes at ascending addresses, as a repeated string
     * instruction does; {@code length} is a multiple of {@code size}.
     */
    default void writeBlock(long address, int size, byte[] from, int offset, int length) {
        for (int at = 0; at < length; at += size) {
            long value = 0;
            for (int lane = 0; lane < size; lane++) {
                value |= (from[offset + at + lane] & 0xffL) << (lane << 3);
            }
            write(address + at, size, value);
        }
    }

    /** Reads {@code length} bytes as accesses of {@code size} bytes at ascending addresses. */
    default void readBlock(long address, int size, byte[] into, int offset, int length) {
        for (int at = 0; at < length; at += size) {
            long value = read(address + at, size);
            for (int lane = 0; lane < size; lane++) {
                into[offset + at + lane] = (byte) (value >>> (lane << 3));
            }
        }
    }

    /** Writes {@code value} {@code count} times at ascending addresses, {@code size} bytes each. */
    default void fill(long address, int size, long value, long count) {
        for (long at = 0; at < count; at++) {
            write(address + at * size, size, value);
        }
    }

    /** Whether it is nothing but memory: reading changes nothing, and gives what was written. */
    default boolean plain() {
        return false;
    }
}
