package dev.emu64.cpu;

/** Access to I/O ports by IOPL and by the I/O permission bitmap of the TSS (SDM vol. 1, 19.5). */
public final class IoPermission {
    private final Cpu cpu;

    IoPermission(Cpu cpu) {
        this.cpu = cpu;
    }

    /** Raises #GP(0) unless all {@code size} ports from {@code port} on may be used now. */
    void require(int port, int size) {
        if (!cpu.protectedMode() || !cpu.v86() && cpu.cpl <= cpu.flags.iopl()) {
            return;
        }
        if (!mapAllows(port, size)) {
            throw cpu.fault(13, 0);
        }
    }

    /** Behind an access within a repeated string instruction: it may have brought an event nearer. */
    public void accessed() {
        cpu.dueInstruction = Math.min(cpu.dueInstruction, cpu.clock.dueInstruction);
    }

    private boolean mapAllows(int port, int size) {
        Segment tr = cpu.tr;
        boolean wide = (tr.attributes & 0x9d) == 0x89;
        if (!wide || tr.limit < 103) {
            return false;
        }
        long base = tr.base;
        int map = (int) cpu.mmu.readSystem(cpu.tableAddress(base + 102), 2);
        long offset = map + (port >>> 3);
        if (offset + 1 > tr.limit) {
            return false;
        }
        long bits = cpu.mmu.readSystem(cpu.tableAddress(base + offset), 2);
        return (bits >>> (port & 7) & (1 << size) - 1) == 0;
    }
}
