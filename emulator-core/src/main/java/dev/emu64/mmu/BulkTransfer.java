package dev.emu64.mmu;

import java.util.Arrays;

/** Whole ranges of one page at once, for linear addresses that {@link Mmu#bulkBytes} has admitted. */
public final class BulkTransfer {
    private BulkTransfer() {
    }

    /**
     * Copies {@code bytes} bytes; the addresses are the lowest of each range. False, with nothing done, if the ranges
     * overlap such that copying in steps, upward or {@code down}, would read what it has written.
     */
    public static boolean copy(Mmu mmu, long from, long to, int bytes, boolean down) {
        int source = mmu.bulkOffset(from, false);
        int target = mmu.bulkOffset(to, true);
        int ahead = down ? source - target : target - source;
        if (ahead > 0 && ahead < bytes) {
            return false;
        }
        byte[] ram = mmu.memory().ram;
        System.arraycopy(ram, source, ram, target, bytes);
        return true;
    }

    /** Repeats the low {@code size} bytes of {@code value} over {@code bytes} bytes, a multiple of it. */
    public static void fill(Mmu mmu, long to, int bytes, int size, long value) {
        int target = mmu.bulkOffset(to, true);
        byte[] ram = mmu.memory().ram;
        if (size == 1 || value == 0) {
            Arrays.fill(ram, target, target + bytes, (byte) value);
            return;
        }
        mmu.memory().store(target, size, value);
        for (int done = size; done < bytes; done <<= 1) {
            System.arraycopy(ram, target, ram, target + done, Math.min(done, bytes - done));
        }
    }
}
