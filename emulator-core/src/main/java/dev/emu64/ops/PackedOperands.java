package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.FpuState;
import dev.emu64.decode.Insn;

/**
 * Operands of packed integer instructions, which exist for MMX, XMM and YMM registers alike: as
 * {@link VectorOperands}, with MMX registers brought to lanes of their own and back. An operand 0 of 8 bytes is an MMX
 * register.
 */
final class PackedOperands {
    private static final int MMX_SOURCE = FpuState.SCRATCH + 8;
    private static final int MMX_DESTINATION = FpuState.SCRATCH + 12;

    private PackedOperands() {
    }

    static boolean mmx(Insn i) {
        return i.size0 == 8;
    }

    /** Lanes of 64 bits in the destination: 1, 2 or 4. */
    static int lanes(Insn i) {
        return i.size0 >> 3;
    }

    static int destination(Insn i) {
        return mmx(i) ? MMX_DESTINATION : i.op0 << 2;
    }

    static int first(Insn i) {
        return mmx(i) ? MMX_DESTINATION : VectorOperands.first(i);
    }

    /** Checks availability; for instructions without a second source, as shifts by an immediate. */
    static void begin(Cpu c, Insn i) {
        if (mmx(i)) {
            c.fpu.checkMmx();
            c.fpu.xmm[MMX_DESTINATION] = c.fpu.significand[i.op0];
        } else {
            VectorOperands.check(c, i);
        }
    }

    /** Checks availability, then fetches the second source. */
    static int second(Cpu c, Insn i) {
        return mmx(i) ? mmxSource(c, i) : VectorOperands.second(c, i);
    }

    /** Checks availability, then fetches the only source, operand 1. */
    static int source(Cpu c, Insn i) {
        return mmx(i) ? mmxSource(c, i) : VectorOperands.source(c, i);
    }

    private static int mmxSource(Cpu c, Insn i) {
        begin(c, i);
        FpuState fpu = c.fpu;
        fpu.xmm[MMX_SOURCE] = i.op1 == Insn.MEM ? c.load(i.seg, Operands.effectiveAddress(c, i), i.size1)
                : fpu.significand[i.op1 & 7];
        return MMX_SOURCE;
    }

    /** Ends an instruction whose result is in the destination. */
    static void finish(Cpu c, Insn i) {
        if (mmx(i)) {
            writeMmx(c, i.op0, c.fpu.xmm[MMX_DESTINATION]);
        } else {
            VectorOperands.finish(c, i);
        }
    }

    /** Writes an MMX register, which takes the x87 registers over. */
    static void writeMmx(Cpu c, int register, long value) {
        c.fpu.enterMmx();
        c.fpu.writeMmx(register, value);
    }

    /** Writes one or two lanes of the result, by the destination's size, and finishes. */
    static void write(Cpu c, Insn i, long low, long high) {
        if (mmx(i)) {
            writeMmx(c, i.op0, low);
        } else {
            VectorOperands.write(c, i, low, high);
        }
    }
}
