package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;

/** Data movement of MMX registers (SDM vol. 1, 9.4.2, 10.4.4, 11.4.2); EMMS belongs to the x87. */
final class Mmx {
    private Mmx() {
    }

    /** MOVD, MOVQ from a general register or memory: zero-extended. */
    static void load(Cpu c, Insn i) {
        c.fpu.checkMmx();
        PackedOperands.writeMmx(c, i.op0, Operands.read1(c, i));
    }

    /** MOVD, MOVQ, MOVNTQ to a general register or memory. */
    static void store(Cpu c, Insn i) {
        c.fpu.checkMmx();
        Operands.write0(c, i, c.fpu.significand[i.op1]);
        c.fpu.enterMmx();
    }

    /** MOVQ between MMX registers and memory. */
    static void movq(Cpu c, Insn i) {
        if (i.op0 == Insn.MEM) {
            store(c, i);
            return;
        }
        c.fpu.checkMmx();
        long value = i.op1 == Insn.MEM ? c.load(i.seg, Operands.effectiveAddress(c, i), 8) : c.fpu.significand[i.op1];
        PackedOperands.writeMmx(c, i.op0, value);
    }

    /** MOVQ2DQ: from an MMX register, the upper quadword cleared. */
    static void movq2dq(Cpu c, Insn i) {
        VectorOperands.check(c, i);
        c.fpu.checkMmx();
        c.fpu.enterMmx();
        VectorOperands.write(c, i, c.fpu.significand[i.op1], 0);
    }

    /** MOVDQ2Q: the low quadword to an MMX register. */
    static void movdq2q(Cpu c, Insn i) {
        VectorOperands.check(c, i);
        c.fpu.checkMmx();
        PackedOperands.writeMmx(c, i.op0, c.fpu.xmm[i.op1 << 2]);
    }

    /** MASKMOVQ: takes the x87 registers over even if the store faults, as hardware does (AMD family 19h). */
    static void maskmovq(Cpu c, Insn i) {
        c.fpu.checkMmx();
        c.fpu.enterMmx();
        ByteMask.store(c, i, 8, c.fpu.significand[i.op0], 0, c.fpu.significand[i.op1], 0);
    }
}
