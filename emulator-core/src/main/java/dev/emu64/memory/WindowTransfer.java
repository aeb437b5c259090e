package dev.emu64.memory;

import dev.emu64.bus.MmioHandler;

/**
 * Blocks between RAM and chips' windows, or within windows, as repeated string instructions move them upward: the chip
 * gets them in the order and the sizes of the single accesses. Ranges lie within a page; nothing happens, and the result
 * is false or 0, where no single chip decodes all of one.
 */
public final class WindowTransfer {
    private final GuestMemory memory;
    private byte[] between = new byte[0];

    WindowTransfer(GuestMemory memory) {
        this.memory = memory;
    }

    /** Writes {@code bytes} bytes of {@link GuestMemory#ram} from {@code offset} on to a window. */
    public boolean toWindow(long physical, int offset, int bytes, int size) {
        MmioHandler target = memory.window(physical, bytes);
        if (target != null) {
            target.writeBlock(physical, size, memory.ram, offset, bytes);
        }
        return target != null;
    }

    /** Reads {@code bytes} bytes of a window into {@link GuestMemory#ram}. */
    public boolean toRam(long physical, int offset, int bytes, int size) {
        MmioHandler source = memory.window(physical, bytes);
        if (source != null) {
            source.readBlock(physical, size, memory.ram, offset, bytes);
        }
        return source != null;
    }

    /**
     * Copies from one window to another, or the same, no further than to the first element that an earlier one has
     * written; returns how many bytes. A chip whose reads have effects is left to single accesses.
     */
    public int within(long from, long to, int bytes, int size) {
        MmioHandler source = memory.window(from, bytes);
        MmioHandler target = memory.window(to, bytes);
        if (source == null || target == null || !source.plain()) {
            return 0;
        }
        long ahead = to - from;
        int part = ahead > 0 && ahead < bytes ? (int) (ahead - ahead % size) : bytes;
        if (between.length < part) {
            between = new byte[4096];
        }
        source.readBlock(from, size, between, 0, part);
        target.writeBlock(to, size, between, 0, part);
        return part;
    }

    /** Repeats the low {@code size} bytes of {@code value} over a window. */
    public boolean fill(long physical, int bytes, int size, long value) {
        MmioHandler target = memory.window(physical, bytes);
        if (target != null) {
            target.fill(physical, size, value, bytes / size);
        }
        return target != null;
    }
}
