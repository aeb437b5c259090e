package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.FpuState;
import dev.emu64.decode.Insn;

/**
 * The x87 environment in memory (SDM vol. 1, 8.1.10, figures 8-9 to 8-12): control, status and tag word, then pointers
 * and opcode in one of four formats. In 64-bit mode the 32-bit protected one serves.
 *
 * <pre>
 *            protected 32            real 32                       protected 16   real 16
 *    12   6  IP                      IP 15:0                       IP             IP 15:0
 *    16   8  opcode 26:16, CS 15:0   opcode 10:0, IP 31:16 &lt;&lt; 12   CS             opcode 10:0, IP 19:16 &lt;&lt; 12
 *    20  10  operand offset          operand 15:0                  operand offset operand 15:0
 *    24  12  operand selector        operand 31:16 &lt;&lt; 12           selector       operand 19:16 &lt;&lt; 12
 * </pre>
 * The real formats, of real-address and virtual-8086 mode, hold linear addresses.
 */
final class X87Environment {
    private static final long UPPER_ONES = 0xffff0000L;

    private X87Environment() {
    }

    /** Bytes of the environment by the operand size: 14 or 28. */
    static int bytes(Insn i) {
        return i.opSize == 2 ? 14 : 28;
    }

    private static boolean realFormat(Cpu c) {
        return !c.protectedMode() || c.v86();
    }

    static void store(Cpu c, Insn i, MemoryArea area) {
        FpuState f = c.fpu;
        boolean real = realFormat(c);
        if (i.opSize == 2) {
            area.write(0, 2, f.fcw);
            area.write(2, 2, f.fsw);
            area.write(4, 2, f.tagWord());
            storePointers16(f, area, real);
        } else {
            area.write(0, 4, f.fcw | UPPER_ONES);
            area.write(4, 4, f.fsw | UPPER_ONES);
            area.write(8, 4, f.tagWord() | UPPER_ONES);
            storePointers32(f, area, real);
        }
    }

    private static long linear(int selector, long offset) {
        return ((long) selector << 4) + offset;
    }

    private static void storePointers16(FpuState f, MemoryArea area, boolean real) {
        if (real) {
            long instruction = linear(f.lastInstructionSelector, f.lastInstruction);
            long operand = linear(f.lastOperandSelector, f.lastOperand);
            area.write(6, 2, instruction);
            area.write(8, 2, instruction >>> 4 & 0xf000 | f.lastOpcode);
            area.write(10, 2, operand);
            area.write(12, 2, operand >>> 4 & 0xf000);
        } else {
            area.write(6, 2, f.lastInstruction);
            area.write(8, 2, f.lastInstructionSelector);
            area.write(10, 2, f.lastOperand);
            area.write(12, 2, f.lastOperandSelector);
        }
    }

    private static void storePointers32(FpuState f, MemoryArea area, boolean real) {
        if (real) {
            long instruction = linear(f.lastInstructionSelector, f.lastInstruction);
            long operand = linear(f.lastOperandSelector, f.lastOperand);
            area.write(12, 4, instruction & 0xffff | UPPER_ONES);
            area.write(16, 4, instruction >>> 4 & 0xffff000 | f.lastOpcode);
            area.write(20, 4, operand & 0xffff | UPPER_ONES);
            area.write(24, 4, operand >>> 4 & 0xffff000);
        } else {
            area.write(12, 4, f.lastInstruction);
            area.write(16, 4, (long) f.lastOpcode << 16 | f.lastInstructionSelector);
            area.write(20, 4, f.lastOperand);
            area.write(24, 4, f.lastOperandSelector | UPPER_ONES);
        }
    }

    static void load(Cpu c, Insn i, MemoryArea area) {
        FpuState f = c.fpu;
        int step = i.opSize == 2 ? 2 : 4;
        int pointers = 3 * step;
        long instruction = area.read(pointers, step);
        long second = area.read(pointers + step, step);
        long operand = area.read(pointers + 2 * step, step);
        long fourth = area.read(pointers + 3 * step, step);
        f.control((int) area.read(0, 2), (int) area.read(step, 2));
        f.tagWord((int) area.read(2 * step, 2));
        if (realFormat(c)) {
            f.lastInstruction = instruction & 0xffff | second << 4 & 0xffff0000L;
            f.lastInstructionSelector = 0;
            f.lastOpcode = (int) second & 0x7ff;
            f.lastOperand = operand & 0xffff | fourth << 4 & 0xffff0000L;
            f.lastOperandSelector = 0;
            return;
        }
        f.lastInstruction = instruction;
        f.lastInstructionSelector = (int) second & 0xffff;
        f.lastOperand = operand;
        f.lastOperandSelector = (int) fourth & 0xffff;
        f.lastOpcode = (int) (second >>> 16) & 0x7ff;
    }
}
