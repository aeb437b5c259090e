package dev.emu64.ops;

import dev.emu64.cpu.ControlRegisters;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Flags;
import dev.emu64.decode.Insn;
import dev.emu64.mmu.GuestFault;

/** Flag control (SDM vol. 1, 5.1.11), SALC, and SMAP's CLAC and STAC. */
final class FlagControl {
    private FlagControl() {
    }

    static void clc(Cpu c, Insn i) {
        c.flags.cf(false);
    }

    static void stc(Cpu c, Insn i) {
        c.flags.cf(true);
    }

    static void cmc(Cpu c, Insn i) {
        c.flags.cf(!c.flags.cf());
    }

    static void cld(Cpu c, Insn i) {
        c.writeFlags(0, Flags.DF);
    }

    static void std(Cpu c, Insn i) {
        c.writeFlags(Flags.DF, Flags.DF);
    }

    /** CLI (SDM vol. 2A, table 3-7). */
    static void cli(Cpu c, Insn i) {
        c.writeFlags(0, interruptFlag(c));
    }

    /** STI (SDM vol. 2B, table 4-21); interrupts stay inhibited for one instruction if IF was clear. */
    static void sti(Cpu c, Insn i) {
        int flag = interruptFlag(c);
        if (flag == Flags.VIF && c.flags.is(Flags.VIP)) {
            throw c.fault(GuestFault.GP, 0);
        }
        if (flag == Flags.IF && !c.flags.is(Flags.IF)) {
            c.shadowNext(Cpu.SHADOW_STI);
        }
        c.writeFlags(flag, flag);
    }

    /** The flag that CLI and STI change at this privilege: IF, or VIF by virtual interrupts; #GP(0) without either. */
    private static int interruptFlag(Cpu c) {
        if (c.cpl <= c.flags.iopl()) {
            return Flags.IF;
        }
        int virtual = c.v86() ? ControlRegisters.VME : ControlRegisters.PVI;
        if (c.cpl == 3 && (c.cr4() & virtual) != 0) {
            return Flags.VIF;
        }
        throw c.fault(GuestFault.GP, 0);
    }

    static void lahf(Cpu c, Insn i) {
        Operands.register(c, Cpu.RAX + Insn.HIGH_BYTE, 1, c.flags.value());
    }

    static void sahf(Cpu c, Insn i) {
        boolean overflow = c.flags.of();
        c.flags.status((int) (c.r[Cpu.RAX] >>> 8) & 0xff);
        c.flags.of(overflow);
    }

    /** SALC: AL = CF ? FFH : 0. */
    static void salc(Cpu c, Insn i) {
        Operands.register(c, Cpu.RAX, 1, c.flags.cf() ? 0xff : 0);
    }

    static void clac(Cpu c, Insn i) {
        alignmentFlag(c, 0);
    }

    static void stac(Cpu c, Insn i) {
        alignmentFlag(c, Flags.AC);
    }

    private static void alignmentFlag(Cpu c, int value) {
        if (c.cpl != 0) {
            throw c.fault(GuestFault.UD);
        }
        c.writeFlags(value, Flags.AC);
    }
}
