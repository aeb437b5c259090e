package dev.emu64.ops;

import static dev.emu64.ops.VectorOperands.RESULT;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;
import dev.emu64.softfloat.FloatConvert;
import dev.emu64.softfloat.SseContext;

/** F16C: conversions from and to half precision (SDM vol. 1, 14.4). */
final class HalfPrecision {
    private HalfPrecision() {
    }

    static void vcvtph2ps(Cpu c, Insn i) {
        int b = VectorOperands.source(c, i);
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        m.begin();
        for (int n = 0; n < i.size0 >> 2; n++) {
            int half = (int) (x[b + (n >> 2)] >>> ((n & 3) << 4)) & 0xffff;
            VectorOperands.dword(x, RESULT, n, FloatConvert.halfToFloat32(m, half));
        }
        VectorOperands.requireNoError(c);
        VectorOperands.writeResult(c, i);
    }

    /** VCVTPS2PH: the destination, a register or memory, has half the source's bytes. */
    static void vcvtps2ph(Cpu c, Insn i) {
        VectorOperands.check(c, i);
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        m.begin();
        x[RESULT] = 0;
        x[RESULT + 1] = 0;
        for (int n = 0; n < i.size1 >> 2; n++) {
            long half = FloatConvert.float32ToHalf(m, VectorOperands.dword(x, i.op1 << 2, n), (int) i.imm);
            x[RESULT + (n >> 2)] |= half << ((n & 3) << 4);
        }
        if (i.op0 == Insn.MEM) {
            // a fault of the store leaves MXCSR as it was
            c.mmu.probeWrite(c.linear(i.seg, Operands.effectiveAddress(c, i), i.size0, true), i.size0);
            VectorOperands.requireNoError(c);
            VectorOperands.store(c, i, i.size0, RESULT, false);
        } else {
            VectorOperands.requireNoError(c);
            VectorOperands.write(c, i, x[RESULT], x[RESULT + 1]);
        }
    }
}
