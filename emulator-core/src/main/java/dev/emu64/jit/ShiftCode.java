package dev.emu64.jit;

import static dev.emu64.ops.OperationNumbers.*;
import static org.objectweb.asm.Opcodes.*;

import dev.emu64.decode.Insn;

/** Bytecode of shifts and rotates by constant counts. */
final class ShiftCode {
    private final Code code;
    private final FlagCode flags;
    private final OperandCode operands;
    private final MemoryCode memory;

    ShiftCode(Code code, FlagCode flags, OperandCode operands, MemoryCode memory) {
        this.code = code;
        this.flags = flags;
        this.operands = operands;
        this.memory = memory;
    }

    private static int count(Insn i) {
        return (int) i.imm & (i.size0 == 8 ? 63 : 31);
    }

    /** Counts of zero change nothing but, in part, the register: too rare to bother. */
    static boolean emits(Insn i) {
        return i.op1 == Insn.IMM && count(i) != 0;
    }

    void emit(Insn i, Place place) {
        int size = i.size0;
        if (i.op0 == Insn.MEM) {
            memory.modify(i, size, place);
        }
        switch (i.op) {
            case SHIFT_ROTATE_SHL -> shift(i, LazyFlags.SHL, LSHL);
            case SHIFT_ROTATE_SHR -> shift(i, LazyFlags.SHR, LUSHR);
            case SHIFT_ROTATE_SAR -> shift(i, LazyFlags.SAR, LSHR);
            default -> rotate(i);
        }
        if (i.op0 == Insn.MEM) {
            memory.modified(size);
        } else {
            operands.write(i.op0, size);
        }
    }

    private void shift(Insn i, int operation, int opcode) {
        operands.unsigned(i, i.op0, i.size0);
        code.storeLong(Code.FLAG_A);
        code.constant((long) count(i));
        code.storeLong(Code.FLAG_B);
        code.loadLong(Code.FLAG_A);
        if (opcode == LSHR) {
            operands.signExtend(i.size0);
        }
        code.constant(count(i));
        code.op(opcode);
        flags.pending(operation, i.size0);
    }

    private void rotate(Insn i) {
        boolean left = i.op == SHIFT_ROTATE_ROL;
        int bits = i.size0 << 3;
        int count = (left ? count(i) : -count(i)) & bits - 1;
        operands.unsigned(i, i.op0, i.size0);
        code.storeLong(Code.OVERLAY_A);
        code.constant((long) count(i));
        code.storeLong(Code.OVERLAY_B);
        half(LSHL, count);
        half(LUSHR, bits - count & 63);
        code.op(LOR);
        flags.overlay(left ? LazyFlags.ROL : LazyFlags.ROR, i.size0);
    }

    private void half(int opcode, int by) {
        code.loadLong(Code.OVERLAY_A);
        code.constant(by);
        code.op(opcode);
    }
}
