package dev.emu64.cpu;

/** The state of the task switched to: read from its TSS, then installed and checked in the new task's name. */
final class TaskLoad {
    int flags;

    private final Cpu cpu;
    private final long[] registers = new long[8];
    private final int[] selectors = new int[6];
    private long cr3;
    private long ip;
    private int ldt;
    private boolean trap;

    TaskLoad(Cpu cpu) {
        this.cpu = cpu;
    }

    private long field(long base, int offset, int size) {
        return cpu.mmu.readSystem(cpu.tableAddress(base + offset), size);
    }

    /** Reads everything, so that no page fault comes later. */
    void read(long base, boolean wide) {
        int size = wide ? 4 : 2;
        cr3 = wide ? field(base, 28, 4) : 0;
        ip = field(base, wide ? 32 : 14, size);
        flags = (int) field(base, wide ? 36 : 16, size);
        for (int i = 0; i < 8; i++) {
            long value = field(base, wide ? 40 + i * 4 : 18 + i * 2, size);
            registers[i] = wide ? value : value | 0xffff0000L;
        }
        for (int i = 0; i < 6; i++) {
            boolean present = wide || i < 4;
            selectors[i] = present ? (int) field(base, wide ? 72 + i * 4 : 34 + i * 2, 2) : 0;
        }
        ldt = (int) field(base, wide ? 96 : 42, 2);
        trap = wide && (field(base, 100, 2) & 1) != 0;
    }

    /** Makes the new task current; raises its faults with its own RIP, segment registers not yet loaded being null. */
    void install(boolean wide) {
        System.arraycopy(registers, 0, cpu.r, 0, 8);
        cpu.rip = ip;
        cpu.startRip = ip;
        cpu.flags.replace(wide ? flags : flags & 0xffff);
        for (int i = 0; i < 6; i++) {
            cpu.seg[i].set(selectors[i], 0, 0, 0);
        }
        cpu.ldtr.set(ldt, 0, 0, 0);
        cpu.debug.resumeArmed = false;
        cpu.debug.stepArmed = false;
        if (wide && (cpu.control.cr0 & ControlRegisters.PG) != 0 && cr3 != cpu.control.cr3) {
            cpu.control.loadCr3(cr3);
        }
        if (cpu.v86()) {
            installVirtual();
        } else {
            cpu.changeCpl(selectors[Segment.CS] & 3);
        }
        if (!Descriptors.isNull(ldt)) {
            cpu.segments.takeLdt(ldt, 10);
        }
        if (!cpu.v86()) {
            installSegments();
        }
        cpu.updateMode();
        cpu.updateAttention();
        if (trap) {
            cpu.debug.pending |= DebugRegisters.BT;
            cpu.updateAttention();
        }
        if (ip > cpu.seg[Segment.CS].limit) {
            throw cpu.fault(13, 0);
        }
    }

    private void installVirtual() {
        for (int i = 0; i < 6; i++) {
            cpu.segments.loadReal(i, selectors[i]);
        }
        cpu.changeCpl(3);
    }

    private void installSegments() {
        int cpl = cpu.cpl;
        int code = selectors[Segment.CS];
        if (Descriptors.isNull(code)) {
            throw cpu.fault(10, 0);
        }
        long descriptor = cpu.descriptors.read(code, 10, 0);
        int dpl = Descriptors.dpl(descriptor);
        boolean right = Descriptors.conforming(descriptor) ? dpl <= cpl : dpl == cpl;
        if (!Descriptors.code(descriptor) || !right) {
            throw cpu.fault(10, code & 0xfffc);
        }
        if (!Descriptors.present(descriptor)) {
            throw cpu.fault(11, code & 0xfffc);
        }
        cpu.segments.commitCode(code, descriptor, cpl);
        int stack = selectors[Segment.SS];
        if (Descriptors.isNull(stack)) {
            throw cpu.fault(10, 0);
        }
        cpu.segments.commit(Segment.SS, stack, cpu.segments.checkedStack(stack, cpl, 10, 0));
        installData(Segment.ES, cpl);
        installData(Segment.DS, cpl);
        installData(Segment.FS, cpl);
        installData(Segment.GS, cpl);
    }

    private void installData(int segment, int cpl) {
        int selector = selectors[segment];
        if (!Descriptors.isNull(selector)) {
            cpu.segments.commit(segment, selector, cpu.segments.checkedData(selector, cpl, 10));
        }
    }
}
