package dev.emu64.ops;

import static dev.emu64.ops.VectorOperands.MEMORY;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;
import dev.emu64.mmu.GuestFault;
import dev.emu64.softfloat.SseContext;

/** SSE and AVX data movement and MXCSR (SDM vol. 1, 10.4.1.1, 10.4.3, 11.4.1.1, 11.4.4, 12.3). */
final class VectorMoves {
    /** Bits of MXCSR that exist. */
    private static final int MXCSR_MASK = 0xffff;
    private static final long LOW = 0xffffffffL;

    private VectorMoves() {
    }

    /** MOVAPS and all whole-register moves whose operand in memory must be aligned. */
    static void movaps(Cpu c, Insn i) {
        move(c, i, true);
    }

    /** MOVUPS and all whole-register moves from and to anywhere. */
    static void movups(Cpu c, Insn i) {
        move(c, i, false);
    }

    private static void move(Cpu c, Insn i, boolean aligned) {
        VectorOperands.check(c, i);
        if (i.op0 == Insn.MEM) {
            VectorOperands.store(c, i, i.size0, i.op1 << 2, aligned);
            return;
        }
        int b = i.op1 << 2;
        if (i.op1 == Insn.MEM) {
            VectorOperands.load(c, i, i.size1, aligned);
            b = MEMORY;
        }
        long[] x = c.fpu.xmm;
        int d = i.op0 << 2;
        x[d] = x[b];
        x[d + 1] = x[b + 1];
        if (i.size0 == 32) {
            x[d + 2] = x[b + 2];
            x[d + 3] = x[b + 3];
        }
        VectorOperands.finish(c, i);
    }

    /** MOVSS: a load clears the rest of the register, a move between registers keeps that of the first source. */
    static void movss(Cpu c, Insn i) {
        VectorOperands.check(c, i);
        long[] x = c.fpu.xmm;
        if (i.op0 == Insn.MEM) {
            VectorOperands.store(c, i, 4, i.op1 << 2, false);
        } else if (i.op1 == Insn.MEM) {
            VectorOperands.write(c, i, c.load(i.seg, Operands.effectiveAddress(c, i), 4), 0);
        } else {
            int a = VectorOperands.first(i);
            long b = x[(i.vex ? i.op2 : i.op1) << 2];
            VectorOperands.write(c, i, x[a] & ~LOW | b & LOW, x[a + 1]);
        }
    }

    /** MOVSD, likewise. */
    static void movsd(Cpu c, Insn i) {
        VectorOperands.check(c, i);
        long[] x = c.fpu.xmm;
        if (i.op0 == Insn.MEM) {
            VectorOperands.store(c, i, 8, i.op1 << 2, false);
        } else if (i.op1 == Insn.MEM) {
            VectorOperands.write(c, i, c.load(i.seg, Operands.effectiveAddress(c, i), 8), 0);
        } else {
            int a = VectorOperands.first(i);
            VectorOperands.write(c, i, x[(i.vex ? i.op2 : i.op1) << 2], x[a + 1]);
        }
    }

    /** MOVQ between XMM registers or memory: clears the upper quadword of a register. */
    static void movq(Cpu c, Insn i) {
        VectorOperands.check(c, i);
        if (i.op0 == Insn.MEM) {
            VectorOperands.store(c, i, 8, i.op1 << 2, false);
        } else {
            VectorOperands.write(c, i, c.fpu.xmm[VectorOperands.fetch(c, i, i.op1, 8)], 0);
        }
    }

    /** MOVD, MOVQ from a general register or memory. */
    static void movd(Cpu c, Insn i) {
        VectorOperands.check(c, i);
        VectorOperands.write(c, i, Operands.read1(c, i), 0);
    }

    /** MOVD, MOVQ to a general register or memory. */
    static void movdStore(Cpu c, Insn i) {
        VectorOperands.check(c, i);
        Operands.write0(c, i, c.fpu.xmm[i.op1 << 2]);
    }

    /** MOVLPS, MOVLPD: the low quadword from or to memory. */
    static void movlps(Cpu c, Insn i) {
        if (i.op0 == Insn.MEM) {
            VectorOperands.check(c, i);
            VectorOperands.store(c, i, 8, i.op1 << 2, false);
            return;
        }
        int b = VectorOperands.second(c, i);
        VectorOperands.write(c, i, c.fpu.xmm[b], c.fpu.xmm[VectorOperands.first(i) + 1]);
    }

    /** MOVHPS, MOVHPD: the high quadword from or to memory; MOVLHPS: it from the low one of a register. */
    static void movhps(Cpu c, Insn i) {
        if (i.op0 == Insn.MEM) {
            VectorOperands.check(c, i);
            VectorOperands.store(c, i, 8, (i.op1 << 2) + 1, false);
            return;
        }
        int b = VectorOperands.second(c, i);
        VectorOperands.write(c, i, c.fpu.xmm[VectorOperands.first(i)], c.fpu.xmm[b]);
    }

    static void movhlps(Cpu c, Insn i) {
        int b = VectorOperands.second(c, i);
        VectorOperands.write(c, i, c.fpu.xmm[b + 1], c.fpu.xmm[VectorOperands.first(i) + 1]);
    }

    static void movddup(Cpu c, Insn i) {
        int b = VectorOperands.source(c, i);
        int d = VectorOperands.destination(i);
        long[] x = c.fpu.xmm;
        for (int k = 0; k < i.size0 >> 3; k += 2) {
            x[d + k] = x[b + k];
            x[d + k + 1] = x[b + k];
        }
        VectorOperands.finish(c, i);
    }

    static void movsldup(Cpu c, Insn i) {
        int b = VectorOperands.source(c, i);
        int d = VectorOperands.destination(i);
        long[] x = c.fpu.xmm;
        for (int k = 0; k < i.size0 >> 3; k++) {
            x[d + k] = x[b + k] & LOW | x[b + k] << 32;
        }
        VectorOperands.finish(c, i);
    }

    static void movshdup(Cpu c, Insn i) {
        int b = VectorOperands.source(c, i);
        int d = VectorOperands.destination(i);
        long[] x = c.fpu.xmm;
        for (int k = 0; k < i.size0 >> 3; k++) {
            x[d + k] = x[b + k] & ~LOW | x[b + k] >>> 32;
        }
        VectorOperands.finish(c, i);
    }

    /** MASKMOVDQU: the bytes whose mask byte has its highest bit set, to DS:rDI or another segment. */
    static void maskmovdqu(Cpu c, Insn i) {
        VectorOperands.check(c, i);
        long[] x = c.fpu.xmm;
        int a = i.op0 << 2;
        int b = i.op1 << 2;
        ByteMask.store(c, i, 16, x[a], x[a + 1], x[b], x[b + 1]);
    }

    /** LDMXCSR: #GP(0) if a reserved bit is set. */
    static void ldmxcsr(Cpu c, Insn i) {
        VectorOperands.check(c, i);
        int value = (int) Operands.read0(c, i);
        if ((value & ~SseContext.SUPPORTED) != 0) {
            throw c.fault(GuestFault.GP, 0);
        }
        c.fpu.sse.load(value);
    }

    static void stmxcsr(Cpu c, Insn i) {
        VectorOperands.check(c, i);
        Operands.write0(c, i, c.fpu.sse.mxcsr());
    }
}
