package dev.emu64.ops;

import dev.emu64.bits.Bits;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Interrupts;
import dev.emu64.decode.Insn;
import dev.emu64.mmu.GuestFault;

/** Far transfers, software interrupts and returns from them (SDM vol. 1, 5.1.7). */
final class FarControl {
    private FarControl() {
    }

    private static long offset(Cpu c, Insn i) {
        if (i.op0 == Insn.MEM) {
            return c.load(i.seg, Operands.effectiveAddress(c, i), i.opSize);
        }
        return Bits.zeroExtend(i.opSize, i.imm);
    }

    private static int selector(Cpu c, Insn i) {
        if (i.op0 == Insn.MEM) {
            long address = Operands.truncateAddress(i, Operands.effectiveAddress(c, i) + i.opSize);
            return (int) c.load(i.seg, address, 2);
        }
        return (int) i.imm2 & 0xffff;
    }

    static void jmpFar(Cpu c, Insn i) {
        long offset = offset(c, i);
        c.far.jump(selector(c, i), offset, i.opSize);
    }

    static void callFar(Cpu c, Insn i) {
        long offset = offset(c, i);
        c.far.call(selector(c, i), offset, i.opSize);
    }

    /** RETF, RETF imm16. */
    static void retFar(Cpu c, Insn i) {
        c.far.ret(i.opSize, i.op0 == Insn.IMM ? (int) i.imm & 0xffff : 0);
    }

    static void iret(Cpu c, Insn i) {
        c.far.iret(i.opSize);
    }

    static void int3(Cpu c, Insn i) {
        c.interrupts.software(GuestFault.BP, Interrupts.INT3);
    }

    static void intN(Cpu c, Insn i) {
        c.interrupts.software((int) i.imm & 0xff, Interrupts.INT_N);
    }

    static void into(Cpu c, Insn i) {
        if (c.flags.of()) {
            c.interrupts.software(GuestFault.OF, Interrupts.INT3);
        }
    }

    /** INT1 (ICEBP). */
    static void int1(Cpu c, Insn i) {
        c.interrupts.software(GuestFault.DB, Interrupts.INT1);
    }
}
