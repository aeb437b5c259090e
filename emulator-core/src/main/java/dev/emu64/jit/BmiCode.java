package dev.emu64.jit;

import static dev.emu64.ops.OperationNumbers.*;
import static org.objectweb.asm.Opcodes.*;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;
import dev.emu64.ops.BinaryArithmetic;
import dev.emu64.ops.Bmi;

/** Bytecode of BMI1 and BMI2. Operands 1 and 2 are brought to OTHER and VALUE. */
final class BmiCode {
    private final Code code;
    private final FlagCode flags;
    private final OperandCode operands;
    private final MemoryCode memory;

    BmiCode(Code code, FlagCode flags, OperandCode operands, MemoryCode memory) {
        this.code = code;
        this.flags = flags;
        this.operands = operands;
        this.memory = memory;
    }

    static boolean emits(Insn i) {
        return switch (i.op) {
            case BMI_ANDN, BMI_BEXTR, BMI_BLSI, BMI_BLSMSK, BMI_BLSR, BMI_BZHI, BMI_MULX, BMI_PDEP, BMI_PEXT, SHIFT_ROTATE_RORX,
                    SHIFT_ROTATE_SARX, SHIFT_ROTATE_SHLX, SHIFT_ROTATE_SHRX -> true;
            default -> false;
        };
    }

    void emit(Insn i, Place place) {
        if (i.op1 == Insn.MEM || i.op2 == Insn.MEM) {
            memory.load(i, i.size0, place);
        }
        if (i.op == BMI_MULX) {
            multiply(i);
            return;
        }
        operands.unsigned(i, i.op1, i.size0);
        code.storeLong(Code.OTHER);
        if (i.op2 >= 0 && i.op2 != Insn.IMM) {
            operands.unsigned(i, i.op2, i.size0);
            code.storeLong(Code.VALUE);
        }
        switch (i.op) {
            case BMI_ANDN -> {
                code.loadLong(Code.OTHER);
                code.constant(-1L);
                code.op(LXOR);
                code.loadLong(Code.VALUE);
                code.op(LAND);
                logic(i);
            }
            case BMI_BEXTR -> {
                code.loadLong(Code.OTHER);
                code.loadLong(Code.VALUE);
                code.op(L2I);
                code.call(Bmi.class, "extract", "(JI)J");
                logic(i);
            }
            case BMI_BLSI, BMI_BLSMSK, BMI_BLSR -> lowest(i);
            case BMI_BZHI -> zeroHigh(i);
            case BMI_PDEP, BMI_PEXT -> {
                code.loadLong(Code.OTHER);
                code.loadLong(Code.VALUE);
                code.call(Bmi.class, i.op == BMI_PDEP ? "deposit" : "gather", "(JJ)J");
            }
            default -> shift(i);
        }
        operands.write(i.op0, i.size0);
    }

    /** The value on the stack, which stays there, is a result like that of a logical operation. */
    private void logic(Insn i) {
        code.op(DUP2);
        code.storeLong(Code.FLAG_A);
        flags.pending(LazyFlags.LOGIC, i.size0);
    }

    /** Sets CF to the int on the stack, 0 or 1, behind {@link #logic}. */
    private void carry(Insn i) {
        code.op(I2L);
        code.storeLong(Code.OVERLAY_A);
        flags.overlay(LazyFlags.CARRY, i.size0);
    }

    private void lowest(Insn i) {
        code.loadLong(Code.OTHER);
        code.loadLong(Code.OTHER);
        if (i.op == BMI_BLSI) {
            code.op(LNEG, LAND);
        } else {
            code.constant(1L);
            code.op(LSUB, i.op == BMI_BLSR ? LAND : LXOR);
        }
        logic(i);
        code.loadLong(Code.OTHER);
        code.call(Names.LAZY_FLAGS, i.op == BMI_BLSI ? "isNotZero" : "isZero", "(J)I");
        carry(i);
    }

    private void zeroHigh(Insn i) {
        code.loadLong(Code.OTHER);
        code.loadLong(Code.VALUE);
        code.constant(i.size0 << 3);
        code.call(Names.LAZY_FLAGS, "lowBits", "(JJI)J");
        logic(i);
        code.loadLong(Code.VALUE);
        code.constant(i.size0 << 3);
        code.call(Names.LAZY_FLAGS, "isBeyond", "(JI)I");
        carry(i);
    }

    private void shift(Insn i) {
        int last = (i.size0 << 3) - 1;
        code.loadLong(Code.OTHER);
        if (i.op == SHIFT_ROTATE_RORX) {
            int count = (int) i.imm & last;
            code.constant(count);
            code.op(LUSHR);
            code.loadLong(Code.OTHER);
            code.constant(last + 1 - count & 63);
            code.op(LSHL, LOR);
            return;
        }
        if (i.op == SHIFT_ROTATE_SARX) {
            operands.signExtend(i.size0);
        }
        code.loadLong(Code.VALUE);
        code.op(L2I);
        code.constant(last);
        code.op(IAND, i.op == SHIFT_ROTATE_SARX ? LSHR : i.op == SHIFT_ROTATE_SHLX ? LSHL : LUSHR);
    }

    /** MULX: the upper half wins if both destinations are one register. */
    private void multiply(Insn i) {
        int size = i.size0;
        operands.unsigned(i, i.op2, size);
        code.storeLong(Code.VALUE);
        code.loadLong(Code.register(Cpu.RDX));
        operands.zeroExtend(size);
        code.storeLong(Code.OTHER);
        code.loadLong(Code.OTHER);
        code.loadLong(Code.VALUE);
        code.op(LMUL);
        operands.write(i.op1, size);
        code.loadLong(Code.OTHER);
        code.loadLong(Code.VALUE);
        if (size == 8) {
            code.call(BinaryArithmetic.class, "unsignedMultiplyHigh", "(JJ)J");
        } else {
            code.op(LMUL);
            code.constant(32);
            code.op(LUSHR);
        }
        operands.write(i.op0, size);
    }
}
