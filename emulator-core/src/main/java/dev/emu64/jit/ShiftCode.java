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
        operands.widen(size);
        if (i.op0 == Insn.MEM) {
            memory.modified(size);
        } else {
            operands.writeWide(i.op0, size);
        }
    }

    private void shift(Insn i, int operation, int longOpcode) {
        int size = i.size0;
        if (longOpcode == LSHR) {
            operands.signed(i, i.op0, size);
        } else {
            operands.unsigned(i, i.op0, size);
        }
        code.op(DUP2);
        code.storeLong(Code.FLAG_A);
        code.setLong(Code.FLAG_B, count(i));
        operands.narrow(size);
        code.constant(count(i));
        operands.operate(longOpcode, size);
        flags.pending(operation, size);
    }

    private void rotate(Insn i) {
        int size = i.size0;
        boolean left = i.op == SHIFT_ROTATE_ROL;
        operands.unsigned(i, i.op0, size);
        code.storeLong(Code.OVERLAY_A);
        code.setLong(Code.OVERLAY_B, count(i));
        if (size < 4) {
            int bits = size << 3;
            int by = (left ? count(i) : -count(i)) & bits - 1;
            half(LSHL, by);
            half(LUSHR, bits - by);
            code.op(IOR);
        } else {
            code.loadLong(Code.OVERLAY_A);
            operands.narrow(size);
            code.constant(count(i));
            code.call(size == 8 ? Long.class : Integer.class, left ? "rotateLeft" : "rotateRight", size == 8 ? "(JI)J" : "(II)I");
        }
        flags.overlay(left ? LazyFlags.ROL : LazyFlags.ROR, size);
    }

    private void half(int longOpcode, int by) {
        code.loadLong(Code.OVERLAY_A);
        code.op(L2I);
        code.constant(by);
        operands.operate(longOpcode, 4);
    }
}
