package dev.emu64.cpu;

import dev.emu64.mmu.GuestFault;

/** Delivery through the IDT of protected mode, from virtual-8086 mode too (SDM vol. 3A, 6.11 to 6.13; vol. 2 INT n). */
final class ProtectedInterrupts {
    private static final int TASK_GATE = 5;

    private final Cpu cpu;
    private final StackFrame frame;
    private final InnerStack inner;

    ProtectedInterrupts(Cpu cpu, StackFrame frame) {
        this.cpu = cpu;
        this.frame = frame;
        inner = new InnerStack(cpu);
    }

    void deliver(int vector, int code, int kind) {
        int ext = Interrupts.ext(kind);
        int idtCode = vector * 8 + 2 | ext;
        if (vector * 8 + 7 > cpu.idtrLimit) {
            throw cpu.fault(13, idtCode);
        }
        long gate = cpu.mmu.readSystem(cpu.idtrBase + vector * 8 & 0xffffffffL, 8);
        int type = Descriptors.typeWithS(gate);
        if (type != TASK_GATE && (type & ~9) != 6) {
            throw cpu.fault(13, idtCode);
        }
        if (kind <= Interrupts.INT3 && Descriptors.dpl(gate) < cpu.cpl) {
            throw cpu.fault(13, idtCode);
        }
        if (!Descriptors.present(gate)) {
            throw cpu.fault(11, idtCode);
        }
        if (type == TASK_GATE) {
            cpu.tasks.interrupt(Descriptors.gateSelector(gate), ext, code, kind);
        } else {
            throughGate(gate, type, code, kind, ext);
        }
    }

    private void throughGate(long gate, int type, int code, int kind, int ext) {
        int selector = Descriptors.gateSelector(gate);
        if (Descriptors.isNull(selector)) {
            throw cpu.fault(13, ext);
        }
        long target = cpu.descriptors.read(selector, 13, ext);
        int dpl = Descriptors.dpl(target);
        int selectorCode = selector & 0xfffc | ext;
        if (!Descriptors.code(target) || dpl > cpu.cpl) {
            throw cpu.fault(13, selectorCode);
        }
        if (!Descriptors.present(target)) {
            throw cpu.fault(11, selectorCode);
        }
        boolean conforming = Descriptors.conforming(target);
        if (cpu.v86() && (conforming || dpl != 0)) {
            throw cpu.fault(13, selectorCode);
        }
        int level = conforming ? cpu.cpl : dpl;
        long offset = Descriptors.gateOffset(gate);
        frame.begin((type & 8) != 0 ? 4 : 2);
        if (level < cpu.cpl) {
            toInnerLevel(selector, target, level, offset, code, kind, ext);
        } else {
            sameLevel(selector, target, level, offset, code, kind, ext);
        }
        int cleared = Flags.TF | Flags.NT | Flags.RF | Flags.VM;
        cpu.writeFlags(0, (type & 1) == 0 ? cleared | Flags.IF : cleared);
    }

    private void addReturn(int code, int kind) {
        frame.add(Interrupts.image(cpu, kind));
        frame.add(cpu.seg[Segment.CS].selector);
        frame.add(cpu.rip);
        if (code != GuestFault.NO_ERROR_CODE) {
            frame.add(code);
        }
    }

    private void requireInside(long offset, long target, int ext) {
        if (offset > Descriptors.limit(target)) {
            throw cpu.fault(13, ext);
        }
    }

    private void sameLevel(int selector, long target, int level, long offset, int code, int kind, int ext) {
        requireInside(offset, target, ext);
        addReturn(code, kind);
        cpu.descriptors.markAccessed(selector, target);
        long pointer = frame.write(cpu.seg[Segment.SS], cpu.stackPointer(), level, ext);
        cpu.stackPointer(pointer);
        cpu.segments.commitCode(selector, target, level);
        cpu.rip = offset;
    }

    private void toInnerLevel(int selector, long target, int level, long offset, int code, int kind, int ext) {
        inner.fetch(level, ext);
        requireInside(offset, target, ext);
        boolean v86 = cpu.v86();
        if (v86) {
            frame.add(cpu.seg[Segment.GS].selector);
            frame.add(cpu.seg[Segment.FS].selector);
            frame.add(cpu.seg[Segment.DS].selector);
            frame.add(cpu.seg[Segment.ES].selector);
        }
        frame.add(cpu.seg[Segment.SS].selector);
        frame.add(cpu.r[Cpu.RSP]);
        addReturn(code, kind);
        inner.markAccessed();
        cpu.descriptors.markAccessed(selector, target);
        long pointer = frame.write(inner.segment, inner.pointer, level, inner.selector & 0xfffc | ext);
        if (v86) {
            cpu.flags.replace(cpu.flags.value() & ~Flags.VM);
            cpu.segments.setNull(Segment.GS, 0);
            cpu.segments.setNull(Segment.FS, 0);
            cpu.segments.setNull(Segment.DS, 0);
            cpu.segments.setNull(Segment.ES, 0);
        }
        cpu.seg[Segment.SS].set(inner.segment);
        cpu.stackPointer(pointer);
        cpu.segments.commitCode(selector, target, level);
        cpu.rip = offset;
    }
}
