package dev.emu64.cpu;

import dev.emu64.bits.Bits;

/** SYSCALL, SYSRET, SYSENTER, SYSEXIT and SWAPGS (SDM vol. 2B; AMD APM vol. 2, 6.1, whose vendor CPUID reports). */
public final class SystemCalls {
    private static final int CODE = 0x9b;
    private static final int DATA = 0x93;
    private static final int FLAT32 = 0xc000;
    private static final int FLAT64 = 0xa000;
    private static final long LIMIT = 0xffffffffL;

    private final Cpu cpu;

    SystemCalls(Cpu cpu) {
        this.cpu = cpu;
    }

    private void requireEnabled() {
        if ((cpu.control.efer & ControlRegisters.SCE) == 0 || !cpu.protectedMode()) {
            throw cpu.fault(6);
        }
    }

    private void requireLevel0() {
        if (cpu.cpl != 0) {
            throw cpu.fault(13, 0);
        }
    }

    private void flat(int selector, boolean code64, int level) {
        int codeRights = CODE | level << 5 | (code64 ? FLAT64 : FLAT32);
        cpu.seg[Segment.CS].set(selector, 0, LIMIT, codeRights);
        cpu.changeCpl(level);
        cpu.updateMode();
    }

    private void flatStack(int selector, int level) {
        cpu.seg[Segment.SS].set(selector, 0, LIMIT, DATA | FLAT32 | level << 5);
    }

    /** SYSCALL: RCX and R11 take RIP and RFLAGS; to LSTAR, CSTAR or (legacy mode) STAR. */
    public void syscall() {
        requireEnabled();
        Msrs msrs = cpu.msrs;
        int selector = (int) (msrs.star >>> 32) & 0xfffc;
        if (cpu.longMode()) {
            long target = cpu.code64() ? msrs.lstar : msrs.cstar;
            int flags = cpu.flags.value() & ~Flags.RF;
            cpu.r[Cpu.RCX] = cpu.rip;
            cpu.r[11] = flags;
            flat(selector, true, 0);
            cpu.rip = target;
            cpu.debug.resumeArmed = false;
            cpu.writeFlags(flags & ~(int) msrs.sfmask, -1);
        } else {
            cpu.r[Cpu.RCX] = cpu.rip & 0xffffffffL;
            flat(selector, false, 0);
            cpu.rip = msrs.star & 0xffffffffL;
            cpu.writeFlags(0, Flags.VM | Flags.IF | Flags.RF);
        }
        flatStack(selector + 8 & 0xffff, 0);
    }

    /** SYSRET: to 64-bit code with {@code opSize} 8, else to 32-bit code. */
    public void sysret(int opSize) {
        requireEnabled();
        requireLevel0();
        Msrs msrs = cpu.msrs;
        int selector = (int) (msrs.star >>> 48);
        boolean wide = opSize == 8 && cpu.longMode();
        long target = wide ? cpu.r[Cpu.RCX] : cpu.r[Cpu.RCX] & 0xffffffffL;
        if (wide && !Bits.canonical(target)) {
            throw cpu.fault(13, 0);
        }
        boolean fromLong = cpu.longMode();
        int code = wide ? selector + 16 : selector;
        flat((code | 3) & 0xffff, wide, 3);
        flatStack((selector + 8 | 3) & 0xffff, 3);
        cpu.rip = target;
        if (fromLong) {
            cpu.writeFlags((int) cpu.r[11] & ~(Flags.RF | Flags.VM), -1);
        } else {
            cpu.writeFlags(Flags.IF, Flags.IF);
        }
    }

    /** SYSENTER; #UD in long mode as AMD processors have it. */
    public void sysenter() {
        if (!cpu.protectedMode() || cpu.longMode()) {
            throw cpu.fault(cpu.longMode() ? 6 : 13, cpu.longMode() ? -1 : 0);
        }
        int selector = (int) cpu.msrs.sysenterCs & 0xfffc;
        if (selector == 0) {
            throw cpu.fault(13, 0);
        }
        cpu.writeFlags(0, Flags.VM | Flags.IF | Flags.RF);
        flat(selector, false, 0);
        flatStack(selector + 8 & 0xffff, 0);
        cpu.r[Cpu.RSP] = cpu.msrs.sysenterEsp & 0xffffffffL;
        cpu.rip = cpu.msrs.sysenterEip & 0xffffffffL;
    }

    /** SYSEXIT; #UD in long mode as AMD processors have it. */
    public void sysexit() {
        if (cpu.longMode()) {
            throw cpu.fault(6);
        }
        int selector = (int) cpu.msrs.sysenterCs & 0xfffc;
        if (!cpu.protectedMode() || cpu.cpl != 0 || selector == 0) {
            throw cpu.fault(13, 0);
        }
        flat((selector + 16 | 3) & 0xffff, false, 3);
        flatStack((selector + 24 | 3) & 0xffff, 3);
        cpu.r[Cpu.RSP] = cpu.r[Cpu.RCX] & 0xffffffffL;
        cpu.rip = cpu.r[Cpu.RDX] & 0xffffffffL;
    }

    /** SWAPGS: exchanges the base of GS with the MSR KernelGSbase. */
    public void swapGs() {
        requireLevel0();
        long base = cpu.seg[Segment.GS].base;
        cpu.seg[Segment.GS].base = cpu.msrs.kernelGsBase;
        cpu.msrs.kernelGsBase = base;
    }
}
