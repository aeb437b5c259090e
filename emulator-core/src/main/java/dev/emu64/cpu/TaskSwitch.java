package dev.emu64.cpu;

import dev.emu64.mmu.GuestFault;

/**
 * Hardware task switches by JMP, CALL, IRET and task gates, between 16- and 32-bit TSSs (SDM vol. 3A, chapter 7).
 * Faults before the switch belong to the old task; what goes wrong with the new task's registers is raised in the new
 * task, at its first instruction (7.3).
 */
public final class TaskSwitch {
    /** How a switch came about (table 7-2). */
    private enum Cause {
        JUMP, CALL, RETURN;

        boolean nests() {
            return this == CALL;
        }
    }

    private static final int[] WIDE_REGISTERS = {40, 44, 48, 52, 56, 60, 64, 68};
    private static final int[] NARROW_REGISTERS = {18, 20, 22, 24, 26, 28, 30, 32};

    private final Cpu cpu;
    private final TaskLoad incoming;

    TaskSwitch(Cpu cpu) {
        this.cpu = cpu;
        incoming = new TaskLoad(cpu);
    }

    /** Far JMP or CALL to a TSS whose descriptor's type, DPL and presence are checked. */
    void transfer(int selector, long descriptor, boolean call) {
        switchTo(selector, descriptor, call ? Cause.CALL : Cause.JUMP, 0, cpu.flags.value());
    }

    /** Far JMP or CALL through a task gate that holds {@code selector}. */
    void throughGate(int selector, boolean call) {
        transfer(selector, available(selector, 0), call);
    }

    /** An interrupt or exception through a task gate. */
    void interrupt(int selector, int ext, int code, int kind) {
        long descriptor = available(selector, ext);
        switchTo(selector, descriptor, Cause.CALL, ext, (int) Interrupts.image(cpu, kind));
        if (code != GuestFault.NO_ERROR_CODE) {
            cpu.push(wide(cpu.tr.attributes) ? 4 : 2, code);
        }
    }

    /** The available TSS that a task gate names, or #GP, #NP with the selector. */
    private long available(int selector, int ext) {
        int code = selector & 0xfffc | ext;
        if ((selector & 4) != 0 || !cpu.descriptors.inTable(selector, 8)) {
            throw cpu.fault(13, code);
        }
        long descriptor = cpu.descriptors.at(selector);
        int type = Descriptors.typeWithS(descriptor);
        if (type != 1 && type != 9) {
            throw cpu.fault(13, code);
        }
        if (!Descriptors.present(descriptor)) {
            throw cpu.fault(11, code);
        }
        return descriptor;
    }

    /** IRET with NT: back to the task that the current TSS links to. */
    void returnToLinked() {
        int selector = (int) cpu.mmu.readSystem(cpu.tableAddress(cpu.tr.base), 2);
        if ((selector & 4) != 0 || !cpu.descriptors.inTable(selector, 8)) {
            throw cpu.fault(10, selector & 0xfffc);
        }
        long descriptor = cpu.descriptors.at(selector);
        int type = Descriptors.typeWithS(descriptor);
        if (type != 3 && type != 11) {
            throw cpu.fault(10, selector & 0xfffc);
        }
        if (!Descriptors.present(descriptor)) {
            throw cpu.fault(11, selector & 0xfffc);
        }
        switchTo(selector, descriptor, Cause.RETURN, 0, cpu.flags.value() & ~Flags.NT);
    }

    private static boolean wide(int attributes) {
        return (attributes & 8) != 0;
    }

    private long address(long base, int offset) {
        return cpu.tableAddress(base + offset);
    }

    private void switchTo(int selector, long descriptor, Cause cause, int ext, int savedFlags) {
        boolean newWide = wide(Descriptors.attributes(descriptor));
        long newBase = Descriptors.base(descriptor);
        if (Descriptors.limit(descriptor) < (newWide ? 103 : 43)) {
            throw cpu.fault(10, selector & 0xfffc | ext);
        }
        boolean oldWide = wide(cpu.tr.attributes);
        long oldBase = cpu.tr.base;
        cpu.mmu.probeSystemWrite(address(oldBase, 0), oldWide ? 104 : 44);
        cpu.mmu.readSystem(address(newBase, 0), 1);
        cpu.mmu.readSystem(address(newBase, newWide ? 103 : 43), 1);
        if (cause.nests()) {
            cpu.mmu.probeSystemWrite(address(newBase, 0), 2);
        }
        int oldSelector = cpu.tr.selector;
        if (!cause.nests()) {
            cpu.descriptors.busy(oldSelector, false);
        }
        saveState(oldBase, oldWide, savedFlags);
        incoming.read(newBase, newWide);
        if (cause.nests()) {
            cpu.mmu.writeSystem(address(newBase, 0), 2, oldSelector);
            incoming.flags |= Flags.NT;
        }
        if (cause != Cause.RETURN) {
            cpu.descriptors.busy(selector, true);
        }
        cpu.tr.set(selector, newBase, Descriptors.limit(descriptor), Descriptors.attributes(descriptor) | 2);
        cpu.control.cr0 |= ControlRegisters.TS;
        cpu.debug.clearLocalBreakpoints();
        incoming.install(newWide);
    }

    private void saveState(long base, boolean wide, int flags) {
        int[] registers = wide ? WIDE_REGISTERS : NARROW_REGISTERS;
        int size = wide ? 4 : 2;
        cpu.mmu.writeSystem(address(base, wide ? 32 : 14), size, cpu.rip);
        cpu.mmu.writeSystem(address(base, wide ? 36 : 16), size, flags);
        for (int i = 0; i < 8; i++) {
            cpu.mmu.writeSystem(address(base, registers[i]), size, cpu.r[i]);
        }
        int segments = wide ? 6 : 4;
        for (int i = 0; i < segments; i++) {
            cpu.mmu.writeSystem(address(base, wide ? 72 + i * 4 : 34 + i * 2), 2, cpu.seg[i].selector);
        }
    }
}
