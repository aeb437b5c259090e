package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.FpuState;
import dev.emu64.decode.Insn;
import dev.emu64.softfloat.ExtConstants;
import dev.emu64.softfloat.ExtFormat;
import dev.emu64.softfloat.ExtNarrow;

/** Data transfer of the x87: reals, exchanges, conditional moves, constants (SDM vol. 1, 5.2.1, 5.2.5 and 8.3.3). */
final class X87Transfer {
    /** B, E, BE, U: the conditions of FCMOVcc by bits 3 and 4 of ModRM; the negated ones have opcode DB. */
    private static final int[] CONDITIONS = {2, 4, 6, 10};

    private X87Transfer() {
    }

    // ---- loads

    /** FLD m32, m64. */
    static void fld(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        long bits = X87.load(c, i, f);
        if (X87.hasRoom(f)) {
            if (i.size0 == 4) {
                ExtNarrow.fromFloat32(f.x, (int) bits);
            } else {
                ExtNarrow.fromFloat64(f.x, bits);
            }
        }
        X87.finishPush(c, i, f);
    }

    /** FLD m80: any encoding, no exception but a stack fault. */
    static void fldExtended(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        X87Memory.load80(c, i, f);
        X87.hasRoom(f);
        X87.finishPush(c, i, f);
    }

    /** FLD ST(n): n counts from before the push. */
    static void fldRegister(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.source(f, i.op0)) {
            X87.hasRoom(f);
        }
        X87.finishPush(c, i, f);
    }

    /** FLD1, FLDL2T, FLDL2E, FLDPI, FLDLG2, FLDLN2, FLDZ. */
    static void fldConstant(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (X87.hasRoom(f)) {
            switch (i.modrm & 7) {
                case 0 -> ExtConstants.one(f.x);
                case 1 -> ExtConstants.log2Of10(f.x);
                case 2 -> ExtConstants.log2OfE(f.x);
                case 3 -> ExtConstants.pi(f.x);
                case 4 -> ExtConstants.log10Of2(f.x);
                case 5 -> ExtConstants.lnOf2(f.x);
                default -> ExtConstants.zero(f.x);
            }
        }
        X87.finishPush(c, i, f);
    }

    // ---- stores

    /** FST m32, m64. */
    static void fst(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        X87.source(f, 0);
        long bits;
        if (i.size0 == 4) {
            bits = ExtNarrow.toFloat32(f.x, f.x.signExponent, f.x.significand);
        } else {
            bits = ExtNarrow.toFloat64(f.x, f.x.signExponent, f.x.significand);
        }
        X87Memory.store(c, i, f, bits);
        X87.finish(c, i, f);
    }

    static void fstp(Cpu c, Insn i) {
        fst(c, i);
        X87Memory.popStored(c.fpu);
    }

    /** FSTP m80: stores whatever ST(0) holds. */
    static void fstpExtended(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        X87.source(f, 0);
        X87Memory.store80(c, i, f);
        X87.finish(c, i, f);
        X87Memory.popStored(f);
    }

    /** FST ST(n). */
    static void fstRegister(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        X87.source(f, 0);
        X87.finish(c, i, f);
        X87.write(f, i.op0);
    }

    static void fstpRegister(Cpu c, Insn i) {
        fstRegister(c, i);
        X87.pop(c.fpu);
    }

    /** FSTPNCE ST(n), undocumented: an empty ST(0) is popped without an exception and without a copy. */
    static void fstpnce(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (!f.empty(0)) {
            X87.source(f, 0);
            f.write(i.op0, f.x.signExponent, f.x.significand);
        }
        X87.finish(c, i, f);
        f.pop();
    }

    // ---- between registers

    /** FXCH: an empty register counts as the real indefinite. */
    static void fxch(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        int n = i.op0;
        if (f.empty(0) || f.empty(n)) {
            X87.underflow(f);
            if (f.x.writesRegister()) {
                fillEmpty(f, 0);
                fillEmpty(f, n);
            }
        }
        X87.finish(c, i, f);
        if (f.x.writesRegister()) {
            int a = f.st(0);
            int b = f.st(n);
            int signExponent = f.signExponent[a];
            long significand = f.significand[a];
            f.write(0, f.signExponent[b], f.significand[b]);
            f.write(n, signExponent, significand);
        }
    }

    private static void fillEmpty(FpuState f, int n) {
        if (f.empty(n)) {
            f.write(n, ExtFormat.INDEFINITE_SIGN_EXPONENT, ExtFormat.INDEFINITE_SIGNIFICAND);
        }
    }

    /** FCMOVcc ST(0), ST(n): both registers must hold something even if nothing is moved. */
    static void fcmov(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        if (f.empty(0)) {
            X87.underflow(f);
        } else {
            X87.source(f, i.op1);
        }
        X87Control.finishKeepingC1(c, i, f);
        if (f.stackFault != 0 || c.flags.condition(CONDITIONS[i.modrm >>> 3 & 3] | i.cond & 1)) {
            X87.write(f, 0);
        }
    }
}
