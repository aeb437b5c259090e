package dev.emu64.image;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A Multiboot header found in a kernel (Multiboot Specification 0.6.96, section 3.1; Multiboot2 Specification, section 3.1).
 *
 * @param version 1 or 2
 * @param offset where it stands in the file, in bytes
 * @param flags version 1: the flags word; bit 0 page-align modules, 1 memory map wanted, 2 video mode wanted, 16 load addresses given here
 *        instead of in the ELF header
 * @param headerBytes version 2: length with all tags; version 1: 12, 32 with addresses, 48 with a video mode
 * @param headerAddress version 1 with flag 16: where the header itself is loaded
 * @param loadAddress version 1 with flag 16: where loading begins
 * @param loadEnd version 1 with flag 16: behind the data; 0 means the whole file
 * @param bssEnd version 1 with flag 16: behind the zeroed area; 0 means none
 * @param entry version 1 with flag 16: where to jump
 * @param modeType version 1 with flag 2: 0 for a graphics mode, 1 for text; 1 without the flag
 */
public record MultibootHeader(int version, int offset, int flags, int headerBytes, int headerAddress, int loadAddress, int loadEnd, int bssEnd,
        int entry, int modeType) {

    private static final int MAGIC_1 = 0x1badb002;
    private static final int MAGIC_2 = 0xe85250d6;
    private static final int SEARCH_1 = 8192;
    private static final int SEARCH_2 = 32768;
    private static final int ADDRESSES = 1 << 16;
    private static final int VIDEO = 1 << 2;

    /** The header, or null: searched in the first 8192 bytes (version 1) and the first 32768 (version 2). */
    static MultibootHeader find(ImageSource source) throws IOException {
        int length = (int) Math.min(SEARCH_2, source.size());
        ByteBuffer b = source.littleEndian(0, length);
        for (int at = 0; at + 12 <= length; at += 4) {
            int magic = b.getInt(at);
            if (magic == MAGIC_1 && at + 12 <= SEARCH_1 && magic + b.getInt(at + 4) + b.getInt(at + 8) == 0) {
                return first(b, at);
            }
            if (magic == MAGIC_2 && at % 8 == 0 && at + 16 <= length && b.getInt(at + 4) == 0
                    && magic + b.getInt(at + 8) + b.getInt(at + 12) == 0) {
                return new MultibootHeader(2, at, 0, b.getInt(at + 8), 0, 0, 0, 0, 0, 1);
            }
        }
        return null;
    }

    private static MultibootHeader first(ByteBuffer b, int at) {
        int flags = b.getInt(at + 4);
        int bytes = (flags & VIDEO) != 0 ? 48 : (flags & ADDRESSES) != 0 ? 32 : 12;
        int modeType = (flags & VIDEO) != 0 && at + 36 <= b.capacity() ? b.getInt(at + 32) : 1;
        if ((flags & ADDRESSES) == 0 || at + 32 > b.capacity()) {
            return new MultibootHeader(1, at, flags, bytes, 0, 0, 0, 0, 0, modeType);
        }
        return new MultibootHeader(1, at, flags, bytes, b.getInt(at + 12), b.getInt(at + 16), b.getInt(at + 20), b.getInt(at + 24),
                b.getInt(at + 28), modeType);
    }

    /** Version 1, flag 2: the kernel wants a linear graphics mode. */
    public boolean wantsGraphics() {
        return modeType == 0;
    }

    /** Version 1, flag 16: the addresses in this header hold instead of the ELF's. */
    public boolean givesAddresses() {
        return version == 1 && (flags & ADDRESSES) != 0;
    }
}
