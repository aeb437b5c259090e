package dev.emu64.cpu;

import dev.emu64.bits.Bits;
import dev.emu64.memory.GuestMemory;
import dev.emu64.mmu.GuestFault;

/** Delivery through 64-bit gates, with aligned frames and the interrupt stack table (SDM vol. 3A, 6.14). */
final class LongModeInterrupts {
    private final Cpu cpu;
    private final StackFrame frame;
    private final InnerStack inner;

    LongModeInterrupts(Cpu cpu, StackFrame frame) {
        this.cpu = cpu;
        this.frame = frame;
        inner = new InnerStack(cpu);
    }

    void deliver(int vector, int code, int kind) {
        int ext = Interrupts.ext(kind);
        int idtCode = vector * 8 + 2 | ext;
        if (vector * 16 + 15 > cpu.idtrLimit) {
            throw cpu.fault(13, idtCode);
        }
        long gate = cpu.mmu.readSystem(cpu.idtrBase + vector * 16, 8);
        long offset = Descriptors.gateOffset(gate) | cpu.mmu.readSystem(cpu.idtrBase + vector * 16 + 8, 4) << 32;
        int type = Descriptors.typeWithS(gate);
        if ((type & ~1) != 14) {
            throw cpu.fault(13, idtCode);
        }
        if (kind <= Interrupts.INT3 && Descriptors.dpl(gate) < cpu.cpl) {
            throw cpu.fault(13, idtCode);
        }
        if (!Descriptors.present(gate)) {
            throw cpu.fault(11, idtCode);
        }
        int selector = Descriptors.gateSelector(gate);
        int ist = (int) (gate >>> 32) & 7;
        if (ist != 0 || !enterSameLevel(selector, offset, code, kind)) {
            long target = checkedCode(selector, ext);
            enter(selector, target, offset, ist, code, kind);
        }
        int cleared = Flags.TF | Flags.NT | Flags.RF | Flags.VM;
        cpu.writeFlags(0, (type & 1) == 0 ? cleared | Flags.IF : cleared);
    }

    /**
     * Enters a handler in the code segment in force, on the stack in use, whose page is known; false, and nothing
     * changed, where it takes more than that.
     */
    private boolean enterSameLevel(int selector, long offset, int code, int kind) {
        int bytes = code == GuestFault.NO_ERROR_CODE ? 5 * 8 : 6 * 8;
        long pointer = (cpu.r[Cpu.RSP] & ~15L) - bytes;
        int place = cpu.mmu.writablePlace(pointer, bytes, cpu.cpl);
        if (place < 0 || !cpu.code64() || !Bits.canonical(offset)
            || !cpu.segments.inForce(Segment.CS, selector & 0xfffc | cpu.cpl)) {
            return false;
        }
        GuestMemory memory = cpu.memory;
        if (code != GuestFault.NO_ERROR_CODE) {
            memory.store(place, 8, code);
            place += 8;
        }
        memory.store(place, 8, cpu.rip);
        memory.store(place + 8, 8, cpu.seg[Segment.CS].selector);
        memory.store(place + 16, 8, Interrupts.image(cpu, kind));
        memory.store(place + 24, 8, cpu.r[Cpu.RSP]);
        memory.store(place + 32, 8, cpu.seg[Segment.SS].selector);
        cpu.r[Cpu.RSP] = pointer;
        cpu.rip = offset;
        return true;
    }

    private long checkedCode(int selector, int ext) {
        if (Descriptors.isNull(selector)) {
            throw cpu.fault(13, ext);
        }
        long target = cpu.descriptors.read(selector, 13, ext);
        int selectorCode = selector & 0xfffc | ext;
        boolean code64 = (Descriptors.attributes(target) & 0x6000) == 0x2000;
        if (!Descriptors.code(target) || Descriptors.dpl(target) > cpu.cpl || !code64) {
            throw cpu.fault(13, selectorCode);
        }
        if (!Descriptors.present(target)) {
            throw cpu.fault(11, selectorCode);
        }
        return target;
    }

    private void enter(int selector, long target, long offset, int ist, int code, int kind) {
        int ext = Interrupts.ext(kind);
        int level = Descriptors.conforming(target) ? cpu.cpl : Descriptors.dpl(target);
        boolean inward = level < cpu.cpl;
        long stack = inward || ist != 0 ? inner.fetch64(level, ist, ext) : cpu.r[Cpu.RSP];
        if (!Bits.canonical(stack)) {
            throw cpu.fault(12, ext);
        }
        if (!Bits.canonical(offset)) {
            throw cpu.fault(13, ext);
        }
        frame.begin(8);
        frame.add(cpu.seg[Segment.SS].selector);
        frame.add(cpu.r[Cpu.RSP]);
        frame.add(Interrupts.image(cpu, kind));
        frame.add(cpu.seg[Segment.CS].selector);
        frame.add(cpu.rip);
        if (code != GuestFault.NO_ERROR_CODE) {
            frame.add(code);
        }
        cpu.descriptors.markAccessed(selector, target);
        long pointer = frame.write64(stack & ~15L, level, ext);
        if (inward) {
            cpu.segments.setNull(Segment.SS, level);
        }
        cpu.r[Cpu.RSP] = pointer;
        cpu.segments.commitCode(selector, target, level);
        cpu.rip = offset;
    }
}
