package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.FpuState;
import dev.emu64.decode.Insn;
import dev.emu64.softfloat.ExtArithmetic;
import dev.emu64.softfloat.ExtContext;
import dev.emu64.softfloat.ExtFormat;
import dev.emu64.softfloat.ExtRemainder;
import dev.emu64.softfloat.ExtScale;

/** Basic arithmetic of the x87 (SDM vol. 1, 5.2.2 and 8.3.5). */
final class X87Arithmetic {
    private X87Arithmetic() {
    }

    // ---- addition and subtraction

    static void fadd(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.operands(c, i, f)) {
            add(i, f);
        }
        finish(c, i, f);
    }

    static void faddp(Cpu c, Insn i) {
        fadd(c, i);
        X87.pop(c.fpu);
    }

    static void fiadd(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.integer(c, i, f)) {
            add(i, f);
        }
        finish(c, i, f);
    }

    static void fsub(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.operands(c, i, f)) {
            subtract(i, f);
        }
        finish(c, i, f);
    }

    static void fsubp(Cpu c, Insn i) {
        fsub(c, i);
        X87.pop(c.fpu);
    }

    static void fisub(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.integer(c, i, f)) {
            subtract(i, f);
        }
        finish(c, i, f);
    }

    static void fsubr(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.operands(c, i, f)) {
            subtractReversed(i, f);
        }
        finish(c, i, f);
    }

    static void fsubrp(Cpu c, Insn i) {
        fsubr(c, i);
        X87.pop(c.fpu);
    }

    static void fisubr(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.integer(c, i, f)) {
            subtractReversed(i, f);
        }
        finish(c, i, f);
    }

    private static void add(Insn i, FpuState f) {
        int d = f.st(X87.destination(i));
        ExtArithmetic.add(f.x, f.signExponent[d], f.significand[d], f.x.signExponent, f.x.significand);
    }

    private static void subtract(Insn i, FpuState f) {
        int d = f.st(X87.destination(i));
        ExtArithmetic.subtract(f.x, f.signExponent[d], f.significand[d], f.x.signExponent, f.x.significand);
    }

    private static void subtractReversed(Insn i, FpuState f) {
        int d = f.st(X87.destination(i));
        ExtArithmetic.subtract(f.x, f.x.signExponent, f.x.significand, f.signExponent[d], f.significand[d]);
    }

    private static void finish(Cpu c, Insn i, FpuState f) {
        X87.finish(c, i, f);
        X87.write(f, X87.destination(i));
    }

    // ---- multiplication and division

    static void fmul(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.operands(c, i, f)) {
            multiply(i, f);
        }
        finish(c, i, f);
    }

    static void fmulp(Cpu c, Insn i) {
        fmul(c, i);
        X87.pop(c.fpu);
    }

    static void fimul(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.integer(c, i, f)) {
            multiply(i, f);
        }
        finish(c, i, f);
    }

    static void fdiv(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.operands(c, i, f)) {
            divide(i, f);
        }
        finish(c, i, f);
    }

    static void fdivp(Cpu c, Insn i) {
        fdiv(c, i);
        X87.pop(c.fpu);
    }

    static void fidiv(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.integer(c, i, f)) {
            divide(i, f);
        }
        finish(c, i, f);
    }

    static void fdivr(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.operands(c, i, f)) {
            divideReversed(i, f);
        }
        finish(c, i, f);
    }

    static void fdivrp(Cpu c, Insn i) {
        fdivr(c, i);
        X87.pop(c.fpu);
    }

    static void fidivr(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.integer(c, i, f)) {
            divideReversed(i, f);
        }
        finish(c, i, f);
    }

    private static void multiply(Insn i, FpuState f) {
        int d = f.st(X87.destination(i));
        ExtArithmetic.multiply(f.x, f.signExponent[d], f.significand[d], f.x.signExponent, f.x.significand);
    }

    private static void divide(Insn i, FpuState f) {
        int d = f.st(X87.destination(i));
        ExtArithmetic.divide(f.x, f.signExponent[d], f.significand[d], f.x.signExponent, f.x.significand);
    }

    private static void divideReversed(Insn i, FpuState f) {
        int d = f.st(X87.destination(i));
        ExtArithmetic.divide(f.x, f.x.signExponent, f.x.significand, f.signExponent[d], f.significand[d]);
    }

    // ---- on ST(0) alone

    static void fchs(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.source(f, 0)) {
            f.x.signExponent ^= ExtFormat.SIGN;
        }
        X87.finish(c, i, f);
        X87.write(f, 0);
    }

    static void fabs(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.source(f, 0)) {
            f.x.signExponent &= ExtFormat.MAX_EXPONENT;
        }
        X87.finish(c, i, f);
        X87.write(f, 0);
    }

    static void fsqrt(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.source(f, 0)) {
            ExtArithmetic.squareRoot(f.x, f.x.signExponent, f.x.significand);
        }
        X87.finish(c, i, f);
        X87.write(f, 0);
    }

    static void frndint(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.source(f, 0)) {
            ExtScale.roundToIntegral(f.x, f.x.signExponent, f.x.significand);
        }
        X87.finish(c, i, f);
        X87.write(f, 0);
    }

    /** FXTRACT: the exponent replaces ST(0), the significand is pushed. */
    static void fxtract(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.source(f, 0) && X87.hasRoom(f)) {
            ExtScale.extract(f.x, f.x.signExponent, f.x.significand);
        } else {
            pushIndefinite(f.x);
        }
        X87.finish(c, i, f);
        writeTwo(f);
    }

    /** After a stack fault both results are the real indefinite. */
    static void pushIndefinite(ExtContext x) {
        x.pushedSignExponent = x.signExponent;
        x.pushedSignificand = x.significand;
    }

    /** Replaces ST(0) by the result and pushes the second result. */
    static void writeTwo(FpuState f) {
        ExtContext x = f.x;
        if (x.writesRegister()) {
            f.write(0, x.signExponent, x.significand);
            f.decrementTop();
            f.write(0, x.pushedSignExponent, x.pushedSignificand);
        }
    }

    // ---- on ST(0) by ST(1)

    static void fscale(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.source(f, 0) && X87.source(f, 1)) {
            int d = f.st(0);
            ExtScale.scale(f.x, f.signExponent[d], f.significand[d], f.x.signExponent, f.x.significand);
        }
        X87.finish(c, i, f);
        X87.write(f, 0);
    }

    static void fprem(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.source(f, 0) && X87.source(f, 1)) {
            int d = f.st(0);
            ExtRemainder.truncating(f.x, f.signExponent[d], f.significand[d], f.x.signExponent, f.x.significand);
        }
        finishRemainder(c, i, f);
    }

    static void fprem1(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.source(f, 0) && X87.source(f, 1)) {
            int d = f.st(0);
            ExtRemainder.nearest(f.x, f.signExponent[d], f.significand[d], f.x.signExponent, f.x.significand);
        }
        finishRemainder(c, i, f);
    }

    /** A stack fault clears C2: there is nothing to go on with. */
    private static void finishRemainder(Cpu c, Insn i, FpuState f) {
        X87.finish(c, i, f);
        if (f.stackFault != 0) {
            f.fsw &= ~ExtContext.C2;
        }
        X87.write(f, 0);
    }
}
