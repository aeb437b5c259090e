package dev.emu64.fuzz;

import dev.emu64.memory.GuestMemory;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * The system structures of a {@link FuzzBoard}: handlers for all vectors, which return one byte behind the instruction
 * that faulted, descriptor tables, a TSS, and page tables with some pages absent, read-only, supervisor, not executable,
 * or aliases of others.
 */
final class FuzzTables {
    static final int GDT = 0x1000;
    static final int GDT_LIMIT = 0xff;
    static final int IDT = 0x2000;
    static final int TSS = 0x3000;
    static final int TSS_LIMIT = 0x168;
    static final int ROOT64 = 0x5000;
    static final int ROOT32 = 0x9000;
    static final int STACK0 = 0xe000;
    /** Pages below this hold the structures and are always mapped. */
    static final int FIRST_FREE_PAGE = 0x10;

    static final int CODE0 = 0x08;
    static final int DATA0 = 0x10;
    static final int CODE3 = 0x1b;
    static final int DATA3 = 0x23;
    static final int TASK = 0x28;
    static final int CODE64 = 0x38;
    static final int CODE64_3 = 0x43;
    static final int CODE16 = 0x48;
    static final int DATA16 = 0x50;
    static final int LDT = 0x68;
    static final int LDT_BASE = 0x1800;

    private static final int HANDLERS = 0x4000;
    private static final int STUB = 16;
    private static final int IRQ = 0x20;
    private static final int PRESENT = 1;
    private static final int WRITABLE = 2;
    private static final int USER = 4;
    private static final long NOT_EXECUTABLE = 1L << 63;
    /** Exceptions that push an error code. */
    private static final int WITH_CODE = 1 << 8 | 1 << 10 | 1 << 11 | 1 << 12 | 1 << 13 | 1 << 14 | 1 << 17;

    private final GuestMemory memory;
    private final SplittableRandom random;
    private final FuzzMode mode;

    FuzzTables(GuestMemory memory, SplittableRandom random, FuzzMode mode) {
        this.memory = memory;
        this.random = random;
        this.mode = mode;
    }

    void write() {
        handlers();
        if (mode.real()) {
            for (int vector = 0; vector < 256; vector++) {
                memory.write32(vector * 4, stub(vector));
            }
            return;
        }
        descriptors();
        taskState();
        for (int vector = 0; vector < 256; vector++) {
            // INT n from CPL 3 reaches some of the gates
            int dpl = vector == 3 || vector == 4 || vector >= 0x80 ? 3 : 0;
            gate(vector, stub(vector), 0x8e | dpl << 5 | random.nextInt(2));
        }
        if (mode.longMode()) {
            pages64();
        } else if (mode.paging) {
            pages32();
        }
    }

    private static int stub(int vector) {
        return HANDLERS + STUB * (vector >= IRQ ? 2 : (WITH_CODE >>> vector & 1));
    }

    private void handlers() {
        if (mode.real()) {
            // push bp; mov bp,sp; inc word [bp+2]; pop bp; iret
            code(HANDLERS, "5589e5ff46025dcf");
            code(HANDLERS + STUB, "5589e5ff46025dcf");
            code(HANDLERS + 2 * STUB, "cf");
        } else if (mode.longMode()) {
            // inc qword [rsp]; iretq, where there is an error code behind add rsp,8
            code(HANDLERS, "48ff042448cf");
            code(HANDLERS + STUB, "4883c40848ff042448cf");
            code(HANDLERS + 2 * STUB, "48cf");
        } else {
            code(HANDLERS, "ff0424cf");
            code(HANDLERS + STUB, "83c404ff0424cf");
            code(HANDLERS + 2 * STUB, "cf");
        }
    }

    private void code(int address, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        memory.copyIn(address, bytes, 0, bytes.length);
    }

