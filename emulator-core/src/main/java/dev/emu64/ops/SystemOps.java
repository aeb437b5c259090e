package dev.emu64.ops;

import dev.emu64.bits.Bits;
import dev.emu64.cpu.ControlRegisters;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;
import dev.emu64.decode.Insn;
import dev.emu64.mmu.GuestFault;

/** System instructions (SDM vol. 1, 5.20; vol. 3A, 2.8). */
final class SystemOps {
    private SystemOps() {
    }

    private static GuestFault generalProtection(Cpu c) {
        return c.fault(GuestFault.GP, 0);
    }

    private static void requireLevel0(Cpu c) {
        if (c.cpl != 0) {
            throw generalProtection(c);
        }
    }

    private static void requireFeature(Cpu c, int cr4Bit) {
        if ((c.control.cr4 & cr4Bit) == 0) {
            throw c.fault(GuestFault.UD);
        }
    }

    /** CR4.UMIP keeps SGDT, SIDT, SLDT, SMSW and STR from user code. */
    private static void checkUserModePrevention(Cpu c) {
        if (c.cpl != 0 && (c.control.cr4 & ControlRegisters.UMIP) != 0) {
            throw generalProtection(c);
        }
    }

    // ---- control and debug registers

    static void movFromControl(Cpu c, Insn i) {
        ControlRegisters control = c.control;
        long value = switch (i.op1) {
            case 0 -> control.cr0;
            case 2 -> control.cr2;
            case 3 -> control.cr3;
            case 4 -> control.cr4;
            case 8 -> control.cr8;
            default -> throw c.fault(GuestFault.UD);
        };
        requireLevel0(c);
        Operands.register(c, i.op0, c.code64() ? 8 : 4, value);
    }

    static void movToControl(Cpu c, Insn i) {
        int register = i.op0;
        if (register != 0 && register != 2 && register != 3 && register != 4 && register != 8) {
            throw c.fault(GuestFault.UD);
        }
        requireLevel0(c);
        long value = Operands.register(c, i.op1, c.code64() ? 8 : 4);
        switch (register) {
            case 0 -> c.control.writeCr0(value);
            case 2 -> c.control.cr2 = value;
            case 3 -> c.control.writeCr3(value);
            case 4 -> c.control.writeCr4(value);
            default -> c.control.writeCr8(value);
        }
    }

    static void movFromDebug(Cpu c, Insn i) {
        checkDebug(c, i.op1);
        Operands.register(c, i.op0, c.code64() ? 8 : 4, c.debug.read(i.op1));
    }

    static void movToDebug(Cpu c, Insn i) {
        checkDebug(c, i.op0);
        c.debug.write(i.op0, Operands.register(c, i.op1, c.code64() ? 8 : 4));
    }

    private static void checkDebug(Cpu c, int register) {
        if (register > 7) {
            throw c.fault(GuestFault.UD);
        }
        requireLevel0(c);
        c.debug.checkAccess(register);
    }

    static void clts(Cpu c, Insn i) {
        requireLevel0(c);
        c.control.clearTaskSwitched();
    }

    static void smsw(Cpu c, Insn i) {
        checkUserModePrevention(c);
        Operands.write0(c, i, c.control.cr0);
    }

    static void lmsw(Cpu c, Insn i) {
        requireLevel0(c);
        c.control.loadMachineStatusWord((int) Operands.read0(c, i));
    }

    // ---- descriptor tables, task register

    static void sgdt(Cpu c, Insn i) {
        storeTable(c, i, c.gdtrLimit, c.gdtrBase);
    }

    static void sidt(Cpu c, Insn i) {
        storeTable(c, i, c.idtrLimit, c.idtrBase);
    }

    private static void storeTable(Cpu c, Insn i, int limit, long base) {
        checkUserModePrevention(c);
        long address = Operands.effectiveAddress(c, i);
        int baseSize = c.code64() ? 8 : 4;
        long linear = c.linear(i.seg, address, 2 + baseSize, true);
        c.mmu.probeWrite(linear, 2 + baseSize);
        c.store(i.seg, address, 2, limit);
        c.store(i.seg, address + 2, baseSize, base);
    }

    private static long tableBase(Cpu c, Insn i, long address) {
        long base = c.load(i.seg, address + 2, c.code64() ? 8 : 4);
        if (c.code64() && !Bits.canonical(base)) {
            throw generalProtection(c);
        }
        return i.opSize == 2 ? base & 0xffffff : base;
    }

