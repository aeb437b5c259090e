package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Flags;
import dev.emu64.decode.Insn;

/** NOPs, hints, fences (SDM vol. 1, 5.1.13) and random numbers (5.1.15). */
final class Miscellaneous {
    private Miscellaneous() {
    }

    static void nop(Cpu c, Insn i) {
        // a NOP with an operand computes no address that could fault
    }

    static void pause(Cpu c, Insn i) {
        // one processor: no sibling to yield to
    }

    static void prefetch(Cpu c, Insn i) {
        // a hint: never faults
    }

    static void fence(Cpu c, Insn i) {
        // one processor that executes in order
    }

    /** CLFLUSH and its kin fault as a byte read does (SDM vol. 2A, CLFLUSH). */
    static void clflush(Cpu c, Insn i) {
        c.load(i.seg, Operands.effectiveAddress(c, i), 1);
    }

    static void rdrand(Cpu c, Insn i) {
        random(c, i);
    }

    static void rdseed(Cpu c, Insn i) {
        random(c, i);
    }

    private static void random(Cpu c, Insn i) {
        Operands.register(c, i.op0, i.size0, c.random());
        c.flags.status(Flags.CF);
    }
}
