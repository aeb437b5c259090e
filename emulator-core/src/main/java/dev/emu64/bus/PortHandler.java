package dev.emu64.bus;

/**
 * A chip as seen from the I/O address space. Most ISA chips are 8 bits wide: wider accesses reach them as consecutive
 * byte accesses at consecutive ports, low byte first, as the bus's byte lanes do. A wider chip overrides the wider
 * methods.
 */
public interface PortHandler {
    /** Reads 8 bits (0-255) from {@code port} (0-65535, absolute). */
    int in8(int port);

    /** Writes the low 8 bits of {@code value} to {@code port}. */
    void out8(int port, int value);

    default int in16(int port) {
        return in8(port) | in8(port + 1 & 0xffff) << 8;
    }

    default void out16(int port, int value) {
        out8(port, value & 0xff);
        out8(port + 1 & 0xffff, value >>> 8 & 0xff);
    }

    default int in32(int port) {
        return in16(port) | in16(port + 2 & 0xffff) << 16;
    }

    default void out32(int port, int value) {
        out16(port, value & 0xffff);
        out16(port + 2 & 0xffff, value >>> 16);
    }
}
