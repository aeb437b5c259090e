package dev.emu64.cpu;

/**
 * INT n in virtual-8086 mode (SDM vol. 3B, 20.3): IOPL, and with CR4.VME the interrupt redirection bitmap of the TSS,
 * by which an interrupt goes straight to the 8086 program's own vector table.
 */
final class VirtualInterrupts {
    private final Cpu cpu;

    VirtualInterrupts(Cpu cpu) {
        this.cpu = cpu;
    }

    /** Whether the interrupt was delivered to the 8086 handler; false if it goes through the IDT; #GP(0) by IOPL. */
    boolean redirected(int vector) {
        boolean iopl3 = cpu.flags.iopl() == 3;
        if ((cpu.control.cr4 & ControlRegisters.VME) != 0 && !redirectionBit(vector)) {
            enter8086(vector, iopl3);
            return true;
        }
        if (!iopl3) {
            throw cpu.fault(13, 0);
        }
        return false;
    }

    /** The 32 bytes below the I/O permission bitmap hold one bit for each vector; set means through the IDT. */
    private boolean redirectionBit(int vector) {
        Segment tr = cpu.tr;
        if (tr.limit < 103) {
            throw cpu.fault(13, 0);
        }
        long map = cpu.mmu.readSystem(cpu.tableAddress(tr.base + 102), 2);
        long offset = map - 32 + (vector >>> 3);
        if (offset > tr.limit || offset < 0) {
            throw cpu.fault(13, 0);
        }
        return (cpu.mmu.readSystem(cpu.tableAddress(tr.base + offset), 1) >>> (vector & 7) & 1) != 0;
    }

    private void enter8086(int vector, boolean iopl3) {
        long entry = cpu.mmu.readSystem(vector * 4L, 4);
        int flags = cpu.flags.value();
        int image = flags;
        if (!iopl3) {
            boolean virtualFlag = (flags & Flags.VIF) != 0;
            image = image & ~Flags.IF | Flags.IOPL | (virtualFlag ? Flags.IF : 0);
        }
        long pointer = cpu.stackPointer();
        for (int bytes = 2; bytes <= 6; bytes += 2) {
            cpu.mmu.probeWrite(cpu.linear(Segment.SS, pointer - bytes & 0xffff, 2, true), 2);
        }
        cpu.push(2, image);
        cpu.push(2, cpu.seg[Segment.CS].selector);
        cpu.push(2, cpu.rip);
        cpu.segments.loadReal(Segment.CS, (int) (entry >>> 16));
        cpu.rip = entry & 0xffff;
        cpu.updateMode();
        cpu.writeFlags(0, Flags.TF | Flags.RF | (iopl3 ? Flags.IF : Flags.VIF));
    }
}
