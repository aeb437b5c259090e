package dev.emu64.cpu;

/** Interrupts in real-address mode: through the interrupt vector table (SDM vol. 3B, 20.1.4). */
final class RealModeInterrupts {
    private final Cpu cpu;

    RealModeInterrupts(Cpu cpu) {
        this.cpu = cpu;
    }

    /** Pushes FLAGS, CS and IP (no error code) and continues at the vector's address. */
    void deliver(int vector) {
        if (vector * 4 + 3 > cpu.idtrLimit) {
            throw cpu.fault(13, vector * 8 + 2);
        }
        long entry = cpu.mmu.readSystem(cpu.idtrBase + vector * 4 & 0xffffffffL, 4);
        long flags = cpu.flags.value();
        long before = cpu.r[Cpu.RSP];
        long pointer = cpu.stackPointer();
        long mask = cpu.stackSize() == 2 ? 0xffff : 0xffffffffL;
        for (int bytes = 2; bytes <= 6; bytes += 2) {
            cpu.mmu.probeWrite(cpu.linear(Segment.SS, pointer - bytes & mask, 2, true), 2);
        }
        cpu.r[Cpu.RSP] = before;
        cpu.push(2, flags);
        cpu.push(2, cpu.seg[Segment.CS].selector);
        cpu.push(2, cpu.rip);
        cpu.segments.loadReal(Segment.CS, (int) (entry >>> 16));
        cpu.rip = entry & 0xffff;
        cpu.updateMode();
        cpu.writeFlags(0, Flags.IF | Flags.TF | Flags.AC | Flags.RF);
    }
}
