package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.FpuState;
import dev.emu64.decode.Insn;
import dev.emu64.mmu.GuestFault;
import dev.emu64.mmu.Mmu;
import dev.emu64.softfloat.SseContext;

/**
 * Operands of SSE and AVX instructions. An operand is named by the index of its first lane (64 bits) in
 * {@link FpuState#xmm}, where a memory operand is brought too, so that kernels need not tell them apart.
 *
 * <p>A legacy instruction {@code OP a,b} and a VEX-encoded one {@code VOP d,a,b} run the same method: {@link #first} is
 * a, {@link #second} is b, {@link #destination} is d or a. The bits of YMM above the destination stay as they were after
 * a legacy instruction and become zero after a VEX-encoded one (SDM vol. 1, 14.1.1): {@link #finish}.
 */
final class VectorOperands {
    /** Where memory operands are brought. */
    static final int MEMORY = FpuState.SCRATCH;
    /** Where results wait until it is certain that they may be written. */
    static final int RESULT = FpuState.SCRATCH + 4;

    private VectorOperands() {
    }

    /** #UD or #NM unless the instruction is available (SDM vol. 2A, 2.4). */
    static void check(Cpu c, Insn i) {
        if (i.vex) {
            c.fpu.checkAvx();
        } else {
            c.fpu.checkSse();
        }
    }

    /** Lane of the destination register. */
    static int destination(Insn i) {
        return i.op0 << 2;
    }

    /** Lane of the first source of an instruction with two: the destination itself, unless VEX.vvvv names another. */
    static int first(Insn i) {
        return (i.vex ? i.op1 : i.op0) << 2;
    }

    /** Checks availability, then fetches the second source of an instruction with two. */
    static int second(Cpu c, Insn i) {
        check(c, i);
        return i.vex ? fetch(c, i, i.op2, i.size2) : fetch(c, i, i.op1, i.size1);
    }

    /** Checks availability, then fetches the only source: operand 1. */
    static int source(Cpu c, Insn i) {
        check(c, i);
        return fetch(c, i, i.op1, i.size1);
    }

    /**
     * The lane of a register, or of {@link #MEMORY} after loading; a legacy 16-byte operand must be aligned unless
     * MXCSR.MM is set.
     */
    static int fetch(Cpu c, Insn i, int code, int size) {
        if (code != Insn.MEM) {
            return code << 2;
        }
        load(c, i, size, !i.vex && (c.fpu.sse.mxcsr() & SseContext.MISALIGNED) == 0);
        return MEMORY;
    }

    /** As {@link #source}, of 16 bytes that may lie anywhere even with a legacy encoding. */
    static int unalignedSource(Cpu c, Insn i) {
        check(c, i);
        if (i.op1 != Insn.MEM) {
            return i.op1 << 2;
        }
        load(c, i, 16, false);
        return MEMORY;
    }

    /**
     * Loads the memory operand to {@link #MEMORY}; the rest of its first 16 bytes becomes zero.
     *
     * @param aligned 16 and 32 bytes must lie on a multiple of their size: #GP(0)
     */
    static void load(Cpu c, Insn i, int size, boolean aligned) {
        long[] x = c.fpu.xmm;
        long offset = Operands.effectiveAddress(c, i);
        if (size <= 8) {
            x[MEMORY] = c.load(i.seg, offset, size);
            x[MEMORY + 1] = 0;
            return;
        }
        long linear = c.linear(i.seg, offset, size, false);
        checkAlignment(c, linear, size, aligned);
        x[MEMORY] = c.mmu.read(linear, 8);
        x[MEMORY + 1] = c.mmu.read(later(c, linear, 8), 8);
        if (size == 32) {
            x[MEMORY + 2] = c.mmu.read(later(c, linear, 16), 8);
            x[MEMORY + 3] = c.mmu.read(later(c, linear, 24), 8);
        }
    }

    /** Stores {@code size} (4, 8, 16 or 32) bytes from lane {@code from} on to the memory operand, all or none. */
    static void store(Cpu c, Insn i, int size, int from, boolean aligned) {
        long[] x = c.fpu.xmm;
        long offset = Operands.effectiveAddress(c, i);
        if (size <= 8) {
            c.store(i.seg, offset, size, x[from]);
            return;
        }
        long linear = c.linear(i.seg, offset, size, true);
        checkAlignment(c, linear, size, aligned);
        if ((linear & 4095) > 4096 - size) {
            probeWrite(c, linear, size);
        }
        c.mmu.write(linear, 8, x[from]);
        c.mmu.write(later(c, linear, 8), 8, x[from + 1]);
        if (size == 32) {
            c.mmu.write(later(c, linear, 16), 8, x[from + 2]);
            c.mmu.write(later(c, linear, 24), 8, x[from + 3]);
        }
    }

