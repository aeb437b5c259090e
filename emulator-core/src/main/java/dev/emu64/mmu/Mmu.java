package dev.emu64.mmu;

import dev.emu64.memory.GuestMemory;
import dev.emu64.memory.TranslationListener;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * Linear to physical: the software TLB in front of {@link PageWalker}.
 *
 * <p>Two stages. The fast one holds, for reads and writes separately and for each {@link #context} separately, the
 * page's linear address and the distance from it to the page's place in {@link GuestMemory#ram}: a hit is one compare
 * and one add. Only plain memory gets there; memory-mapped I/O, writes to ROM, to pages that hold code, and watched
 * pages never match. Behind it lies a cache of page walks that holds the frame and the rights of any page.
 *
 * <p>Entry {@code (linear >>> 12 & INDEX_MASK) + base} of the tag arrays; the access hits if
 * {@code linear - tag + size - 1} is one of 0 to 4095, which excludes accesses that cross the page. (It cannot be that
 * for an address just below the tag's page: that has another index.)
 *
 * <p>Rights of another privilege level are another context, so that ring changes flush nothing.
 */
public final class Mmu extends Tlb implements TranslationListener, Stateful {
    /** Kinds of access. */
    public static final int READ = 0;
    public static final int WRITE = 1;
    public static final int EXECUTE = 2;

    /** Contexts: CPL 0-2; CPL 3; CPL 0-2 with RFLAGS.AC suspending SMAP; CPL 3 with alignment checks. */
    public static final int SUPERVISOR = 0;
    public static final int USER = 1;
    public static final int SUPERVISOR_AC = 2;
    /** Never fills the fast arrays, so that every access takes the slow way, where alignment is checked. */
    public static final int USER_ALIGNED = 3;

    /** A page fault that {@link #tryPhysical} has met waits in {@link #fault} to be delivered. */
    public boolean faultPending;

    private final GuestMemory memory;
    private final GuestFault fault = new GuestFault();
    private final PageWalker walker;
    private final WatchedRanges watched = new WatchedRanges();
    private long linearMask = 0xffffffffL;
    private int context;
    private boolean smap;

    public Mmu(GuestMemory memory) {
        this.memory = memory;
        walker = new PageWalker(memory, fault);
        memory.translationListener(this);
        flush();
    }

    /** The machine's one fault object. */
    public GuestFault fault() {
        return fault;
    }

    public GuestMemory memory() {
        return memory;
    }

    public PagingMode mode() {
        return walker.mode();
    }

    /** Takes over the control registers and drops all translations. */
    public void configure(long cr0, long cr3, long cr4, long efer) {
        walker.configure(PagingMode.of(cr0, cr4, efer), cr0, cr3, cr4, efer);
        smap = (cr4 & 1 << 21) != 0;
        flush();
    }

    /** Takes over CR3 and drops all translations but the global ones (SDM vol. 3A, 4.10.4.1). */
    public void loadRoot(long cr3) {
        walker.root(cr3);
        dropNonGlobal();
    }

    /** Loads the PDPTE registers as MOV to CR3 does under PAE paging; false if a reserved bit is set (#GP). */
    public boolean loadPdptes(long cr3) {
        return walker.loadPdptes(cr3);
    }

    /** Linear addresses have 32 bits, or 64 in 64-bit mode: where an access that crosses the end goes on. */
    public void linearBits(boolean sixtyFour) {
        linearMask = sixtyFour ? -1 : 0xffffffffL;
    }

    /** Selects the context of explicit accesses. */
    public void privilege(int cpl, boolean ac, boolean alignmentMask) {
        if (cpl == 3) {
            context = ac && alignmentMask ? USER_ALIGNED : USER;
        } else {
            context = ac && smap ? SUPERVISOR_AC : SUPERVISOR;
        }
        base = context << INDEX_BITS;
    }

    /** The context in force, one of the constants above. */
    public int context() {
        return context;
    }

    private static boolean user(int context) {
        return (context & 1) != 0;
    }

    // ---- explicit accesses, with the rights of the current context

    /** Reads {@code size} (1, 2, 4, 8) bytes, zero-extended; raises #PF. */
    public long read(long linear, int size) {
        int i = entry(linear, base);
        if (hits(readTag[i], linear, size)) {
            return memory.load((int) linear + readDelta[i], size);
        }
        return readSlow(linear, size, context);
    }

    /** Writes the low {@code size} bytes of {@code value}; raises #PF before anything changes. */
    public void write(long linear, int size, long value) {
        int i = entry(linear, base);
        if (hits(writeTag[i], linear, size)) {
            memory.store((int) linear + writeDelta[i], size, value);
        } else {
            writeSlow(linear, size, value, context);
        }
    }

    /** Reads for a read-modify-write: raises the #PF that the write would raise. */
    public long readToModify(long linear, int size) {
        int i = entry(linear, base);
        if (hits(writeTag[i], linear, size)) {
            return memory.load((int) linear + writeDelta[i], size);
        }
        probeWrite(linear, size);
        return readSlow(linear, size, context);
    }

    /** Raises the #PF (or #AC) that a write of {@code size} (1 to 4096) bytes would raise. */
    public void probeWrite(long linear, int size) {
        int i = entry(linear, base);
        if (!hits(writeTag[i], linear, size)) {
            probe(linear, size, WRITE);
        }
    }

    /** Raises the #PF (or #AC) that a read of {@code size} (1 to 4096) bytes would raise. */
    public void probeRead(long linear, int size) {
        probe(linear, size, READ);
    }

    private void probe(long linear, int size, int access) {
        checkAlignment(linear, size, context);
        translate(linear, access, context);
        long last = linear + size - 1 & linearMask;
        if (((last ^ linear) & PAGE) != 0) {
            translate(last & PAGE, access, context);
        }
    }

    /** The physical address from which the instruction byte at {@code linear} is fetched; raises #PF. */
    public long execPhysical(long linear) {
        int i = entry(linear, base);
        if (executeTag[i] == (linear & PAGE)) {
            return linear + executeDelta[i];
        }
        long physical = memory.busAddress(translate(linear, EXECUTE, context));
        if (executeTag[i] != noTag(i)) {
            displaced.add(executeTag[i]);
        }
        executeTag[i] = linear & PAGE;
        executeDelta[i] = physical - linear;
        noteFilled(i);
        return physical;
    }

    /** The physical address from which an instruction is fetched if that is known without a walk, or -1. */
    public long knownExecutable(long linear) {
        int i = entry(linear, base);
        return executeTag[i] == (linear & PAGE) ? linear + executeDelta[i] : -1;
    }

    /** Whether instructions of the page at {@code linear} are known, without a walk, to come from that physical page. */
    public boolean executes(long linear, long physical) {
        int i = entry(linear, base);
        return executeTag[i] == linear && linear + executeDelta[i] == physical;
    }

    /** The physical address of an explicit access to a byte; raises #PF and sets A and D as the access would. */
    public long physical(long linear, boolean write) {
        return memory.busAddress(translate(linear, write ? WRITE : READ, context));
    }

    /**
     * As {@link #physical}, but a #PF is only noted: the result is then -1, {@link #fault} tells it, and whoever executes
     * the instruction delivers it, since {@link #faultPending} is set.
     */
    public long tryPhysical(long linear, boolean write) {
        long physical = look(linear, write ? WRITE : READ, context);
        if (physical < 0) {
            faultPending = true;
            return -1;
        }
        return memory.busAddress(physical);
    }

    /**
     * How many bytes from {@code linear} on, up to {@code wanted} and the page's end, a bulk operation may touch
     * directly in {@link GuestMemory#ram}; 0 where it may not. On success {@link #bulkOffset} finds their place.
     */
    public int bulkBytes(long linear, long wanted, boolean write) {
        if (watched.any() || context == USER_ALIGNED) {
            return 0;
        }
        long[] tags = write ? writeTag : readTag;
        if (tags[entry(linear, base)] != (linear & PAGE)) {
            return 0;
        }
        return (int) Math.min(wanted, 4096 - (linear & 4095));
    }

    /** The physical address of a byte if it may be accessed without a walk, or -1; for bulk operations on windows. */
    public long bulkPhysical(long linear, boolean write) {
        int i = (int) (linear >>> 12) & INDEX_MASK;
        long entry = walkResult[i];
        if (walkTag[i] != (linear & PAGE) || watched.any() || context == USER_ALIGNED || write && (entry & PageWalker.DIRTY) == 0
            || walker.mode() != PagingMode.NONE && !walker.permits(entry, write ? WRITE : READ, user(context), context == SUPERVISOR_AC)) {
            return -1;
        }
        return memory.busAddress(entry & PageWalker.FRAME | linear & 4095);
    }

    /** The offset in {@link GuestMemory#ram} of a byte for which {@link #bulkBytes} gave a positive number. */
    public int bulkOffset(long linear, boolean write) {
        int i = entry(linear, base);
        return (int) linear + (write ? writeDelta[i] : readDelta[i]);
    }

    // ---- implicit supervisor accesses: descriptor tables, TSS, stack frames of an inner ring

    /** Reads with supervisor rights whatever the CPL (SDM vol. 3A, 4.6.1, implicit supervisor-mode accesses). */
    public long readSystem(long linear, int size) {
        int i = (int) (linear >>> 12) & INDEX_MASK;
        if (hits(readTag[i], linear, size)) {
            return memory.load((int) linear + readDelta[i], size);
        }
        return readSlow(linear, size, SUPERVISOR);
    }

    /** Writes with supervisor rights whatever the CPL. */
    public void writeSystem(long linear, int size, long value) {
        int i = (int) (linear >>> 12) & INDEX_MASK;
        if (hits(writeTag[i], linear, size)) {
            memory.store((int) linear + writeDelta[i], size, value);
        } else {
            writeSlow(linear, size, value, SUPERVISOR);
        }
    }

    /**
     * The offset in {@link GuestMemory#ram} of {@code bytes} bytes that level {@code level} may write there at once, or -1
     * where they have to be written one by one.
     */
    public int writablePlace(long linear, int bytes, int level) {
        int i = entry(linear, level == 3 ? base : 0);
        return hits(writeTag[i], linear, bytes) ? (int) linear + writeDelta[i] : -1;
    }

    /** The same for bytes that may be written with the rights of the current context. */
    public int writableHere(long linear, int bytes) {
        int i = entry(linear, base);
        return hits(writeTag[i], linear, bytes) ? (int) linear + writeDelta[i] : -1;
    }

    /** The same for bytes that may be read with the rights of the current context. */
    public int readablePlace(long linear, int bytes) {
        int i = entry(linear, base);
        return hits(readTag[i], linear, bytes) ? (int) linear + readDelta[i] : -1;
    }

    /** Raises the #PF that a supervisor write of {@code size} (1 to 4096) bytes would raise. */
    public void probeSystemWrite(long linear, int size) {
        if (hits(writeTag[(int) (linear >>> 12) & INDEX_MASK], linear, size)) {
            return;
        }
        translate(linear, WRITE, SUPERVISOR);
        long last = linear + size - 1 & linearMask;
        if (((last ^ linear) & PAGE) != 0) {
            translate(last & PAGE, WRITE, SUPERVISOR);
        }
    }

    // ---- the slow way

    private void checkAlignment(long linear, int size, int accessContext) {
        if (accessContext == USER_ALIGNED && (linear & size - 1) != 0) {
            throw fault.with(17, 0);
        }
    }

    private long readSlow(long linear, int size, int accessContext) {
        checkAlignment(linear, size, accessContext);
        long value;
        if ((linear & 4095) <= 4096 - size) {
            value = memory.read(translate(linear, READ, accessContext), size);
        } else {
            value = readSplit(linear, size, accessContext);
        }
        if (watched.any()) {
            watched.report(linear, size, false);
        }
        return value;
    }

    private long readSplit(long linear, int size, int accessContext) {
        long first = translate(linear, READ, accessContext);
        long second = translate(linear + size - 1 & linearMask & PAGE, READ, accessContext);
        int inFirst = 4096 - ((int) linear & 4095);
        long value = 0;
        for (int i = 0; i < size; i++) {
            long physical = i < inFirst ? first + i : second + i - inFirst;
            value |= memory.read(physical, 1) << (i << 3);
        }
        return value;
    }

    private void writeSlow(long linear, int size, long value, int accessContext) {
        checkAlignment(linear, size, accessContext);
        if ((linear & 4095) <= 4096 - size) {
            memory.write(translate(linear, WRITE, accessContext), size, value);
        } else {
            writeSplit(linear, size, value, accessContext);
        }
        if (watched.any()) {
            watched.report(linear, size, true);
        }
    }

    private void writeSplit(long linear, int size, long value, int accessContext) {
        long first = translate(linear, WRITE, accessContext);
        long second = translate(linear + size - 1 & linearMask & PAGE, WRITE, accessContext);
        int inFirst = 4096 - ((int) linear & 4095);
        for (int i = 0; i < size; i++) {
            long physical = i < inFirst ? first + i : second + i - inFirst;
            memory.write(physical, 1, value >>> (i << 3));
        }
    }

    /** The physical address of {@code linear} (A20 not applied); raises #PF; fills the caches. */
    private long translate(long linear, int access, int accessContext) {
        long physical = look(linear, access, accessContext);
        if (physical < 0) {
            throw fault;
        }
        return physical;
    }

    /** {@link #translate} that gives -1 where that would raise #PF. */
    private long look(long linear, int access, int accessContext) {
        int i = (int) (linear >>> 12) & INDEX_MASK;
        long entry = walkResult[i];
        boolean user = user(accessContext);
        boolean ac = accessContext == SUPERVISOR_AC;
        if (walkTag[i] != (linear & PAGE) || access == WRITE && (entry & PageWalker.DIRTY) == 0
            || walker.mode() != PagingMode.NONE && !walker.permits(entry, access, user, ac)) {
            walkTag[i] = NO_TAG;
            entry = walker.walk(linear, access, user, ac);
            if (entry == PageWalker.FAULT) {
                return -1;
            }
            walkTag[i] = linear & PAGE;
            walkResult[i] = entry;
            noteFilled(i + (accessContext << INDEX_BITS));
            if ((entry & (PageWalker.LARGE | PageWalker.HUGE)) != 0) {
                largePages.add(linear, (entry & PageWalker.HUGE) != 0);
            }
        }
        long physical = entry & PageWalker.FRAME | linear & 4095;
        if (access != EXECUTE) {
            fill(linear, physical, access, accessContext);
        }
        return physical;
    }

    private void fill(long linear, long physical, int access, int accessContext) {
        if (accessContext == USER_ALIGNED || watched.any() && watched.onPage(linear)) {
            return;
        }
        long bus = memory.busAddress(physical);
        int offset = memory.offset(bus);
        if (offset < 0) {
            return;
        }
        int i = entry(linear, accessContext << INDEX_BITS);
        if (readTag[i] != (linear & PAGE)) {
            noteFilled(i);
        }
        readTag[i] = linear & PAGE;
        readDelta[i] = offset - (int) linear;
        if (access == WRITE && !memory.readOnly(bus) && !memory.holdsCode(offset)) {
            writeTag[i] = linear & PAGE;
            writeDelta[i] = offset - (int) linear;
            memory.writtenUnchecked(offset);
        }
    }

    @Override
    public void mappingChanged() {
        flush();
    }

    @Override
    public void codePageMarked(int pageOffset) {
        for (int i = 0; i < ENTRIES; i++) {
            if ((int) writeTag[i] + writeDelta[i] == pageOffset) {
                writeTag[i] = noTag(i);
            }
        }
    }

    /** Watches linear ranges: {@code lengths[i]} bytes from {@code addresses[i]} on, 0 for none. */
    public void watch(long[] addresses, int[] lengths, AccessListener listener) {
        watched.set(addresses, lengths, listener);
        flush();
    }

    /** Whether any range is watched. */
    public boolean watching() {
        return watched.any();
    }

    @Override
    public void save(StateWriter out) {
        out.longs("pdptes", walker.pdptes());
    }

    /** Reads the PDPTE registers back; the cpu pushes its control registers in anew afterwards. */
    @Override
    public void load(StateReader in) {
        in.longs("pdptes", walker.pdptes());
        flush();
    }
}
