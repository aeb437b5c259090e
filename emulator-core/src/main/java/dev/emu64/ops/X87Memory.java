package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.FpuState;
import dev.emu64.decode.Insn;

/** Stores of x87 instructions, and operands of 80 bits. */
final class X87Memory {
    private static final int EXTENDED_BYTES = 10;

    private X87Memory() {
    }

    /**
     * Stores {@code bits} to the memory operand of 2, 4 or 8 bytes unless an unmasked exception forbids it. A fault of
     * the memory access comes first even then.
     */
    static void store(Cpu c, Insn i, FpuState f, long bits) {
        long offset = Operands.effectiveAddress(c, i);
        if (f.x.writesMemory()) {
            c.store(i.seg, offset, i.size0, bits);
        } else {
            c.mmu.probeWrite(c.linear(i.seg, offset, i.size0, true), i.size0);
        }
        X87.noteOperand(c, i, f, offset);
    }

    /** Pops after a store that has been made. */
    static void popStored(FpuState f) {
        if (f.x.writesMemory()) {
            f.pop();
        }
    }

    /** Loads a memory operand of 80 bits into f.x. */
    static void load80(Cpu c, Insn i, FpuState f) {
        long offset = Operands.effectiveAddress(c, i);
        MemoryArea area = MemoryArea.toRead(c, i.seg, offset, EXTENDED_BYTES);
        f.x.significand = area.read(0, 8);
        f.x.signExponent = (int) area.read(8, 2);
        X87.noteOperand(c, i, f, offset);
    }

    /** Stores f.x to a memory operand of 80 bits, all of it or nothing, unless an unmasked exception forbids it. */
    static void store80(Cpu c, Insn i, FpuState f) {
        long offset = Operands.effectiveAddress(c, i);
        MemoryArea area = MemoryArea.toWrite(c, i.seg, offset, EXTENDED_BYTES);
        if (f.x.writesMemory()) {
            area.write(0, 8, f.x.significand);
            area.write(8, 2, f.x.signExponent);
        }
        X87.noteOperand(c, i, f, offset);
    }
}
