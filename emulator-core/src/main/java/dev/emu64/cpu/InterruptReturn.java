package dev.emu64.cpu;

import dev.emu64.bits.Bits;
import dev.emu64.memory.GuestMemory;

/** IRET, IRETD and IRETQ in every mode (SDM vol. 2A IRET; vol. 3B, 20.2.6 and 20.3). */
final class InterruptReturn {
    private static final int COMMON = Flags.STATUS | Flags.TF | Flags.DF | Flags.NT;
    private static final int WIDE = Flags.RF | Flags.AC | Flags.ID;

    private final Cpu cpu;
    private final OuterReturn outer;

    InterruptReturn(Cpu cpu, OuterReturn outer) {
        this.cpu = cpu;
        this.outer = outer;
    }

    void run(int opSize) {
        if (!cpu.protectedMode()) {
            inRealMode(opSize);
        } else if (cpu.v86()) {
            inVirtualMode(opSize);
        } else if (cpu.flags.is(Flags.NT)) {
            if (cpu.longMode()) {
                throw cpu.fault(13, 0);
            }
            cpu.tasks.returnToLinked();
        } else {
            inProtectedMode(opSize);
        }
        cpu.interrupts.unblockNmi();
    }

    /** Loads flags; RF loaded as one holds for the instruction returned to. */
    private void loadFlags(long image, int mask) {
        cpu.debug.resumeArmed = false;
        cpu.writeFlags((int) image, mask);
    }

    private void inRealMode(int opSize) {
        long offset = cpu.peek(opSize, 0);
        int selector = (int) cpu.peek(opSize, opSize) & 0xffff;
        long image = cpu.peek(opSize, 2 * opSize);
        if (offset > cpu.seg[Segment.CS].limit) {
            throw cpu.fault(13, 0);
        }
        cpu.adjustStack(3 * opSize);
        cpu.segments.loadReal(Segment.CS, selector);
        cpu.updateMode();
        cpu.rip = offset;
        int mask = COMMON | Flags.IF | Flags.IOPL;
        loadFlags(image, opSize == 2 ? mask : mask | WIDE);
    }

    private void inVirtualMode(int opSize) {
        boolean iopl3 = cpu.flags.iopl() == 3;
        boolean extended = (cpu.control.cr4 & ControlRegisters.VME) != 0 && opSize == 2;
        if (!iopl3 && !extended) {
            throw cpu.fault(13, 0);
        }
        long offset = cpu.peek(opSize, 0);
        int selector = (int) cpu.peek(opSize, opSize) & 0xffff;
        long image = cpu.peek(opSize, 2 * opSize);
        if (offset > cpu.seg[Segment.CS].limit) {
            throw cpu.fault(13, 0);
        }
        int mask = COMMON | (opSize == 2 ? 0 : WIDE);
        if (iopl3) {
            mask |= Flags.IF;
        } else {
            boolean wantsInterrupts = (image & Flags.IF) != 0;
            if (wantsInterrupts && cpu.flags.is(Flags.VIP) || (image & Flags.TF) != 0) {
                throw cpu.fault(13, 0);
            }
            mask |= Flags.VIF;
            image = image & ~Flags.VIF | (wantsInterrupts ? Flags.VIF : 0);
        }
        cpu.adjustStack(3 * opSize);
        cpu.segments.loadReal(Segment.CS, selector);
        cpu.rip = offset;
        loadFlags(image, mask);
    }

