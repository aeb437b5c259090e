package dev.emu64.cpu;

/**
 * The stack that the TSS provides for a more privileged level (SDM vol. 3A, 5.8.5): selector and pointer, checked as
 * interrupts and call gates check them.
 */
final class InnerStack {
    final Segment segment = new Segment();
    int selector;
    long pointer;
    private long descriptor;
    private final Cpu cpu;

    InnerStack(Cpu cpu) {
        this.cpu = cpu;
    }

    /** Reads SSn:ESPn of {@code level} from a 16- or 32-bit TSS; #TS or #SS with {@code ext} in the error code. */
    void fetch(int level, int ext) {
        Segment tr = cpu.tr;
        boolean wide = (tr.attributes & 8) != 0;
        int offset = wide ? 4 + level * 8 : 2 + level * 4;
        int size = wide ? 4 : 2;
        if (offset + size + 1 > tr.limit) {
            throw cpu.fault(10, tr.selector & 0xfffc | ext);
        }
        pointer = cpu.mmu.readSystem(cpu.tableAddress(tr.base + offset), size);
        selector = (int) cpu.mmu.readSystem(cpu.tableAddress(tr.base + offset + size), 2);
        if (Descriptors.isNull(selector)) {
            throw cpu.fault(10, ext);
        }
        descriptor = cpu.segments.checkedStack(selector, level, 10, ext);
        segment.set(selector, Descriptors.base(descriptor), Descriptors.limit(descriptor), Descriptors.attributes(descriptor) | 1);
    }

    /** Reads RSPn (or, from 1 up, the IST entry) of a 64-bit TSS; #TS beyond its limit. */
    long fetch64(int level, int ist, int ext) {
        int offset = ist == 0 ? 4 + level * 8 : 28 + ist * 8;
        if (offset + 7 > cpu.tr.limit) {
            throw cpu.fault(10, cpu.tr.selector & 0xfffc | ext);
        }
        return cpu.mmu.readSystem(cpu.tr.base + offset, 8);
    }

    /** Marks the descriptor accessed; before the first push, as it may fault. */
    void markAccessed() {
        cpu.descriptors.markAccessed(selector, descriptor);
    }
}
