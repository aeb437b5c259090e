package dev.emu64.ops;

import dev.emu64.bits.Bits;
import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;
import dev.emu64.mmu.GuestFault;

/** Near control transfer (SDM vol. 1, 5.1.7) and BOUND. Targets are truncated to the operand size. */
final class ControlTransfer {
    private ControlTransfer() {
    }

    private static void relative(Cpu c, Insn i) {
        c.jump(Bits.zeroExtend(i.opSize, c.rip + i.imm));
    }

    static void jcc(Cpu c, Insn i) {
        if (c.flags.condition(i.cond)) {
            relative(c, i);
        }
    }

    static void jmp(Cpu c, Insn i) {
        relative(c, i);
    }

    static void jmpIndirect(Cpu c, Insn i) {
        c.jump(Operands.read0(c, i));
    }

    static void call(Cpu c, Insn i) {
        callTo(c, i, Bits.zeroExtend(i.opSize, c.rip + i.imm));
    }

    static void callIndirect(Cpu c, Insn i) {
        callTo(c, i, Operands.read0(c, i));
    }

    private static void callTo(Cpu c, Insn i, long target) {
        long returnAddress = c.rip;
        c.jump(target);
        c.push(i.opSize, returnAddress);
    }

    /** RET, RET imm16. */
    static void ret(Cpu c, Insn i) {
        long target = c.peek(i.opSize, 0);
        c.jump(target);
        c.adjustStack(i.opSize + (i.op0 == Insn.IMM ? (int) i.imm & 0xffff : 0));
    }

    static void loop(Cpu c, Insn i) {
        count(c, i, true);
    }

    static void loope(Cpu c, Insn i) {
        count(c, i, c.flags.zf());
    }

    static void loopne(Cpu c, Insn i) {
        count(c, i, !c.flags.zf());
    }

    /** Decrements rCX, of the address size, and branches if it is not zero and the condition holds. */
    private static void count(Cpu c, Insn i, boolean condition) {
        long count = Bits.zeroExtend(i.addrSize, c.r[Cpu.RCX] - 1);
        if (count != 0 && condition) {
            relative(c, i);
        }
        Operands.register(c, Cpu.RCX, i.addrSize, count);
    }

    static void jcxz(Cpu c, Insn i) {
        if (Operands.register(c, Cpu.RCX, i.addrSize) == 0) {
            relative(c, i);
        }
    }

    /** BOUND: #BR unless the signed index lies within the two bounds in memory. */
    static void bound(Cpu c, Insn i) {
        int size = i.size0;
        long address = Operands.effectiveAddress(c, i);
        long index = Bits.signExtend(size, Operands.read0(c, i));
        long lower = Bits.signExtend(size, c.load(i.seg, address, size));
        long upper = Bits.signExtend(size, c.load(i.seg, Operands.truncateAddress(i, address + size), size));
        if (index < lower || index > upper) {
            throw c.fault(GuestFault.BR);
        }
    }
}