    private void inProtectedMode(int opSize) {
        if (opSize == 8 && cpu.code64() && sameLevel()) {
            return;
        }
        long offset = cpu.peek(opSize, 0);
        int selector = (int) cpu.peek(opSize, opSize) & 0xffff;
        long image = cpu.peek(opSize, 2 * opSize);
        if ((image & Flags.VM) != 0 && opSize == 4 && cpu.cpl == 0 && !cpu.longMode()) {
            toVirtualMode(offset, selector, image);
            return;
        }
        boolean popsStack = cpu.code64();
        long pointer = 0;
        int stackSelector = 0;
        long descriptor = outer.checkedCode(selector);
        int level = selector & 3;
        if (popsStack || level > cpu.cpl) {
            pointer = cpu.peek(opSize, 3 * opSize);
            stackSelector = (int) cpu.peek(opSize, 4 * opSize) & 0xffff;
        }
        checkOffset(descriptor, offset);
        int mask = flagsToLoad(opSize);
        if (popsStack || level > cpu.cpl) {
            boolean outward = level > cpu.cpl;
            long stack = outer.checkedStack(stackSelector, level, descriptor);
            cpu.segments.commitCode(selector, descriptor, level);
            outer.loadStack(stackSelector, stack, pointer, opSize);
            if (outward) {
                cpu.segments.dropInaccessible(level);
            }
        } else {
            cpu.adjustStack(3 * opSize);
            cpu.segments.commitCode(selector, descriptor, level);
        }
        cpu.rip = offset;
        loadFlags(image, mask);
    }

    /**
     * IRETQ to the code and stack segments in force, from a stack whose page is known; false, and nothing changed, where
     * it takes more than that.
     */
    private boolean sameLevel() {
        int place = cpu.mmu.readablePlace(cpu.r[Cpu.RSP], 5 * 8);
        if (place < 0) {
            return false;
        }
        GuestMemory memory = cpu.memory;
        long offset = memory.load(place, 8);
        int selector = (int) memory.load(place + 8, 2);
        int stackSelector = (int) memory.load(place + 32, 2);
        if (!Bits.canonical(offset) || !cpu.segments.inForce(Segment.CS, selector)
            || !cpu.segments.inForce(Segment.SS, stackSelector)) {
            return false;
        }
        long image = memory.load(place + 16, 8);
        cpu.r[Cpu.RSP] = memory.load(place + 24, 8);
        cpu.rip = offset;
        loadFlags(image, flagsToLoad(8));
        return true;
    }

    private int flagsToLoad(int opSize) {
        int mask = COMMON | (opSize == 2 ? 0 : WIDE);
        if (cpu.cpl <= cpu.flags.iopl()) {
            mask |= Flags.IF;
        }
        if (cpu.cpl == 0) {
            mask |= Flags.IOPL | (opSize == 2 ? 0 : Flags.VIF | Flags.VIP);
        }
        return mask;
    }

    private void checkOffset(long descriptor, long offset) {
        boolean long64 = cpu.longMode() && (Descriptors.attributes(descriptor) & 0x2000) != 0;
        if (long64 ? !Bits.canonical(offset) : offset > Descriptors.limit(descriptor)) {
            throw cpu.fault(13, 0);
        }
    }

    /** From CPL 0 to a virtual-8086 program: ESP, SS, ES, DS, FS and GS follow on the stack. */
    private void toVirtualMode(long offset, int selector, long image) {
        long pointer = cpu.peek(4, 12);
        int ss = (int) cpu.peek(4, 16) & 0xffff;
        int es = (int) cpu.peek(4, 20) & 0xffff;
        int ds = (int) cpu.peek(4, 24) & 0xffff;
        int fs = (int) cpu.peek(4, 28) & 0xffff;
        int gs = (int) cpu.peek(4, 32) & 0xffff;
        if (offset > 0xffff) {
            throw cpu.fault(13, 0);
        }
        loadFlags(image, COMMON | WIDE | Flags.IF | Flags.IOPL | Flags.VM | Flags.VIF | Flags.VIP);
        cpu.segments.loadReal(Segment.CS, selector);
        cpu.segments.loadReal(Segment.SS, ss);
        cpu.segments.loadReal(Segment.ES, es);
        cpu.segments.loadReal(Segment.DS, ds);
        cpu.segments.loadReal(Segment.FS, fs);
        cpu.segments.loadReal(Segment.GS, gs);
        cpu.r[Cpu.RSP] = pointer;
        cpu.rip = offset;
        cpu.changeCpl(3);
        cpu.updateMode();
    }
}
