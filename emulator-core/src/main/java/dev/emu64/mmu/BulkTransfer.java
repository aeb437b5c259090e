package dev.emu64.mmu;

import dev.emu64.bits.ByteRange;
import dev.emu64.memory.WindowTransfer;

/** Whole ranges of one page at once, for linear addresses that {@link Mmu#bulkBytes} has admitted. */
public final class BulkTransfer {
    private BulkTransfer() {
    }

    /**
     * Copies elements of {@code size} bytes in steps, upward or {@code down}; the addresses are the lowest of each
     * range. Where the ranges overlap such that later steps would read what earlier ones have written, it stops before
     * the first such step.
     *
     * @return how many of the {@code bytes} bytes it has copied; 0 if not even one element
     */
    public static int copy(Mmu mmu, long from, long to, int bytes, int size, boolean down) {
        int source = mmu.bulkOffset(from, false);
        int target = mmu.bulkOffset(to, true);
        int ahead = down ? source - target : target - source;
        int part = ahead > 0 && ahead < bytes ? ahead - ahead % size : bytes;
        int skipped = down ? bytes - part : 0;
        byte[] ram = mmu.memory().ram;
        System.arraycopy(ram, source + skipped, ram, target + skipped, part);
        return part;
    }

    /** Repeats the low {@code size} bytes of {@code value} over {@code bytes} bytes, a multiple of it. */
    public static void fill(Mmu mmu, long to, int bytes, int size, long value) {
        int target = mmu.bulkOffset(to, true);
        byte[] ram = mmu.memory().ram;
        if (size == 1 || value == 0) {
            ByteRange.fill(ram, target, target + bytes, (int) value);
            return;
        }
        mmu.memory().store(target, size, value);
        for (int done = size; done < bytes; done <<= 1) {
            System.arraycopy(ram, target, ram, target + done, Math.min(done, bytes - done));
        }
    }

    /**
     * {@link #copy}, upward, with memory-mapped I/O on at least one side, in pages that the TLB knows; returns how many of
     * the {@code bytes} bytes it has copied, 0 where that has to be done one by one.
     */
    public static int copyWindow(Mmu mmu, long from, long to, int bytes, int size) {
        WindowTransfer transfers = mmu.memory().transfers();
        boolean fromRam = mmu.bulkBytes(from, bytes, false) == bytes;
        boolean toRam = mmu.bulkBytes(to, bytes, true) == bytes;
        long source = mmu.bulkPhysical(from, false);
        long target = mmu.bulkPhysical(to, true);
        if (fromRam) {
            return target >= 0 && transfers.toWindow(target, mmu.bulkOffset(from, false), bytes, size) ? bytes : 0;
        }
        if (toRam) {
            return source >= 0 && transfers.toRam(source, mmu.bulkOffset(to, true), bytes, size) ? bytes : 0;
        }
        return source >= 0 && target >= 0 ? transfers.within(source, target, bytes, size) : 0;
    }

    /** {@link #fill} of memory-mapped I/O; false where that has to be done one by one. */
    public static boolean fillWindow(Mmu mmu, long to, int bytes, int size, long value) {
        long target = mmu.bulkPhysical(to, true);
        return target >= 0 && mmu.memory().transfers().fill(target, bytes, size, value);
    }
}
