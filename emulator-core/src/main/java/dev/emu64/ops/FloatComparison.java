package dev.emu64.ops;

import static dev.emu64.ops.VectorOperands.RESULT;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;
import dev.emu64.softfloat.FloatCompare;
import dev.emu64.softfloat.SseContext;

/** Floating-point comparisons, to masks and to flags (SDM vol. 1, 10.4.2.1 and 11.4.1.5). */
final class FloatComparison {
    private static final long LOW = 0xffffffffL;

    private FloatComparison() {
    }

    /** The predicate: three bits of the immediate, five with VEX. */
    private static int predicate(Insn i) {
        return (int) i.imm & (i.vex ? 31 : 7);
    }

    static void cmpps(Cpu c, Insn i) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        int predicate = predicate(i);
        m.begin();
        for (int k = 0; k < i.size0 >> 3; k++) {
            boolean low = FloatCompare.holds32(m, (int) x[a + k], (int) x[b + k], predicate);
            boolean high = FloatCompare.holds32(m, (int) (x[a + k] >>> 32), (int) (x[b + k] >>> 32), predicate);
            x[RESULT + k] = (low ? LOW : 0) | (high ? ~LOW : 0);
        }
        VectorOperands.requireNoError(c);
        VectorOperands.writeResult(c, i);
    }

    static void cmppd(Cpu c, Insn i) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        int predicate = predicate(i);
        m.begin();
        for (int k = 0; k < i.size0 >> 3; k++) {
            x[RESULT + k] = FloatCompare.holds64(m, x[a + k], x[b + k], predicate) ? -1 : 0;
        }
        VectorOperands.requireNoError(c);
        VectorOperands.writeResult(c, i);
    }

    static void cmpss(Cpu c, Insn i) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        m.begin();
        boolean holds = FloatCompare.holds32(m, (int) x[a], (int) x[b], predicate(i));
        VectorOperands.requireNoError(c);
        VectorOperands.write(c, i, holds ? x[a] | LOW : x[a] & ~LOW, x[a + 1]);
    }

    static void cmpsd(Cpu c, Insn i) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        m.begin();
        boolean holds = FloatCompare.holds64(m, x[a], x[b], predicate(i));
        VectorOperands.requireNoError(c);
        VectorOperands.write(c, i, holds ? -1 : 0, x[a + 1]);
    }

    static void comiss(Cpu c, Insn i) {
        int b = VectorOperands.source(c, i);
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        m.begin();
        flags(c, FloatCompare.ordered32(m, (int) x[i.op0 << 2], (int) x[b]));
    }

    static void ucomiss(Cpu c, Insn i) {
        int b = VectorOperands.source(c, i);
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        m.begin();
        flags(c, FloatCompare.unordered32(m, (int) x[i.op0 << 2], (int) x[b]));
    }

    static void comisd(Cpu c, Insn i) {
        int b = VectorOperands.source(c, i);
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        m.begin();
        flags(c, FloatCompare.ordered64(m, x[i.op0 << 2], x[b]));
    }

    static void ucomisd(Cpu c, Insn i) {
        int b = VectorOperands.source(c, i);
        long[] x = c.fpu.xmm;
        SseContext m = c.fpu.sse;
        m.begin();
        flags(c, FloatCompare.unordered64(m, x[i.op0 << 2], x[b]));
    }

    /** A relation is already ZF, PF and CF; OF, SF and AF become 0. */
    private static void flags(Cpu c, int relation) {
        VectorOperands.requireNoError(c);
        c.flags.status(relation);
    }
}
