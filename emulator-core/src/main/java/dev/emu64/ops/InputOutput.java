package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;

/** Input and output of single values (SDM vol. 1, 5.1.9 and chapter 19). */
final class InputOutput {
    private InputOutput() {
    }

    static void in(Cpu c, Insn i) {
        int port = (int) Operands.read1(c, i) & 0xffff;
        c.requireIoPermission(port, i.size0);
        Operands.register(c, Cpu.RAX, i.size0, c.in(port, i.size0));
    }

    static void out(Cpu c, Insn i) {
        int port = (int) Operands.read0(c, i) & 0xffff;
        c.requireIoPermission(port, i.size1);
        c.out(port, i.size1, Operands.read1(c, i));
    }
}
