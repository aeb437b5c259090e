package dev.emu64.bits;

/**
 * Little-endian numbers in byte arrays, byte by byte: for code that a boot runs before the JVM has compiled it. A
 * VarHandle's first use loads some sixty classes of the JDK and each of its accesses is a dozen calls until then;
 * translated code, which is compiled, has VarHandles.
 */
public final class LittleEndian {
    private LittleEndian() {
    }

    /** Two bytes, zero-extended. */
    public static int get16(byte[] bytes, int offset) {
        return bytes[offset] & 0xff | (bytes[offset + 1] & 0xff) << 8;
    }

    /** Four bytes. */
    public static int get32(byte[] bytes, int offset) {
        return bytes[offset] & 0xff | (bytes[offset + 1] & 0xff) << 8 | (bytes[offset + 2] & 0xff) << 16 | bytes[offset + 3] << 24;
    }

    /** Eight bytes. */
    public static long get64(byte[] bytes, int offset) {
        return get32(bytes, offset) & 0xffffffffL | (long) get32(bytes, offset + 4) << 32;
    }

    /** Stores the low two bytes of {@code value}. */
    public static void put16(byte[] bytes, int offset, int value) {
        bytes[offset] = (byte) value;
        bytes[offset + 1] = (byte) (value >>> 8);
    }

    /** Stores the four bytes of {@code value}. */
    public static void put32(byte[] bytes, int offset, int value) {
        bytes[offset] = (byte) value;
        bytes[offset + 1] = (byte) (value >>> 8);
        bytes[offset + 2] = (byte) (value >>> 16);
        bytes[offset + 3] = (byte) (value >>> 24);
    }

    /** Stores the eight bytes of {@code value}. */
    public static void put64(byte[] bytes, int offset, long value) {
        put32(bytes, offset, (int) value);
        put32(bytes, offset + 4, (int) (value >>> 32));
    }
}
