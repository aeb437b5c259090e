package dev.emu64.fuzz;

/** Processor modes in which random code is run. */
enum FuzzMode {
    REAL16(2, 0, false),
    /** Real-address mode with 4 GiB limits left in the data segments. */
    UNREAL(2, 0, false),
    V86(2, 3, true),
    PROT16(2, 0, false),
    PROT32(4, 0, true),
    PROT32_USER(4, 3, true),
    COMPAT32(4, 3, true),
    LONG64(8, 0, true),
    LONG64_USER(8, 3, true);

    /** Default operand size in bytes. */
    final int codeSize;
    final int cpl;
    final boolean paging;

    FuzzMode(int codeSize, int cpl, boolean paging) {
        this.codeSize = codeSize;
        this.cpl = cpl;
        this.paging = paging;
    }

    boolean real() {
        return this == REAL16 || this == UNREAL;
    }

    /** IA-32e mode. */
    boolean longMode() {
        return this == COMPAT32 || this == LONG64 || this == LONG64_USER;
    }

    /** Whether instructions address memory with 16-bit segments at 10000h (data), 20000h (code) and 30000h (stack). */
    boolean segmented() {
        return codeSize == 2;
    }
}
