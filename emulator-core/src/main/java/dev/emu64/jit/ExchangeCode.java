package dev.emu64.jit;

import static dev.emu64.ops.OperationNumbers.*;
import static org.objectweb.asm.Opcodes.*;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;
import org.objectweb.asm.Label;

/** Bytecode of XCHG, XADD and CMPXCHG; with one processor, LOCK adds nothing. */
final class ExchangeCode {
    private final Code code;
    private final FlagCode flags;
    private final OperandCode operands;
    private final MemoryCode memory;

    ExchangeCode(Code code, FlagCode flags, OperandCode operands, MemoryCode memory) {
        this.code = code;
        this.flags = flags;
        this.operands = operands;
        this.memory = memory;
    }

    static boolean emits(Insn i) {
        return i.op == DATA_TRANSFER_XCHG || i.op == DATA_TRANSFER_XADD || i.op == DATA_TRANSFER_CMPXCHG;
    }

    void emit(Insn i, Place place) {
        if (i.op0 == Insn.MEM) {
            memory.modify(i, i.size0, place);
            code.loadLong(Code.VALUE);
        } else {
            operands.unsigned(i, i.op0, i.size0);
        }
        code.storeLong(Code.OTHER);
        switch (i.op) {
            case DATA_TRANSFER_XCHG -> {
                operands.unsigned(i, i.op1, i.size1);
                destination(i);
                code.loadLong(Code.OTHER);
                operands.write(i.op1, i.size1);
            }
            case DATA_TRANSFER_XADD -> add(i);
            default -> compare(i);
        }
    }

    /** Writes the value on the stack to operand 0. */
    private void destination(Insn i) {
        if (i.op0 == Insn.MEM) {
            memory.modified(i.size0);
        } else {
            operands.write(i.op0, i.size0);
        }
    }

    /** XADD: if both operands are one register, it holds the sum. */
    private void add(Insn i) {
        code.loadLong(Code.OTHER);
        code.storeLong(Code.FLAG_C);
        operands.plain(i, i.op1);
        code.storeLong(Code.FLAG_B);
        code.loadLong(Code.FLAG_C);
        code.loadLong(Code.FLAG_B);
        code.op(LADD);
        code.storeLong(Code.FLAG_A);
        code.loadLong(Code.OTHER);
        operands.write(i.op1, i.size1);
        code.loadLong(Code.FLAG_A);
        destination(i);
        flags.pending(LazyFlags.ADD, i.size0);
    }

    /** CMPXCHG. Memory that differs would be written with what it holds. */
    private void compare(Insn i) {
        int size = i.size0;
        code.loadLong(Code.register(Cpu.RAX));
        code.op(DUP2);
        code.storeLong(Code.FLAG_A);
        code.loadLong(Code.OTHER);
        code.op(DUP2);
        code.storeLong(Code.FLAG_B);
        code.op(LXOR);
        operands.signExtend(size);
        code.constant(0L);
        code.op(LCMP);
        Label equal = new Label();
        Label done = new Label();
        code.jump(IFEQ, equal);
        code.loadLong(Code.OTHER);
        operands.write(Cpu.RAX, size);
        code.jump(done);
        code.label(equal);
        operands.plain(i, i.op1);
        destination(i);
        code.label(done);
        flags.pending(LazyFlags.CMP, size);
    }
}
