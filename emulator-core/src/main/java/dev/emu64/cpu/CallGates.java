package dev.emu64.cpu;

import dev.emu64.bits.Bits;

/** Far JMP and CALL to system descriptors: call gates of 16, 32 and 64 bits, task gates, TSSs (SDM vol. 3A, 5.8.3). */
final class CallGates {
    private static final int TSS16 = 1;
    private static final int GATE16 = 4;
    private static final int TASK_GATE = 5;
    private static final int TSS32 = 9;
    private static final int GATE32 = 12;

    private final Cpu cpu;
    private final StackFrame frame;
    private final FarTransfer far;
    private final InnerStack inner;
    private final long[] parameters = new long[31];

    CallGates(Cpu cpu, StackFrame frame, FarTransfer far) {
        this.cpu = cpu;
        this.frame = frame;
        this.far = far;
        inner = new InnerStack(cpu);
    }

    /** Transfers through the descriptor at {@code selector}, which is not a code segment's. */
    void transfer(int selector, long descriptor, boolean call) {
        int type = Descriptors.typeWithS(descriptor);
        boolean gate = type == GATE32 || !cpu.longMode() && type == GATE16;
        boolean task = !cpu.longMode() && (type == TSS16 || type == TSS32 || type == TASK_GATE);
        boolean reachable = Descriptors.dpl(descriptor) >= Math.max(cpu.cpl, selector & 3);
        if (!gate && !task || !reachable) {
            throw cpu.fault(13, selector & 0xfffc);
        }
        if (!Descriptors.present(descriptor)) {
            throw cpu.fault(11, selector & 0xfffc);
        }
        if (type == TASK_GATE) {
            cpu.tasks.throughGate(Descriptors.gateSelector(descriptor), call);
        } else if (task) {
            cpu.tasks.transfer(selector, descriptor, call);
        } else {
            throughCallGate(selector, descriptor, call);
        }
    }

    private void throughCallGate(int gateSelector, long gate, boolean call) {
        long offset = Descriptors.gateOffset(gate);
        if (cpu.longMode()) {
            offset |= upperOffset(gateSelector) << 32;
        }
        int selector = Descriptors.gateSelector(gate);
        long target = checkedTarget(selector, call);
        int dpl = Descriptors.dpl(target);
        boolean inward = !Descriptors.conforming(target) && dpl < cpu.cpl;
        if (inward) {
            enterInner(selector, target, dpl, offset, gate);
            return;
        }
        if (call) {
            far.enterSameLevel(selector, target, offset, gateSize(gate));
        } else {
            far.checkOffset(target, offset);
            cpu.segments.commitCode(selector, target, cpu.cpl);
            cpu.rip = offset;
        }
    }

    private int gateSize(long gate) {
        return cpu.longMode() ? 8 : Descriptors.typeWithS(gate) == GATE32 ? 4 : 2;
    }

    /** Bits 32-63 of a 64-bit gate's offset; its upper half must be there and have type 0. */
    private long upperOffset(int selector) {
        if (!cpu.descriptors.inTable(selector, 16)) {
            throw cpu.fault(13, selector & 0xfffc);
        }
        long upper = cpu.mmu.readSystem(cpu.descriptors.address(selector) + 8, 8);
        if ((upper >>> 40 & 31) != 0) {
            throw cpu.fault(13, selector & 0xfffc);
        }
        return upper & 0xffffffffL;
    }

    private long checkedTarget(int selector, boolean call) {
        if (Descriptors.isNull(selector)) {
            throw cpu.fault(13, 0);
        }
        long target = cpu.descriptors.read(selector, 13, 0);
        int dpl = Descriptors.dpl(target);
        boolean right = Descriptors.code(target) && (call || Descriptors.conforming(target) ? dpl <= cpu.cpl : dpl == cpu.cpl);
        boolean code64 = (Descriptors.attributes(target) & 0x6000) == 0x2000;
        if (!right || cpu.longMode() && !code64) {
            throw cpu.fault(13, selector & 0xfffc);
        }
        if (!Descriptors.present(target)) {
            throw cpu.fault(11, selector & 0xfffc);
        }
        return target;
    }

    private void enterInner(int selector, long target, int level, long offset, long gate) {
        if (cpu.longMode()) {
            enterInner64(selector, target, level, offset);
            return;
        }
        inner.fetch(level, 0);
        int size = gateSize(gate);
        int count = (int) (gate >>> 32) & 31;
        for (int i = 0; i < count; i++) {
            parameters[i] = cpu.peek(size, i * size);
        }
        far.checkOffset(target, offset);
        frame.begin(size);
        frame.add(cpu.seg[Segment.SS].selector);
        frame.add(cpu.r[Cpu.RSP]);
        for (int i = count - 1; i >= 0; i--) {
            frame.add(parameters[i]);
        }
        frame.add(cpu.seg[Segment.CS].selector);
        frame.add(cpu.rip);
        inner.markAccessed();
        cpu.descriptors.markAccessed(selector, target);
        long pointer = frame.write(inner.segment, inner.pointer, level, inner.selector & 0xfffc);
        cpu.seg[Segment.SS].set(inner.segment);
        cpu.stackPointer(pointer);
        cpu.segments.commitCode(selector, target, level);
        cpu.rip = offset;
    }

    private void enterInner64(int selector, long target, int level, long offset) {
        long stack = inner.fetch64(level, 0, 0);
        if (!Bits.canonical(stack)) {
            throw cpu.fault(12, 0);
        }
        far.checkOffset(target, offset);
        frame.begin(8);
        frame.add(cpu.seg[Segment.SS].selector);
        frame.add(cpu.r[Cpu.RSP]);
        frame.add(cpu.seg[Segment.CS].selector);
        frame.add(cpu.rip);
        cpu.descriptors.markAccessed(selector, target);
        long pointer = frame.write64(stack, level, 0);
        cpu.segments.setNull(Segment.SS, level);
        cpu.r[Cpu.RSP] = pointer;
        cpu.segments.commitCode(selector, target, level);
        cpu.rip = offset;
    }
}
