package dev.emu64.memory;

/** Learns of writes into bytes that {@link GuestMemory#markCode} declared to hold decoded instructions. */
@FunctionalInterface
public interface CodeListener {
    /** {@code bytes} bytes from {@code physical} on were just written; some lie in a marked 64-byte granule. */
    void codeWritten(long physical, int bytes);
}
