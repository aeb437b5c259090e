package dev.emu64.ops;

import dev.emu64.bits.Bits;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.FpuState;
import dev.emu64.decode.Insn;
import dev.emu64.softfloat.ExtInteger;

/** Integers and packed decimals in memory, loaded and stored by the x87 (SDM vol. 1, 5.2.1 and 8.3.4). */
final class X87Integer {
    private X87Integer() {
    }

    /** FILD m16, m32, m64. */
    static void fild(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        long value = Bits.signExtend(i.size0, X87.load(c, i, f));
        if (X87.hasRoom(f)) {
            ExtInteger.fromInt64(f.x, value);
        }
        X87.finishPush(c, i, f);
    }

    /** FIST: rounded by RC. */
    static void fist(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        X87.source(f, 0);
        long value = ExtInteger.toInteger(f.x, f.x.signExponent, f.x.significand, i.size0 << 3);
        X87Memory.store(c, i, f, value);
        X87.finish(c, i, f);
    }

    static void fistp(Cpu c, Insn i) {
        fist(c, i);
        X87Memory.popStored(c.fpu);
    }

    /** FISTTP: rounded toward zero. */
    static void fisttp(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        X87.source(f, 0);
        long value = ExtInteger.toIntegerTruncated(f.x, f.x.signExponent, f.x.significand, i.size0 << 3);
        X87Memory.store(c, i, f, value);
        X87.finish(c, i, f);
        X87Memory.popStored(f);
    }

    static void fbld(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        X87Memory.load80(c, i, f);
        if (X87.hasRoom(f)) {
            ExtInteger.fromBcd(f.x, f.x.significand, f.x.signExponent);
        }
        X87.finishPush(c, i, f);
    }

    static void fbstp(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        X87.source(f, 0);
        ExtInteger.toBcd(f.x, f.x.signExponent, f.x.significand);
        X87Memory.store80(c, i, f);
        X87.finish(c, i, f);
        X87Memory.popStored(f);
    }
}
