package dev.emu64.mmu;

import dev.emu64.memory.GuestMemory;

/** Four-level page tables in guest memory, from 100000h on. */
final class PageTables {
    static final int P = 1;
    static final int W = 2;
    static final int U = 4;
    static final int A = 0x20;
    static final int D = 0x40;
    static final int PS = 0x80;
    static final int G = 0x100;
    static final long NX = 1L << 63;
    static final long ROOT = 0x100000;

    final GuestMemory memory = GuestMemory.flat(16 << 20);
    final Mmu mmu = new Mmu(memory);
    private long free = ROOT + 0x1000;

    /** The address of the entry of {@code linear} at {@code level} (1 = PTE), tables made with {@code rights}. */
    long entry(long linear, int level, long rights) {
        long table = ROOT;
        for (int l = 4; l > level; l--) {
            long address = table + index(linear, l);
            if (memory.read64(address) == 0) {
                memory.write64(address, free | rights);
                free += 0x1000;
            }
            table = memory.read64(address) & 0x000ffffffffff000L;
        }
        return table + index(linear, level);
    }

    private static long index(long linear, int level) {
        return (linear >>> 3 + 9 * level & 0x1ff) * 8;
    }

    /** Maps a 4 KiB page; upper levels allow everything. */
    long map(long linear, long entry) {
        long address = entry(linear, 1, P | W | U);
        memory.write64(address, entry);
        return address;
    }

    /** Long mode with these bits of CR0 (besides PE, PG), CR4 (besides PAE) and EFER (besides LME, LMA). */
    void longMode(int cr0, int cr4, int efer) {
        mmu.configure(0x80000001L | cr0, ROOT, 0x20 | cr4, 0x500 | efer);
        mmu.linearBits(true);
    }
}
