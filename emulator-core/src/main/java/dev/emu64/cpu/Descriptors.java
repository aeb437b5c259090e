package dev.emu64.cpu;

/**
 * Descriptors in the GDT and LDT (SDM vol. 3A, 3.4.5 and 3.5): reading them by selector, taking them apart, and
 * setting their accessed and busy bits. A descriptor's first eight bytes are one {@code long}.
 */
public final class Descriptors {
    /** The accessed bit of code and data segments. */
    static final long ACCESSED = 1L << 40;

    private final Cpu cpu;

    Descriptors(Cpu cpu) {
        this.cpu = cpu;
    }

    /** Whether a selector is a null selector, whatever its RPL. */
    public static boolean isNull(int selector) {
        return (selector & 0xfffc) == 0;
    }

    public static long base(long descriptor) {
        return descriptor >>> 16 & 0xffffff | descriptor >>> 32 & 0xff000000L;
    }

    /** The limit in bytes, granularity applied. */
    public static long limit(long descriptor) {
        long limit = descriptor & 0xffff | descriptor >>> 32 & 0xf0000;
        return descriptor << 8 < 0 ? limit << 12 | 0xfff : limit;
    }

    /** As {@link Segment#attributes}. */
    public static int attributes(long descriptor) {
        return (int) (descriptor >>> 40) & 0xf0ff;
    }

    /** Type with the S bit on top: 0-15 system, 16-31 data and code. */
    public static int typeWithS(long descriptor) {
        return (int) (descriptor >>> 40) & 31;
    }

    public static int dpl(long descriptor) {
        return (int) (descriptor >>> 45) & 3;
    }

    public static boolean present(long descriptor) {
        return descriptor << 16 < 0;
    }

    public static boolean code(long descriptor) {
        return (descriptor >>> 40 & 0x18) == 0x18;
    }

    public static boolean conforming(long descriptor) {
        return (descriptor >>> 40 & 0x1c) == 0x1c;
    }

    public static boolean writableData(long descriptor) {
        return (descriptor >>> 40 & 0x1a) == 0x12;
    }

    /** The offset of a 16-bit (types 4, 6, 7) or 32-bit gate. */
    public static long gateOffset(long gate) {
        long low = gate & 0xffff;
        return (gate >>> 40 & 8) != 0 ? low | gate >>> 32 & 0xffff0000L : low;
    }

    public static int gateSelector(long gate) {
        return (int) (gate >>> 16) & 0xffff;
    }

    /** Whether {@code bytes} (8, or 16 for system descriptors of long mode) of a descriptor lie within its table. */
    public boolean inTable(int selector, int bytes) {
        int end = (selector & 0xfff8) + bytes - 1;
        if ((selector & 4) == 0) {
            return end <= cpu.gdtrLimit;
        }
        return cpu.ldtr.attributes != 0 && end <= cpu.ldtr.limit;
    }

    /** The linear address of a descriptor. */
    public long address(int selector) {
        long base = (selector & 4) == 0 ? cpu.gdtrBase : cpu.ldtr.base;
        return cpu.tableAddress(base + (selector & 0xfff8));
    }

    /** The descriptor's first eight bytes; raises #PF only. The caller has asked {@link #inTable}. */
    public long at(int selector) {
        return cpu.mmu.readSystem(address(selector), 8);
    }

    /** The descriptor, or {@code vector} with the selector (and EXT) as error code if it lies outside its table. */
    public long read(int selector, int vector, int ext) {
        if (!inTable(selector, 8)) {
            throw cpu.fault(vector, selector & 0xfffc | ext);
        }
        return at(selector);
    }

    /** Bits 32-63 of the base of a 16-byte descriptor, at their places. */
    public long upperBase(int selector) {
        return cpu.mmu.readSystem(address(selector) + 8, 4) << 32;
    }

    /** Sets the accessed bit of a code or data descriptor in memory. */
    public void markAccessed(int selector, long descriptor) {
        if ((descriptor & ACCESSED) == 0) {
            cpu.mmu.writeSystem(address(selector) + 5, 1, descriptor >>> 40 | 1);
        }
    }

    /** Sets or clears the busy bit of a TSS descriptor in memory. */
    public void busy(int selector, boolean busy) {
        long where = address(selector) + 5;
        long access = cpu.mmu.readSystem(where, 1);
        cpu.mmu.writeSystem(where, 1, busy ? access | 2 : access & ~2L);
    }
}
