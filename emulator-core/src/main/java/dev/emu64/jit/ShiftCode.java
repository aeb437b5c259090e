package dev.emu64.jit;

import static dev.emu64.ops.OperationNumbers.*;
import static org.objectweb.asm.Opcodes.*;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;
import dev.emu64.ops.ShiftRotate;
import org.objectweb.asm.Label;

/** Bytecode of shifts and rotates. */
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
        return (int) i.imm & mask(i);
    }

    private static int mask(Insn i) {
        return i.size0 == 8 ? 63 : 31;
    }

    /** Constant counts of zero change nothing but, in part, the register: too rare to bother. */
    static boolean emits(Insn i) {
        return switch (i.op) {
            case SHIFT_ROTATE_SHL, SHIFT_ROTATE_SHR, SHIFT_ROTATE_SAR, SHIFT_ROTATE_ROL, SHIFT_ROTATE_ROR, SHIFT_ROTATE_RCL,
                    SHIFT_ROTATE_RCR -> i.op1 != Insn.IMM || count(i) != 0;
            case SHIFT_ROTATE_SHLD, SHIFT_ROTATE_SHRD -> i.op2 != Insn.IMM || count(i) != 0;
            default -> false;
        };
    }

    /** Whether it gives every status flag a new value. */
    static boolean replacesAll(Insn i) {
        return emits(i) && i.op1 == Insn.IMM && (i.op == SHIFT_ROTATE_SHL || i.op == SHIFT_ROTATE_SHR || i.op == SHIFT_ROTATE_SAR);
    }

    void emit(Insn i, Place place) {
        int size = i.size0;
        if (i.op0 == Insn.MEM) {
            memory.modify(i, size, place);
        }
        boolean constant = i.op1 == Insn.IMM;
        switch (i.op) {
            case SHIFT_ROTATE_SHL -> shift(i, constant ? LazyFlags.SHL : LazyFlags.SHL_VARIABLE, LSHL);
            case SHIFT_ROTATE_SHR -> shift(i, constant ? LazyFlags.SHR : LazyFlags.SHR_VARIABLE, LUSHR);
            case SHIFT_ROTATE_SAR -> shift(i, constant ? LazyFlags.SAR : LazyFlags.SAR_VARIABLE, LSHR);
            case SHIFT_ROTATE_ROL -> rotate(i, constant, true);
            case SHIFT_ROTATE_ROR -> rotate(i, constant, false);
            case SHIFT_ROTATE_RCL -> kernel(i, "rcl", false);
            case SHIFT_ROTATE_RCR -> kernel(i, "rcr", false);
            case SHIFT_ROTATE_SHLD -> kernel(i, "shld", true);
            default -> kernel(i, "shrd", true);
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
        boolean constant = i.op1 == Insn.IMM;
        if (constant) {
            code.setLong(Code.FLAG_B, count(i));
        } else {
            variableCount(i);
        }
        if (longOpcode == LSHR) {
            operands.signed(i, i.op0, size);
        } else {
            operands.unsigned(i, i.op0, size);
        }
        code.op(DUP2);
        code.storeLong(Code.FLAG_A);
        operands.narrow(size);
        if (constant) {
            code.constant(count(i));
        } else {
            code.loadLong(Code.FLAG_B);
            code.op(L2I);
        }
        operands.operate(longOpcode, size);
        flags.pending(operation, size);
    }

    /** Sets FLAG_B to the masked count in CL. A shift by zero leaves the flags as they are, so then they are stored. */
    private void variableCount(Insn i) {
        code.loadLong(Code.register(Cpu.RCX));
        code.constant((long) mask(i));
        code.op(LAND, DUP2);
        code.storeLong(Code.OTHER);
        code.op(L2I);
        Label counted = new Label();
        code.jump(IFNE, counted);
        flags.store();
        code.label(counted);
        code.loadLong(Code.OTHER);
        code.storeLong(Code.FLAG_B);
    }

    private void rotate(Insn i, boolean constant, boolean left) {
        int size = i.size0;
        if (!constant) {
            kernel(i, left ? "rol" : "ror", false);
            return;
        }
        flags.beforeOverlay(LazyFlags.ROL);
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

    /** By the interpreter's kernel, which works on the cpu's flags; a double shift by a constant replaces them all. */
    private void kernel(Insn i, String name, boolean filled) {
        if (filled && i.op2 == Insn.IMM) {
            flags.stored();
        } else {
            flags.store();
        }
        code.fixed(Fixed.FLAGS);
        code.constant(i.size0);
        operands.unsigned(i, i.op0, i.size0);
        if (filled) {
            operands.unsigned(i, i.op1, i.size1);
        }
        if ((filled ? i.op2 : i.op1) == Insn.IMM) {
            code.constant((long) count(i));
        } else {
            code.loadLong(Code.register(Cpu.RCX));
        }
        code.call(ShiftRotate.class, name, "(" + Names.of(Names.FLAGS) + (filled ? "IJJJ)J" : "IJJ)J"));
        operands.narrow(i.size0);
    }
}
