package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.FpuState;
import dev.emu64.decode.Insn;
import dev.emu64.softfloat.ExtExponential;
import dev.emu64.softfloat.ExtTrigonometry;

/** Transcendental instructions of the x87 (SDM vol. 1, 5.2.4 and 8.3.7). */
final class X87Transcendental {
    private X87Transcendental() {
    }

    static void fsin(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.source(f, 0)) {
            ExtTrigonometry.sine(f.x, f.x.signExponent, f.x.significand);
        }
        X87.finish(c, i, f);
        X87.write(f, 0);
    }

    static void fcos(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.source(f, 0)) {
            ExtTrigonometry.cosine(f.x, f.x.signExponent, f.x.significand);
        }
        X87.finish(c, i, f);
        X87.write(f, 0);
    }

    static void fsincos(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.source(f, 0) && X87.hasRoom(f)) {
            ExtTrigonometry.sineAndCosine(f.x, f.x.signExponent, f.x.significand);
        } else {
            X87Arithmetic.pushIndefinite(f.x);
        }
        finishTwo(c, i, f);
    }

    static void fptan(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.source(f, 0) && X87.hasRoom(f)) {
            ExtTrigonometry.tangent(f.x, f.x.signExponent, f.x.significand);
        } else {
            X87Arithmetic.pushIndefinite(f.x);
        }
        finishTwo(c, i, f);
    }

    private static void finishTwo(Cpu c, Insn i, FpuState f) {
        X87.finish(c, i, f);
        if (!f.x.incomplete()) {
            X87Arithmetic.writeTwo(f);
        }
    }

    static void f2xm1(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.source(f, 0)) {
            ExtExponential.powerOfTwoMinusOne(f.x, f.x.signExponent, f.x.significand);
        }
        X87.finish(c, i, f);
        X87.write(f, 0);
    }

    static void fpatan(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.source(f, 1) && X87.source(f, 0)) {
            int y = f.st(1);
            ExtTrigonometry.arcTangent(f.x, f.signExponent[y], f.significand[y], f.x.signExponent, f.x.significand);
        }
        finishIntoSecond(c, i, f);
    }

    static void fyl2x(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.source(f, 1) && X87.source(f, 0)) {
            int y = f.st(1);
            ExtExponential.logarithm(f.x, f.signExponent[y], f.significand[y], f.x.signExponent, f.x.significand);
        }
        finishIntoSecond(c, i, f);
    }

    static void fyl2xp1(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.source(f, 1) && X87.source(f, 0)) {
            int y = f.st(1);
            ExtExponential.logarithmOfOnePlus(f.x, f.signExponent[y], f.significand[y], f.x.signExponent, f.x.significand);
        }
        finishIntoSecond(c, i, f);
    }

    /** The result goes to ST(1), ST(0) is popped. */
    private static void finishIntoSecond(Cpu c, Insn i, FpuState f) {
        X87.finish(c, i, f);
        X87.write(f, 1);
        X87.pop(f);
    }
}
