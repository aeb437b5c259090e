package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;

/** Logical instructions (SDM vol. 1, 5.1.4, and TEST); CF and OF are cleared, AF is undefined. */
final class Logical {
    private Logical() {
    }

    static void and(Cpu c, Insn i) {
        long a = Operands.modify0(c, i);
        Operands.modified0(c, i, c.flags.logic(i.size0, a & Operands.read1(c, i)));
    }

    static void or(Cpu c, Insn i) {
        long a = Operands.modify0(c, i);
        Operands.modified0(c, i, c.flags.logic(i.size0, a | Operands.read1(c, i)));
    }

    static void xor(Cpu c, Insn i) {
        long a = Operands.modify0(c, i);
        Operands.modified0(c, i, c.flags.logic(i.size0, a ^ Operands.read1(c, i)));
    }

    static void test(Cpu c, Insn i) {
        long a = Operands.read0(c, i);
        c.flags.logic(i.size0, a & Operands.read1(c, i));
    }

    /** NOT changes no flag. */
    static void not(Cpu c, Insn i) {
        Operands.modified0(c, i, ~Operands.modify0(c, i));
    }
}
