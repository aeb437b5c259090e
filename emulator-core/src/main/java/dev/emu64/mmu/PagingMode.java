package dev.emu64.mmu;

/** How linear addresses become physical ones (SDM vol. 3A, table 4-1). */
public enum PagingMode {
    /** CR0.PG = 0: linear addresses are physical addresses. */
    NONE,
    /** 32-bit paging: two levels of 4-byte entries. */
    LEGACY,
    /** CR4.PAE without long mode: three levels, the first held in registers. */
    PAE,
    /** Long mode: four levels. */
    FOUR_LEVEL;

    /** The mode that CR0.PG, CR4.PAE and EFER.LMA select. */
    static PagingMode of(long cr0, long cr4, long efer) {
        if (cr0 << 32 >= 0) {
            return NONE;
        }
        if ((efer & 1 << 10) != 0) {
            return FOUR_LEVEL;
        }
        return (cr4 & 1 << 5) != 0 ? PAE : LEGACY;
    }
}
