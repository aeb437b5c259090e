package dev.emu64.jit;

import static dev.emu64.ops.OperationNumbers.*;
import static org.objectweb.asm.Opcodes.*;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;
import dev.emu64.ops.BinaryArithmetic;
import dev.emu64.ops.WideDivision;
import org.objectweb.asm.Label;

/**
 * Bytecode of multiplication and division with rDX:rAX. A division that faults, or one of 128 signed bits that are not
 * just the sign of 64, is left to the interpreter.
 */
final class DivideCode {
    private final Code code;
    private final Exits exits;
    private final FlagCode flags;
    private final OperandCode operands;
    private final MemoryCode memory;

    DivideCode(Code code, Exits exits, FlagCode flags, OperandCode operands, MemoryCode memory) {
        this.code = code;
        this.exits = exits;
        this.flags = flags;
        this.operands = operands;
        this.memory = memory;
    }

    static boolean emits(Insn i) {
        return switch (i.op) {
            case BINARY_ARITHMETIC_MUL, BINARY_ARITHMETIC_IMUL -> true;
            case BINARY_ARITHMETIC_DIV, BINARY_ARITHMETIC_IDIV -> i.size0 >= 4;
            default -> false;
        };
    }

    void emit(Insn i, Place place) {
        if (i.op0 == Insn.MEM) {
            memory.load(i, i.size0, place);
        }
        switch (i.op) {
            case BINARY_ARITHMETIC_MUL -> multiplyUnsigned(i);
            case BINARY_ARITHMETIC_IMUL -> multiplySigned(i);
            case BINARY_ARITHMETIC_DIV -> divideUnsigned(i, place);
            default -> divideSigned(i, place);
        }
    }

    private void rax() {
        code.loadLong(Code.register(Cpu.RAX));
    }

    private void rdx() {
        code.loadLong(Code.register(Cpu.RDX));
    }

    private void multiplyUnsigned(Insn i) {
        int size = i.size0;
        flags.beforeOverlay(LazyFlags.MUL);
        operands.unsigned(i, i.op0, size);
        code.storeLong(Code.OTHER);
        if (size == 8) {
            rax();
            code.loadLong(Code.OTHER);
            code.call(BinaryArithmetic.class, "unsignedMultiplyHigh", "(JJ)J");
            code.storeLong(Code.OVERLAY_A);
        }
        rax();
        operands.zeroExtend(size);
        code.loadLong(Code.OTHER);
        code.op(LMUL);
        product(size, LUSHR);
        flags.overlay(LazyFlags.MUL, size);
    }

    private void multiplySigned(Insn i) {
        int size = i.size0;
        flags.beforeOverlay(LazyFlags.IMUL);
        operands.signed(i, i.op0, size);
        code.storeLong(Code.OVERLAY_B);
        if (size == 8) {
            rax();
            code.loadLong(Code.OVERLAY_B);
            code.call(Math.class, "multiplyHigh", "(JJ)J");
            code.storeLong(Code.OVERLAY_A);
        }
        rax();
        operands.signExtend(size);
        code.op(DUP2);
        code.storeLong(Code.OTHER);
        code.loadLong(Code.OVERLAY_B);
        code.op(LMUL);
        product(size, LSHR);
        code.loadLong(Code.OTHER);
        code.storeLong(Code.OVERLAY_A);
        flags.overlay(LazyFlags.IMUL, size);
    }

    /** The product on the stack, of 64-bit operands its lower half, goes to its registers, its upper half to OVERLAY_A too. */
    private void product(int size, int shift) {
        if (size == 8) {
            code.storeLong(Code.register(Cpu.RAX));
            code.loadLong(Code.OVERLAY_A);
            code.storeLong(Code.register(Cpu.RDX));
            return;
        }
        code.op(DUP2);
        operands.write(Cpu.RAX, size == 1 ? 2 : size);
        code.constant(size << 3);
        code.op(shift);
        code.op(DUP2);
        code.storeLong(Code.OVERLAY_A);
        if (size == 1) {
            code.op(POP2);
        } else {
            operands.write(Cpu.RDX, size);
        }
    }

    private void divideUnsigned(Insn i, Place place) {
        int size = i.size0;
        operands.unsigned(i, i.op0, size);
        code.storeLong(Code.OTHER);
        Label fits = new Label();
        rdx();
        operands.zeroExtend(size);
        code.loadLong(Code.OTHER);
        code.call(Long.class, "compareUnsigned", "(JJ)I");
        code.jump(IFLT, fits);
        exits.before(place);
        code.label(fits);
        if (size == 8) {
            rdx();
            rax();
            code.loadLong(Code.OTHER);
            code.call(WideDivision.class, "quotient", "(JJJ)J");
            code.storeLong(Code.VALUE);
            rax();
            remainder();
        } else {
            dividend();
            code.loadLong(Code.VALUE);
            code.op(DUP2);
            code.loadLong(Code.OTHER);
            code.call(Long.class, "divideUnsigned", "(JJ)J");
            code.storeLong(Code.VALUE);
            remainder();
        }
        write(size);
    }

    /** Sets VALUE to EDX:EAX. */
    private void dividend() {
        rdx();
        code.constant(32);
        code.op(LSHL);
        rax();
        operands.zeroExtend(4);
        code.op(LOR);
        code.storeLong(Code.VALUE);
    }

    /** Replaces the dividend on the stack by the remainder of the quotient VALUE and the divisor OTHER. */
    private void remainder() {
        code.loadLong(Code.VALUE);
        code.loadLong(Code.OTHER);
        code.op(LMUL, LSUB);
    }

    /** Writes the remainder on the stack and the quotient VALUE. */
    private void write(int size) {
        operands.write(Cpu.RDX, size);
        code.loadLong(Code.VALUE);
        operands.write(Cpu.RAX, size);
    }

    private void divideSigned(Insn i, Place place) {
        int size = i.size0;
        operands.signed(i, i.op0, size);
        code.storeLong(Code.OTHER);
        Label refused = new Label();
        Label done = new Label();
        if (size == 8) {
            rdx();
            rax();
            code.loadLong(Code.OTHER);
            code.call(WideDivision.class, "isNarrow", "(JJJ)Z");
            code.jump(IFEQ, refused);
            rax();
            code.storeLong(Code.VALUE);
        } else {
            code.loadLong(Code.OTHER);
            code.constant(0L);
            code.op(LCMP);
            code.jump(IFEQ, refused);
            dividend();
            code.loadLong(Code.VALUE);
            code.loadLong(Code.OTHER);
            code.op(LDIV, DUP2);
            operands.signExtend(4);
            code.op(LCMP);
            code.jump(IFNE, refused);
        }
        code.loadLong(Code.VALUE);
        code.op(DUP2);
        code.loadLong(Code.OTHER);
        code.op(LDIV);
        code.storeLong(Code.VALUE);
        remainder();
        write(size);
        code.jump(done);
        code.label(refused);
        exits.before(place);
        code.label(done);
    }
}