    /** #GP(0) for an operand that has to be aligned; #AC, if enabled, for any not on a multiple of 16. */
    private static void checkAlignment(Cpu c, long linear, int size, boolean aligned) {
        if (aligned && (linear & size - 1) != 0) {
            throw c.fault(GuestFault.GP, 0);
        }
        if ((linear & 15) != 0 && c.mmu.context() == Mmu.USER_ALIGNED) {
            throw c.fault(GuestFault.AC, 0);
        }
    }

    /** Reads an element as {@link Cpu#load} does, but exempt from alignment checks. */
    static long loadElement(Cpu c, int segment, long offset, int size) {
        if (c.mmu.context() != Mmu.USER_ALIGNED) {
            return c.load(segment, offset, size);
        }
        long linear = c.linear(segment, offset, size, false);
        long value = 0;
        for (int n = 0; n < size; n++) {
            value |= c.mmu.read(later(c, linear, n), 1) << (n << 3);
        }
        return value;
    }

    /** Writes an element as {@link Cpu#store} does, but exempt from alignment checks. */
    static void storeElement(Cpu c, int segment, long offset, int size, long value) {
        if (c.mmu.context() != Mmu.USER_ALIGNED) {
            c.store(segment, offset, size, value);
            return;
        }
        long linear = c.linear(segment, offset, size, true);
        probeWrite(c, linear, size);
        for (int n = 0; n < size; n++) {
            c.mmu.write(later(c, linear, n), 1, value >>> (n << 3));
        }
    }

    /** Raises the #PF that writing {@code size} bytes would raise. */
    static void probeWrite(Cpu c, long linear, int size) {
        c.mmu.probeWrite(linear, 1);
        if ((linear & 4095) > 4096 - size) {
            c.mmu.probeWrite(later(c, linear, size - 1) & -4096, 1);
        }
    }

    /** A linear address some bytes on; it has 32 bits outside 64-bit mode. */
    static long later(Cpu c, long linear, int bytes) {
        return c.code64() ? linear + bytes : linear + bytes & 0xffffffffL;
    }

    /** Ends an instruction whose result is in the destination: VEX.128 clears the upper half of YMM. */
    static void finish(Cpu c, Insn i) {
        if (i.vex && i.size0 != 32) {
            clearUpper(c, i.op0);
        }
    }

    static void clearUpper(Cpu c, int register) {
        long[] x = c.fpu.xmm;
        x[(register << 2) + 2] = 0;
        x[(register << 2) + 3] = 0;
    }

    /** Writes 128 bits to the destination and finishes. */
    static void write(Cpu c, Insn i, long low, long high) {
        long[] x = c.fpu.xmm;
        int d = i.op0 << 2;
        x[d] = low;
        x[d + 1] = high;
        finish(c, i);
    }

    /** Copies {@link #RESULT} to the destination, as many bytes as that has, and finishes. */
    static void writeResult(Cpu c, Insn i) {
        long[] x = c.fpu.xmm;
        int d = i.op0 << 2;
        x[d] = x[RESULT];
        x[d + 1] = x[RESULT + 1];
        if (i.size0 == 32) {
            x[d + 2] = x[RESULT + 2];
            x[d + 3] = x[RESULT + 3];
        }
        finish(c, i);
    }

    /** Raises #XM (or #UD) if an unmasked floating-point exception was found since {@code sse.begin()}. */
    static void requireNoError(Cpu c) {
        if (!c.fpu.sse.end()) {
            throw c.fpu.simdError();
        }
    }

    /** The 32-bit element {@code n} counted from lane {@code lane}. */
    static int dword(long[] x, int lane, int n) {
        return (int) (x[lane + (n >> 1)] >>> ((n & 1) << 5));
    }

    /** Replaces the 32-bit element {@code n} counted from lane {@code lane}. */
    static void dword(long[] x, int lane, int n, int value) {
        int shift = (n & 1) << 5;
        int at = lane + (n >> 1);
        x[at] = x[at] & ~(0xffffffffL << shift) | (value & 0xffffffffL) << shift;
    }
}
