package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Flags;
import dev.emu64.decode.Insn;
import dev.emu64.mmu.GuestFault;

/** Decimal arithmetic (SDM vol. 1, 5.1.3). */
final class Decimal {
    private Decimal() {
    }

    static void daa(Cpu c, Insn i) {
        int al = (int) c.r[Cpu.RAX] & 0xff;
        boolean low = (al & 15) > 9 || c.flags.af();
        boolean high = al > 0x99 || c.flags.cf();
        packed(c, al + (low ? 6 : 0) + (high ? 0x60 : 0), low, high);
    }

    static void das(Cpu c, Insn i) {
        int al = (int) c.r[Cpu.RAX] & 0xff;
        boolean low = (al & 15) > 9 || c.flags.af();
        boolean high = al > 0x99 || c.flags.cf();
        // the borrow of the low digit's correction is a carry out as well
        packed(c, al - (low ? 6 : 0) - (high ? 0x60 : 0), low, high || low && al < 6);
    }

    private static void packed(Cpu c, int al, boolean af, boolean cf) {
        Operands.register(c, Cpu.RAX, 1, al);
        Flags f = c.flags;
        f.result(1, al);
        f.af(af);
        f.setCarryOverflow(cf, false);
    }

    static void aaa(Cpu c, Insn i) {
        int ax = (int) c.r[Cpu.RAX] & 0xffff;
        boolean adjust = (ax & 15) > 9 || c.flags.af();
        unpacked(c, adjust ? ax + 0x106 : ax, adjust);
    }

    static void aas(Cpu c, Insn i) {
        int ax = (int) c.r[Cpu.RAX] & 0xffff;
        boolean adjust = (ax & 15) > 9 || c.flags.af();
        unpacked(c, adjust ? ax - 0x106 : ax, adjust);
    }

    private static void unpacked(Cpu c, int ax, boolean adjusted) {
        Operands.register(c, Cpu.RAX, 2, ax & 0xff0f);
        c.flags.af(adjusted);
        c.flags.cf(adjusted);
    }

    static void aam(Cpu c, Insn i) {
        int base = (int) i.imm & 0xff;
        if (base == 0) {
            throw c.fault(GuestFault.DE);
        }
        int al = (int) c.r[Cpu.RAX] & 0xff;
        Operands.register(c, Cpu.RAX, 2, al / base << 8 | al % base);
        c.flags.logic(1, al % base);
    }

    static void aad(Cpu c, Insn i) {
        int ax = (int) c.r[Cpu.RAX];
        int al = (ax & 0xff) + (ax >>> 8 & 0xff) * ((int) i.imm & 0xff) & 0xff;
        Operands.register(c, Cpu.RAX, 2, al);
        c.flags.logic(1, al);
    }
}