    static void lgdt(Cpu c, Insn i) {
        requireLevel0(c);
        long address = Operands.effectiveAddress(c, i);
        int limit = (int) c.load(i.seg, address, 2);
        c.gdtrBase = tableBase(c, i, address);
        c.gdtrLimit = limit;
    }

    static void lidt(Cpu c, Insn i) {
        requireLevel0(c);
        long address = Operands.effectiveAddress(c, i);
        int limit = (int) c.load(i.seg, address, 2);
        c.idtrBase = tableBase(c, i, address);
        c.idtrLimit = limit;
    }

    static void sldt(Cpu c, Insn i) {
        checkUserModePrevention(c);
        Operands.write0(c, i, c.ldtr.selector);
    }

    static void str(Cpu c, Insn i) {
        checkUserModePrevention(c);
        Operands.write0(c, i, c.tr.selector);
    }

    static void lldt(Cpu c, Insn i) {
        requireLevel0(c);
        c.segments.loadLdt((int) Operands.read0(c, i) & 0xffff);
    }

    static void ltr(Cpu c, Insn i) {
        requireLevel0(c);
        c.segments.loadTask((int) Operands.read0(c, i) & 0xffff);
    }

    static void verr(Cpu c, Insn i) {
        c.flags.zf(c.queries.readable((int) Operands.read0(c, i) & 0xffff));
    }

    static void verw(Cpu c, Insn i) {
        c.flags.zf(c.queries.writable((int) Operands.read0(c, i) & 0xffff));
    }

    static void lar(Cpu c, Insn i) {
        long rights = c.queries.rights((int) Operands.read1(c, i) & 0xffff);
        answer(c, i, rights);
    }

    static void lsl(Cpu c, Insn i) {
        long limit = c.queries.limit((int) Operands.read1(c, i) & 0xffff);
        answer(c, i, limit);
    }

    private static void answer(Cpu c, Insn i, long value) {
        if (value >= 0) {
            Operands.register(c, i.op0, i.size0, value);
        }
        c.flags.zf(value >= 0);
    }

    static void arpl(Cpu c, Insn i) {
        long destination = Operands.modify0(c, i);
        long source = Operands.read1(c, i);
        boolean raised = (destination & 3) < (source & 3);
        if (raised) {
            Operands.modified0(c, i, destination & ~3L | source & 3);
        }
        c.flags.zf(raised);
    }

    // ---- translation and caches

    static void invlpg(Cpu c, Insn i) {
        requireLevel0(c);
        long address = Operands.effectiveAddress(c, i);
        if (c.code64()) {
            long linear = i.seg < Segment.FS ? address : address + c.seg[i.seg].base;
            if (Bits.canonical(linear)) {
                c.mmu.invalidate(linear);
            }
        } else {
            c.mmu.invalidate(c.seg[i.seg].base + address & 0xffffffffL);
        }
    }

    /** INVPCID: every type drops more than it must, which 4.10.4.1 of SDM vol. 3A allows. */
    static void invpcid(Cpu c, Insn i) {
        requireLevel0(c);
        long type = Operands.register(c, i.op0, c.code64() ? 8 : 4);
        long address = Operands.effectiveAddress(c, i);
        long pcid = c.load(i.seg, address, 8);
        long linear = c.load(i.seg, address + 8, 8);
        boolean needsPcid = type == 0 || type == 1;
        boolean pcidWrong = needsPcid && (pcid >>> 12 != 0
            || (c.control.cr4 & ControlRegisters.PCIDE) == 0 && pcid != 0);
        if (type < 0 || type > 3 || pcidWrong || type == 0 && !Bits.canonical(linear)) {
            throw generalProtection(c);
        }
        c.mmu.flush();
    }

    static void invd(Cpu c, Insn i) {
        requireLevel0(c);
    }

    static void wbinvd(Cpu c, Insn i) {
        requireLevel0(c);
    }

    // ---- fast system calls

    static void syscall(Cpu c, Insn i) {
        c.systemCalls.syscall();
    }

    static void sysret(Cpu c, Insn i) {
        c.systemCalls.sysret(i.w ? 8 : 4);
    }

    static void sysenter(Cpu c, Insn i) {
        c.systemCalls.sysenter();
    }

    static void sysexit(Cpu c, Insn i) {
        c.systemCalls.sysexit();
    }

    static void swapgs(Cpu c, Insn i) {
        c.systemCalls.swapGs();
    }

    // ---- model-specific registers, counters, identification

