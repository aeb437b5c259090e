package dev.emu64.mmu;

import dev.emu64.memory.GuestMemory;

/**
 * Page walks: 32-bit paging with 4 MiB pages, PAE paging, and 4-level paging (SDM vol. 3A, 4.3 to 4.5). A successful
 * walk yields the frame address of the 4 KiB page with the combined rights in its low bits; accessed and dirty flags
 * are set only then (4.8). A failed one fills in the #PF with the error code of 4.7 and yields {@link #FAULT}: throwing
 * is left to those callers that have to unwind, since it costs the host more than the walk.
 */
final class PageWalker {
    /** Result bits: writable and user-accessible on every level, not executable, dirty, part of a larger page. */
    static final int WRITABLE = 2;
    static final int USER = 4;
    static final int NO_EXECUTE = 8;
    static final int DIRTY = 0x40;
    static final int LARGE = 0x80;
    static final int HUGE = 0x100;
    /** The translation outlives MOV to CR3 (SDM vol. 3A, 4.10.2.4). */
    static final int GLOBAL = 0x200;
    /** The result of a walk that ended in a page fault. */
    static final long FAULT = -1;
    /** The frame address in a result. */
    static final long FRAME = 0x000ffffffffff000L;

    /** MAXPHYADDR, CPUID.80000008H:EAX[7:0]. */
    static final int PHYSICAL_BITS = 40;

    private static final int PRESENT = 1;
    private static final int ACCESSED = 0x20;
    private static final int PAGE_SIZE = 0x80;
    private static final long ADDRESS = (1L << PHYSICAL_BITS) - 1 & -4096;
    private static final long BEYOND_PHYSICAL = 0x000fffffffffffffL & -(1L << PHYSICAL_BITS);
    private static final long BEYOND_PHYSICAL_PAE = 0x7fffffffffffffffL & -(1L << PHYSICAL_BITS);
    private static final long RESERVED_IN_PDPTE = 0x1e6L | -(1L << PHYSICAL_BITS);
    private static final long BIT_63 = 1L << 63;

    private final GuestMemory memory;
    private final GuestFault fault;
    private final long[] pdptes = new long[4];
    private final long[] entryAddress = new long[4];
    private final long[] entryValue = new long[4];
    private int levels;

    private PagingMode mode = PagingMode.NONE;
    private long root;
    private boolean writeProtect;
    private boolean pageSizeExtension;
    private boolean noExecute;
    private boolean globalPages;
    private boolean smep;
    private boolean smap;

    PageWalker(GuestMemory memory, GuestFault fault) {
        this.memory = memory;
        this.fault = fault;
    }

    void configure(PagingMode newMode, long cr0, long cr3, long cr4, long efer) {
        mode = newMode;
        root = cr3;
        writeProtect = (cr0 & 1 << 16) != 0;
        pageSizeExtension = (cr4 & 1 << 4) != 0;
        globalPages = (cr4 & 1 << 7) != 0;
        smep = (cr4 & 1 << 20) != 0;
        smap = (cr4 & 1 << 21) != 0;
        noExecute = (efer & 1 << 11) != 0 && newMode != PagingMode.LEGACY;
    }

    /** Takes over CR3 alone. */
    void root(long cr3) {
        root = cr3;
    }

    PagingMode mode() {
        return mode;
    }

    long[] pdptes() {
        return pdptes;
    }

    /** Loads the PDPTE registers from where CR3 points; false, and nothing changed, if a reserved bit is set. */
    boolean loadPdptes(long cr3) {
        long table = cr3 & 0xffffffe0L;
        for (int i = 0; i < 4; i++) {
            long entry = memory.read64(table + i * 8);
            if ((entry & PRESENT) != 0 && (entry & RESERVED_IN_PDPTE) != 0) {
                return false;
            }
        }
        for (int i = 0; i < 4; i++) {
            pdptes[i] = memory.read64(table + i * 8);
        }
        return true;
    }

    /** Whether rights (a walk's result) allow an access; see {@link Mmu} for the codes. */
    boolean permits(long rights, int access, boolean user, boolean acSuspendsSmap) {
        if (user) {
            return (rights & USER) != 0 && (access != Mmu.WRITE || (rights & WRITABLE) != 0)
                && (access != Mmu.EXECUTE || (rights & NO_EXECUTE) == 0);
        }
        boolean userPage = (rights & USER) != 0;
        if (access == Mmu.EXECUTE) {
            return (rights & NO_EXECUTE) == 0 && !(smep && userPage);
        }
        if (smap && userPage && !acSuspendsSmap) {
            return false;
        }
        return access != Mmu.WRITE || (rights & WRITABLE) != 0 || !writeProtect;
    }

    /** Translates {@code linear}: the frame with the rights in its low bits, or {@link #FAULT} with the #PF filled in. */
    long walk(long linear, int access, boolean user, boolean acSuspendsSmap) {
        levels = 0;
        // comparisons: a switch over an enum brings a class of its own, which every start would load
        if (mode == PagingMode.NONE) {
            return linear & FRAME | WRITABLE | USER | DIRTY;
        }
        long result = mode == PagingMode.FOUR_LEVEL ? walkFourLevel(linear, access, user)
            : mode == PagingMode.PAE ? walkPae(linear, access, user) : walkLegacy(linear, access, user);
        if (result == FAULT) {
            return FAULT;
        }
        if (!permits(result, access, user, acSuspendsSmap)) {
            return pageFault(linear, PRESENT, access, user);
        }
        markUsed(access == Mmu.WRITE);
        return access == Mmu.WRITE ? result | DIRTY : result;
    }

