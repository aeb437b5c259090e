package dev.emu64.cpu;

import dev.emu64.bits.Bits;

/**
 * Far JMP, CALL and RET (SDM vol. 2; vol. 3A, 5.8). Gates and task switches are {@link CallGates}' and
 * {@link TaskSwitch}'s, IRET is {@link InterruptReturn}'s.
 */
public final class FarTransfer {
    private final Cpu cpu;
    private final StackFrame frame;
    private final CallGates gates;
    private final InterruptReturn interruptReturn;
    private final OuterReturn outer;

    FarTransfer(Cpu cpu, StackFrame frame) {
        this.cpu = cpu;
        this.frame = frame;
        outer = new OuterReturn(cpu);
        gates = new CallGates(cpu, frame, this);
        interruptReturn = new InterruptReturn(cpu, outer);
    }

    private boolean byDescriptors() {
        return cpu.protectedMode() && !cpu.v86();
    }

    /** Far JMP; {@code offset} is truncated to the operand size. */
    public void jump(int selector, long offset, int opSize) {
        if (!byDescriptors()) {
            toReal(selector, offset);
            return;
        }
        long descriptor = target(selector);
        if (!Descriptors.code(descriptor)) {
            gates.transfer(selector, descriptor, false);
            return;
        }
        checkDirect(selector, descriptor);
        checkOffset(descriptor, offset);
        cpu.segments.commitCode(selector, descriptor, cpu.cpl);
        cpu.rip = offset;
    }

    /** Far CALL; pushes CS and the next instruction's address with the operand size. */
    public void call(int selector, long offset, int opSize) {
        if (!byDescriptors()) {
            long pointer = pushReturn(opSize);
            toReal(selector, offset);
            cpu.stackPointer(pointer);
            return;
        }
        long descriptor = target(selector);
        if (!Descriptors.code(descriptor)) {
            gates.transfer(selector, descriptor, true);
            return;
        }
        checkDirect(selector, descriptor);
        enterSameLevel(selector, descriptor, offset, opSize);
    }

    /**
     * CALL to the same privilege level: return address on the current stack. Processors write it before they check
     * the offset; RSP changes only afterwards.
     */
    void enterSameLevel(int selector, long descriptor, long offset, int opSize) {
        cpu.descriptors.markAccessed(selector, descriptor);
        long pointer = pushReturn(opSize);
        checkOffset(descriptor, offset);
        cpu.stackPointer(pointer);
        cpu.segments.commitCode(selector, descriptor, cpu.cpl);
        cpu.rip = offset;
    }

    /** Writes the return address and gives the stack pointer below it. */
    private long pushReturn(int opSize) {
        frame.begin(opSize);
        frame.add(cpu.seg[Segment.CS].selector);
        frame.add(cpu.rip);
        return cpu.code64()
            ? frame.write64(cpu.r[Cpu.RSP], cpu.cpl, 0)
            : frame.write(cpu.seg[Segment.SS], cpu.stackPointer(), cpu.cpl, 0);
    }

    private void toReal(int selector, long offset) {
        if (offset > cpu.seg[Segment.CS].limit) {
            throw cpu.fault(13, 0);
        }
        cpu.segments.loadReal(Segment.CS, selector);
        cpu.updateMode();
        cpu.rip = offset;
    }

    /** The descriptor that a far JMP or CALL names: #GP(0) for null, #GP(selector) outside the table. */
    private long target(int selector) {
        if (Descriptors.isNull(selector)) {
            throw cpu.fault(13, 0);
        }
        return cpu.descriptors.read(selector, 13, 0);
    }

    private void checkDirect(int selector, long descriptor) {
        int dpl = Descriptors.dpl(descriptor);
        boolean allowed = Descriptors.conforming(descriptor)
            ? dpl <= cpu.cpl
            : (selector & 3) <= cpu.cpl && dpl == cpu.cpl;
        if (!allowed || longAndBig(descriptor)) {
            throw cpu.fault(13, selector & 0xfffc);
        }
        if (!Descriptors.present(descriptor)) {
            throw cpu.fault(11, selector & 0xfffc);
        }
    }

    /** L and D both set: reserved in long mode. */
    private boolean longAndBig(long descriptor) {
        return cpu.longMode() && (Descriptors.attributes(descriptor) & 0x6000) == 0x6000;
    }

    /** #GP(0) unless {@code offset} is canonical (64-bit target) or within the target's limit. */
    void checkOffset(long descriptor, long offset) {
        boolean long64 = cpu.longMode() && (Descriptors.attributes(descriptor) & 0x2000) != 0;
        if (long64 ? !Bits.canonical(offset) : offset > Descriptors.limit(descriptor)) {
            throw cpu.fault(13, 0);
        }
    }

    /** Far RET: pops the address and CS with the operand size, then frees {@code popBytes} of parameters. */
    public void ret(int opSize, int popBytes) {
        long offset = cpu.peek(opSize, 0);
        int selector = (int) cpu.peek(opSize, opSize) & 0xffff;
        if (!byDescriptors()) {
            toReal(selector, offset);
            cpu.adjustStack(2 * opSize + popBytes);
            return;
        }
        long descriptor = outer.checkedCode(selector);
        checkOffset(descriptor, offset);
        int level = selector & 3;
        if (level == cpu.cpl) {
            cpu.adjustStack(2 * opSize + popBytes);
            cpu.segments.commitCode(selector, descriptor, level);
            cpu.rip = offset;
            return;
        }
        long pointer = cpu.peek(opSize, 2 * opSize + popBytes);
        int stackSelector = (int) cpu.peek(opSize, 3 * opSize + popBytes) & 0xffff;
        long stack = outer.checkedStack(stackSelector, level, descriptor);
        cpu.segments.commitCode(selector, descriptor, level);
        outer.loadStack(stackSelector, stack, pointer, opSize);
        cpu.adjustStack(popBytes);
        cpu.segments.dropInaccessible(level);
        cpu.rip = offset;
    }

    /** IRET, IRETD, IRETQ. */
    public void iret(int opSize) {
        interruptReturn.run(opSize);
    }
}