    private static long edxEax(Cpu c) {
        return c.r[Cpu.RDX] << 32 | c.r[Cpu.RAX] & 0xffffffffL;
    }

    private static void edxEax(Cpu c, long value) {
        c.r[Cpu.RAX] = value & 0xffffffffL;
        c.r[Cpu.RDX] = value >>> 32;
    }

    static void wrmsr(Cpu c, Insn i) {
        requireLevel0(c);
        c.msrs.write((int) c.r[Cpu.RCX], edxEax(c));
    }

    static void rdmsr(Cpu c, Insn i) {
        requireLevel0(c);
        edxEax(c, c.msrs.read((int) c.r[Cpu.RCX]));
    }

    private static void checkTimeStamp(Cpu c) {
        if (c.cpl != 0 && (c.control.cr4 & ControlRegisters.TSD) != 0) {
            throw generalProtection(c);
        }
    }

    static void rdtsc(Cpu c, Insn i) {
        checkTimeStamp(c);
        edxEax(c, c.msrs.timeStamp());
    }

    static void rdtscp(Cpu c, Insn i) {
        rdtsc(c, i);
        c.r[Cpu.RCX] = c.msrs.tscAux;
    }

    /** RDPMC: the four counters exist but are never started, so they read as zero. */
    static void rdpmc(Cpu c, Insn i) {
        boolean allowed = c.cpl == 0 || (c.control.cr4 & ControlRegisters.PCE) != 0;
        if (!allowed || (int) c.r[Cpu.RCX] < 0 || (int) c.r[Cpu.RCX] > 3) {
            throw generalProtection(c);
        }
        edxEax(c, 0);
    }

    static void rdpid(Cpu c, Insn i) {
        Operands.register(c, i.op0, i.size0, c.msrs.tscAux);
    }

    static void cpuid(Cpu c, Insn i) {
        c.cpuid.query((int) c.r[Cpu.RAX], (int) c.r[Cpu.RCX]);
        c.r[Cpu.RAX] = c.cpuid.eax & 0xffffffffL;
        c.r[Cpu.RBX] = c.cpuid.ebx & 0xffffffffL;
        c.r[Cpu.RCX] = c.cpuid.ecx & 0xffffffffL;
        c.r[Cpu.RDX] = c.cpuid.edx & 0xffffffffL;
    }

    // ---- extended control register; FS and GS bases

    static void xgetbv(Cpu c, Insn i) {
        requireFeature(c, ControlRegisters.OSXSAVE);
        edxEax(c, c.control.readXcr((int) c.r[Cpu.RCX]));
    }

    static void xsetbv(Cpu c, Insn i) {
        requireFeature(c, ControlRegisters.OSXSAVE);
        requireLevel0(c);
        c.control.writeXcr((int) c.r[Cpu.RCX], edxEax(c));
    }

    static void rdfsbase(Cpu c, Insn i) {
        readBase(c, i, Segment.FS);
    }

    static void rdgsbase(Cpu c, Insn i) {
        readBase(c, i, Segment.GS);
    }

    static void wrfsbase(Cpu c, Insn i) {
        writeBase(c, i, Segment.FS);
    }

    static void wrgsbase(Cpu c, Insn i) {
        writeBase(c, i, Segment.GS);
    }

    private static void readBase(Cpu c, Insn i, int segment) {
        requireFeature(c, ControlRegisters.FSGSBASE);
        Operands.register(c, i.op0, i.size0, c.seg[segment].base);
    }

    private static void writeBase(Cpu c, Insn i, int segment) {
        requireFeature(c, ControlRegisters.FSGSBASE);
        long base = Operands.register(c, i.op0, i.size0);
        if (!Bits.canonical(base)) {
            throw generalProtection(c);
        }
        c.seg[segment].base = base;
    }

    // ---- waiting

    static void hlt(Cpu c, Insn i) {
        requireLevel0(c);
        c.halt();
    }

    /** MONITOR: arms nothing, as {@link #mwait} does not wait; the address is read as the manual says. */
    static void monitor(Cpu c, Insn i) {
        requireLevel0(c);
        if ((int) c.r[Cpu.RCX] != 0) {
            throw generalProtection(c);
        }
        c.load(i.seg, Operands.truncateAddress(i, c.r[Cpu.RAX]), 1);
    }

    /** MWAIT may end its wait at any time (SDM vol. 2B): it does at once. */
    static void mwait(Cpu c, Insn i) {
        requireLevel0(c);
        if ((c.r[Cpu.RCX] & ~1L) != 0) {
            throw generalProtection(c);
        }
    }
}
