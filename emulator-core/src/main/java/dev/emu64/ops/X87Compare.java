package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.FpuState;
import dev.emu64.decode.Insn;
import dev.emu64.softfloat.ExtCompare;
import dev.emu64.softfloat.ExtContext;
import dev.emu64.softfloat.Relation;

/** Comparison and classification on the x87 (SDM vol. 1, 5.2.3 and 8.3.6). */
final class X87Compare {
    private static final int CONDITIONS = ExtContext.C0 | ExtContext.C2 | ExtContext.C3;

    private X87Compare() {
    }

    // ---- into C0, C2, C3

    /** FCOM with m32, m64 or ST(n). */
    static void fcom(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (i.op0 == Insn.MEM ? X87.real(c, i, f) : registers(f, i.op0)) {
            ordered(f);
        }
        finish(c, i, f);
    }

    static void fcomp(Cpu c, Insn i) {
        fcom(c, i);
        X87.pop(c.fpu);
    }

    static void fcompp(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (registers(f, 1)) {
            ordered(f);
        }
        finish(c, i, f);
        X87.pop(f);
        X87.pop(f);
    }

    static void ficom(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.integer(c, i, f)) {
            ordered(f);
        }
        finish(c, i, f);
    }

    static void ficomp(Cpu c, Insn i) {
        ficom(c, i);
        X87.pop(c.fpu);
    }

    static void fucom(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (registers(f, i.op0)) {
            unordered(f);
        }
        finish(c, i, f);
    }

    static void fucomp(Cpu c, Insn i) {
        fucom(c, i);
        X87.pop(c.fpu);
    }

    static void fucompp(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (registers(f, 1)) {
            unordered(f);
        }
        finish(c, i, f);
        X87.pop(f);
        X87.pop(f);
    }

    static void ftst(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.source(f, 0)) {
            ExtCompare.withZero(f.x, f.x.signExponent, f.x.significand);
        }
        finish(c, i, f);
    }

    /** FXAM also tells of an empty register. */
    static void fxam(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        int r = f.st(0);
        ExtCompare.examine(f.x, f.empty(0), f.signExponent[r], f.significand[r]);
        X87.finish(c, i, f);
    }

    private static boolean registers(FpuState f, int n) {
        return X87.source(f, 0) && X87.source(f, n);
    }

    private static int ordered(FpuState f) {
        int a = f.st(0);
        return ExtCompare.ordered(f.x, f.signExponent[a], f.significand[a], f.x.signExponent, f.x.significand);
    }

    private static int unordered(FpuState f) {
        int a = f.st(0);
        return ExtCompare.unordered(f.x, f.signExponent[a], f.significand[a], f.x.signExponent, f.x.significand);
    }

    /** After a stack fault the operands are unordered. */
    private static void finish(Cpu c, Insn i, FpuState f) {
        X87.finish(c, i, f);
        if (f.stackFault != 0) {
            f.fsw |= CONDITIONS;
        }
    }

    // ---- into ZF, PF, CF (OF, SF, AF become 0); condition codes keep their value, C1 but for a stack fault too

    static void fcomi(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        finishFlags(c, i, f, registers(f, i.op1) ? ordered(f) : Relation.UNORDERED);
    }

    static void fcomip(Cpu c, Insn i) {
        fcomi(c, i);
        X87.pop(c.fpu);
    }

    static void fucomi(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        finishFlags(c, i, f, registers(f, i.op1) ? unordered(f) : Relation.UNORDERED);
    }

    static void fucomip(Cpu c, Insn i) {
        fucomi(c, i);
        X87.pop(c.fpu);
    }

    private static void finishFlags(Cpu c, Insn i, FpuState f, int relation) {
        X87Control.finishKeepingC1(c, i, f);
        c.flags.status(relation);
    }
}
