package dev.emu64.debug;

import dev.emu64.bits.Hex;
import dev.emu64.mmu.GuestFault;

/** Exceptions in words (SDM vol. 3A, table 6-1 and 4.7). */
final class Exceptions {
    private static final String[] NAMES = {"#DE divide error", "#DB debug exception", "NMI", "#BP breakpoint", "#OF overflow",
        "#BR bound range exceeded", "#UD invalid opcode", "#NM device not available", "#DF double fault", "vector 9",
        "#TS invalid TSS", "#NP segment not present", "#SS stack fault", "#GP general protection", "#PF page fault", "vector 15",
        "#MF x87 floating-point error", "#AC alignment check", "#MC machine check", "#XM SIMD floating-point exception"};
    private static final int PRESENT = 1;
    private static final int WRITE = 2;
    private static final int USER = 4;
    private static final int RESERVED = 8;
    private static final int FETCH = 16;

    private Exceptions() {
    }

    /** Mnemonic and name. */
    static String name(int vector) {
        return vector < NAMES.length ? NAMES[vector] : "vector " + vector;
    }

    /** The mnemonic alone. */
    static String mnemonic(int vector) {
        String name = name(vector);
        return name.startsWith("#") ? name.substring(0, 3) : name;
    }

    /** {@code , error code 0x0002}, or nothing for an exception without one. */
    static String code(int errorCode) {
        return errorCode == GuestFault.NO_ERROR_CODE ? "" : ", error code 0x" + Hex.of(errorCode, 4);
    }

    /** What a page fault's error code says about an access to {@code address}. */
    static String pageAccess(int code, long address) {
        String access = (code & FETCH) != 0 ? "fetch of an instruction at " : (code & WRITE) != 0 ? "write to " : "read of ";
        String cause = (code & RESERVED) != 0 ? "a reserved bit is set in a page-table entry"
            : (code & PRESENT) == 0 ? "the page is not present"
            : (code & FETCH) != 0 ? "the page may not be executed"
            : (code & WRITE) != 0 ? "the page is read-only" : "the page is not accessible";
        return ((code & USER) != 0 ? "user-mode " : "") + access + Hex.prefixed(address) + ", " + cause;
    }
}