    private void descriptors() {
        descriptor(CODE0, 0, 0xfffff, 0x9b, 0xc);
        descriptor(DATA0, 0, 0xfffff, 0x93, 0xc);
        descriptor(CODE3, 0, 0xfffff, 0xfb, 0xc);
        descriptor(DATA3, 0, 0xfffff, 0xf3, 0xc);
        descriptor(TASK, TSS, TSS_LIMIT, 0x8b, 0);
        descriptor(CODE64, 0, 0, 0x9b, 0xa);
        descriptor(CODE64_3, 0, 0, 0xfb, 0xa);
        descriptor(CODE16, 0x20000, 0xffff, 0x9b, 0);
        descriptor(DATA16, 0x10000, 0xffff, 0x93, 0);
        // a call gate to level 0
        memory.write64(GDT + 0x58, 0x4020L | (long) (mode.longMode() ? CODE64 : CODE0) << 16 | 0xec00L << 32);
        descriptor(LDT, LDT_BASE, 0xff, 0x82, 0);
        for (int selector = 0x78; selector < GDT_LIMIT; selector += 8) {
            memory.write64(GDT + selector, random.nextLong());
        }
        for (int offset = 0; offset < 0x100; offset += 8) {
            memory.write64(LDT_BASE + offset, random.nextLong() | 0x8000_0000_0000L);
        }
    }

    private void descriptor(int selector, long base, long limit, int access, int flags) {
        memory.write64(GDT + (selector & 0xfff8), limit & 0xffff | (base & 0xffffff) << 16 | (long) access << 40
            | (limit >>> 16 & 15) << 48 | (long) flags << 52 | (base >>> 24 & 0xff) << 56);
    }

    private void gate(int vector, long offset, int access) {
        int selector = mode.longMode() ? CODE64 : CODE0;
        long low = offset & 0xffff | (long) selector << 16 | (long) access << 40 | (offset >>> 16) << 48;
        if (mode.longMode()) {
            memory.write64(IDT + vector * 16, low | (vector == 8 ? 1L << 32 : 0));
            memory.write64(IDT + vector * 16 + 8, 0);
        } else {
            memory.write64(IDT + vector * 8, low);
        }
    }

    private void taskState() {
        memory.write32(TSS + 4, STACK0);
        memory.write16(TSS + 8, mode.longMode() ? 0 : DATA0);
        if (mode.longMode()) {
            memory.write64(TSS + 0x24, 0xd000);
        }
        memory.write16(TSS + 0x66, 0x88);
        for (int offset = 0x68; offset < TSS_LIMIT; offset += 4) {
            memory.write32(TSS + offset, random.nextInt() & random.nextInt());
        }
    }

    private void pages64() {
        int rights = PRESENT | WRITABLE | USER;
        memory.write64(ROOT64, 0x6000 | rights);
        memory.write64(ROOT64 + 0x800, 0x6000 | rights);
        memory.write64(0x6000, 0x7000 | rights);
        memory.write64(0x7000, 0x8000 | rights);
        // 2 MiB pages: the same RAM, and RAM that is not there
        memory.write64(0x7008, 0x80 | rights);
        memory.write64(0x7010, 0x40000080L | rights);
        for (int page = 0; page < 512; page++) {
            memory.write64(0x8000 + page * 8, page(page, true));
        }
    }

    private void pages32() {
        int rights = PRESENT | WRITABLE | USER;
        memory.write32(ROOT32, 0xa000 | rights);
        memory.write32(ROOT32 + 4, 0x80 | rights);
        for (int page = 0; page < 1024; page++) {
            memory.write32(0xa000 + page * 4, (int) page(page, false));
        }
    }

    private long page(int page, boolean wide) {
        if (page < FIRST_FREE_PAGE) {
            return page << 12 | PRESENT | WRITABLE;
        }
        long frame = page < FuzzBoard.RAM_BYTES >>> 12 ? page : FIRST_FREE_PAGE + random.nextInt(0x60);
        long entry = frame << 12 | PRESENT | WRITABLE | USER;
        if (page == FuzzBoard.CODE >>> 12) {
            return entry;
        }
        return switch (random.nextInt(24)) {
            case 0 -> entry & ~PRESENT;
            case 1 -> entry & ~WRITABLE;
            case 2 -> entry & ~USER;
            case 3 -> wide ? entry | NOT_EXECUTABLE : entry;
            case 4 -> entry | 0x18;
            default -> entry;
        };
    }
}