    private long pageFault(long linear, int cause, int access, boolean user) {
        int code = cause;
        if (access == Mmu.WRITE) {
            code |= 2;
        }
        if (user) {
            code |= 4;
        }
        if (access == Mmu.EXECUTE && (noExecute || smep)) {
            code |= 16;
        }
        fault.page(linear, code);
        return FAULT;
    }

    private void visit(long address, long entry) {
        entryAddress[levels] = address;
        entryValue[levels++] = entry;
    }

    private void markUsed(boolean write) {
        for (int i = 0; i < levels; i++) {
            int wanted = i == levels - 1 && write ? ACCESSED | DIRTY : ACCESSED;
            if (((int) entryValue[i] & wanted) != wanted) {
                memory.write8(entryAddress[i], (int) entryValue[i] | wanted);
            }
        }
    }

    private long walkLegacy(long linear, int access, boolean user) {
        long address = (root & 0xfffff000L) + (linear >>> 20 & 0xffc);
        long entry = memory.read(address, 4);
        if ((entry & PRESENT) == 0) {
            return pageFault(linear, 0, access, user);
        }
        visit(address, entry);
        if ((entry & PAGE_SIZE) != 0 && pageSizeExtension) {
            if ((entry & 1 << 21) != 0) {
                return pageFault(linear, PRESENT | 8, access, user);
            }
            long frame = entry & 0xffc00000L | (entry & 0x1fe000) << 19 | linear & 0x3ff000;
            return frame | entry & (WRITABLE | USER | DIRTY) | LARGE | global(entry);
        }
        long rights = entry;
        address = (entry & 0xfffff000L) + (linear >>> 10 & 0xffc);
        entry = memory.read(address, 4);
        if ((entry & PRESENT) == 0) {
            return pageFault(linear, 0, access, user);
        }
        visit(address, entry);
        return entry & 0xfffff000L | rights & entry & (WRITABLE | USER) | entry & DIRTY | global(entry);
    }

    private long walkPae(long linear, int access, boolean user) {
        long pdpte = pdptes[(int) (linear >>> 30) & 3];
        if ((pdpte & PRESENT) == 0) {
            return pageFault(linear, 0, access, user);
        }
        return walkLower(linear, pdpte & ADDRESS, WRITABLE | USER, access, user, BEYOND_PHYSICAL_PAE);
    }

    private long walkFourLevel(long linear, int access, boolean user) {
        long address = (root & ADDRESS) + (linear >>> 36 & 0xff8);
        long entry = next(address, linear, access, user, BEYOND_PHYSICAL | PAGE_SIZE);
        if (entry == 0) {
            return FAULT;
        }
        long rights = rightsOf(entry, WRITABLE | USER);
        address = (entry & ADDRESS) + (linear >>> 27 & 0xff8);
        entry = next(address, linear, access, user, BEYOND_PHYSICAL);
        if (entry == 0) {
            return FAULT;
        }
        rights = rightsOf(entry, rights);
        if ((entry & PAGE_SIZE) != 0) {
            if ((entry & 0x3fffe000L) != 0) {
                return pageFault(linear, PRESENT | 8, access, user);
            }
            return entry & ADDRESS & -(1L << 30) | linear & 0x3ffff000L | rights | entry & DIRTY | HUGE | global(entry);
        }
        return walkLower(linear, entry & ADDRESS, rights, access, user, BEYOND_PHYSICAL);
    }

    /** Page directory and page table of 8-byte entries. */
    private long walkLower(long linear, long directory, long upperRights, int access, boolean user, long reserved) {
        long address = directory + (linear >>> 18 & 0xff8);
        long entry = next(address, linear, access, user, reserved);
        if (entry == 0) {
            return FAULT;
        }
        long rights = rightsOf(entry, upperRights);
        if ((entry & PAGE_SIZE) != 0) {
            if ((entry & 0x1fe000L) != 0) {
                return pageFault(linear, PRESENT | 8, access, user);
            }
            return entry & ADDRESS & -(1L << 21) | linear & 0x1ff000L | rights | entry & DIRTY | LARGE | global(entry);
        }
        address = (entry & ADDRESS) + (linear >>> 9 & 0xff8);
        entry = next(address, linear, access, user, reserved);
        if (entry == 0) {
            return FAULT;
        }
        return entry & ADDRESS | rightsOf(entry, rights) | entry & DIRTY | global(entry);
    }

    /** The entry at {@code address}, or 0, which is no present one, with the #PF filled in. */
    private long next(long address, long linear, int access, boolean user, long reserved) {
        long entry = memory.read64(address);
        if ((entry & PRESENT) == 0) {
            pageFault(linear, 0, access, user);
            return 0;
        }
        if ((entry & (noExecute ? reserved : reserved | BIT_63)) != 0) {
            pageFault(linear, PRESENT | 8, access, user);
            return 0;
        }
        visit(address, entry);
        return entry;
    }

    /** The G flag of the entry that maps the page. */
    private int global(long entry) {
        return globalPages && (entry & 1 << 8) != 0 ? GLOBAL : 0;
    }

    /** Rights of one more level: writing and user access need every level, execute-disable any. */
    private static long rightsOf(long entry, long upper) {
        long noExecute = upper & NO_EXECUTE | (entry < 0 ? NO_EXECUTE : 0);
        return upper & entry & (WRITABLE | USER) | noExecute;
    }
}
