package dev.emu64.jit;

import static dev.emu64.ops.OperationNumbers.*;
import static org.objectweb.asm.Opcodes.*;

import dev.emu64.decode.Insn;
import java.util.List;
import org.objectweb.asm.Label;

/** Bytecode of single instructions: those that hot code consists of. All others are executed by their ops methods. */
final class InsnCode {
    private final Code code;
    private final FlagCode flags;
    private final MemoryCode memory;
    private final OperandCode operands;
    private final ShiftCode shifts;
    private final DivideCode divisions;
    private final BitCode bits;
    private final ExchangeCode exchanges;
    private final StringCode strings;
    private final BmiCode manipulations;
    private final VectorCode vectors;

    /** @param callees instructions executed by their ops methods, in the order of their numbers */
    InsnCode(Code code, Exits exits, FlagCode flags, MemoryCode memory, List<Insn> callees) {
        this.code = code;
        this.flags = flags;
        this.memory = memory;
        operands = new OperandCode(code);
        shifts = new ShiftCode(code, flags, operands, memory);
        divisions = new DivideCode(code, exits, flags, operands, memory);
        bits = new BitCode(code, flags, operands, memory);
        exchanges = new ExchangeCode(code, flags, operands, memory);
        strings = new StringCode(code, flags, operands, memory);
        manipulations = new BmiCode(code, flags, operands, memory);
        vectors = new VectorCode(code, exits, flags, memory, operands, callees);
    }

    /** Control may come from anywhere, or an ops method has been called. */
    void forget() {
        vectors.forget();
    }

    /** Whether there is bytecode for an instruction; branches included. */
    static boolean emits(Insn i) {
        if (i.addrSize == 2) {
            return false;
        }
        return switch (i.op) {
            case DATA_TRANSFER_MOV, DATA_TRANSFER_LEA, DATA_TRANSFER_MOVZX, DATA_TRANSFER_MOVSX, DATA_TRANSFER_MOVSXD,
                    DATA_TRANSFER_CMOV, DATA_TRANSFER_CBW, DATA_TRANSFER_CWD,
                    BINARY_ARITHMETIC_ADD, BINARY_ARITHMETIC_SUB, BINARY_ARITHMETIC_CMP, BINARY_ARITHMETIC_INC,
                    BINARY_ARITHMETIC_DEC, BINARY_ARITHMETIC_NEG, BINARY_ARITHMETIC_ADC, BINARY_ARITHMETIC_SBB,
                    LOGICAL_AND, LOGICAL_OR, LOGICAL_XOR, LOGICAL_TEST, LOGICAL_NOT, BIT_BYTE_SETCC, MISCELLANEOUS_NOP,
                    CONTROL_TRANSFER_JCC, CONTROL_TRANSFER_JMP, CONTROL_TRANSFER_CALL, CONTROL_TRANSFER_RET,
                    CONTROL_TRANSFER_JMP_INDIRECT, CONTROL_TRANSFER_CALL_INDIRECT -> true;
            case BINARY_ARITHMETIC_IMUL2, BINARY_ARITHMETIC_IMUL3 -> true;
            case STACK_PUSH, STACK_POP, STACK_LEAVE -> i.opSize == 8 && i.op0 != Insn.MEM;
            default -> ShiftCode.emits(i) || DivideCode.emits(i) || BitCode.emits(i) || ExchangeCode.emits(i) || StringCode.emits(i)
                || BmiCode.emits(i) || VectorCode.emits(i);
        };
    }

    /** Generates an instruction that is no branch; false if there is no bytecode for it. */
    boolean emit(Insn i, Place place) {
        if (!emits(i)) {
            return false;
        }
        if (!group(i, place)) {
            common(i, place);
        }
        return true;
    }

    /** Instructions that have a class for their group. */
    private boolean group(Insn i, Place place) {
        if (VectorCode.emits(i)) {
            vectors.emit(i, place);
        } else if (ShiftCode.emits(i)) {
            shifts.emit(i, place);
        } else if (DivideCode.emits(i)) {
            divisions.emit(i, place);
        } else if (BitCode.emits(i)) {
            bits.emit(i, place);
        } else if (ExchangeCode.emits(i)) {
            exchanges.emit(i, place);
        } else if (StringCode.emits(i)) {
            strings.emit(i, place);
        } else if (BmiCode.emits(i)) {
            manipulations.emit(i, place);
        } else {
            return false;
        }
        return true;
    }

    private void common(Insn i, Place place) {
        switch (i.op) {
            case DATA_TRANSFER_MOV, DATA_TRANSFER_LEA, DATA_TRANSFER_MOVZX, DATA_TRANSFER_MOVSX, DATA_TRANSFER_MOVSXD,
                    DATA_TRANSFER_CMOV, DATA_TRANSFER_CBW, DATA_TRANSFER_CWD, BIT_BYTE_SETCC -> move(i, place);
            case STACK_PUSH, STACK_POP, STACK_LEAVE -> stack(i, place);
            case BINARY_ARITHMETIC_IMUL2, BINARY_ARITHMETIC_IMUL3 -> multiply(i, place);
            case MISCELLANEOUS_NOP -> {
            }
            default -> arithmetic(i, place);
        }
    }

    /** Loads operand 1 into VALUE if it is in memory. */
    private void source(Insn i, Place place) {
        if (i.op1 == Insn.MEM) {
            memory.load(i, i.size1, place);
        }
    }

    /** Writes the value on the stack to operand 0, a register or a memory operand that is not read before. */
    private void destination(Insn i, Place place) {
        if (i.op0 == Insn.MEM) {
            code.storeLong(Code.VALUE);
            memory.store(i, i.size0, place);
        } else {
            operands.write(i.op0, i.size0);
        }
    }

    private void move(Insn i, Place place) {
        switch (i.op) {
            case DATA_TRANSFER_MOV, DATA_TRANSFER_MOVSX, DATA_TRANSFER_MOVSXD -> {
                source(i, place);
                if (i.op == DATA_TRANSFER_MOV && i.op0 != Insn.MEM) {
                    operands.unsigned(i, i.op1, i.size1);
                } else {
                    operands.signed(i, i.op1, i.size1);
                }
                destination(i, place);
            }
            case DATA_TRANSFER_MOVZX -> {
                source(i, place);
                operands.unsigned(i, i.op1, i.size1);
                destination(i, place);
            }
            case DATA_TRANSFER_LEA -> {
                memory.address(i, place);
                destination(i, place);
            }
            case DATA_TRANSFER_CMOV -> conditionalMove(i, place);
            case BIT_BYTE_SETCC -> {
                Label set = new Label();
                code.constant(1L);
                code.storeLong(Code.VALUE);
                flags.settle(i.cond);
                flags.jump(i.cond, set);
                code.constant(0L);
                code.storeLong(Code.VALUE);
                code.label(set);
                code.loadLong(Code.VALUE);
                destination(i, place);
            }
            case DATA_TRANSFER_CBW -> {
                code.loadLong(Code.register(0));
                operands.signExtend(i.opSize >> 1);
                operands.write(0, i.opSize);
            }
            default -> {
                code.loadLong(Code.register(0));
                operands.signExtend(i.opSize);
                code.constant(63);
                code.op(LSHR);
                operands.write(2, i.opSize);
            }
        }
    }

    private void conditionalMove(Insn i, Place place) {
        source(i, place);
        operands.unsigned(i, i.op1, i.size1);
        code.storeLong(Code.VALUE);
        Label moved = new Label();
        flags.settle(i.cond);
        flags.jump(i.cond, moved);
        operands.unsigned(i, i.op0, i.size0);
        code.storeLong(Code.VALUE);
        code.label(moved);
        code.loadLong(Code.VALUE);
        operands.write(i.op0, i.size0);
    }

    private void stack(Insn i, Place place) {
        if (i.op == STACK_PUSH) {
            operands.signed(i, i.op0, 8);
            code.storeLong(Code.VALUE);
            memory.push(8, place);
        } else if (i.op == STACK_POP) {
            memory.loadStack(4, 8, place);
            memory.moveStack(8);
            code.loadLong(Code.VALUE);
            operands.write(i.op0, 8);
        } else {
            memory.loadStack(5, 8, place);
            code.loadLong(Code.register(5));
            code.constant(8L);
            code.op(LADD);
            code.storeLong(Code.register(4));
            code.loadLong(Code.VALUE);
            code.storeLong(Code.register(5));
        }
    }

    private void multiply(Insn i, Place place) {
        source(i, place);
        flags.beforeOverlay(LazyFlags.IMUL);
        if (i.op == BINARY_ARITHMETIC_IMUL2) {
            operands.plain(i, i.op0);
            code.storeLong(Code.OVERLAY_A);
            operands.plain(i, i.op1);
        } else {
            operands.plain(i, i.op1);
            code.storeLong(Code.OVERLAY_A);
            code.constant(i.imm);
        }
        code.storeLong(Code.OVERLAY_B);
        code.loadLong(Code.OVERLAY_A);
        operands.narrow(i.size0);
        code.loadLong(Code.OVERLAY_B);
        operands.narrow(i.size0);
        operands.operate(LMUL, i.size0);
        operands.widen(i.size0);
        operands.writeWide(i.op0, i.size0);
        flags.overlay(LazyFlags.IMUL, i.size0);
    }

    private void arithmetic(Insn i, Place place) {
        boolean compares = i.op == BINARY_ARITHMETIC_CMP || i.op == LOGICAL_TEST;
        if (i.op0 == Insn.MEM) {
            if (compares) {
                memory.load(i, i.size0, place);
            } else {
                memory.modify(i, i.size0, place);
            }
        } else {
            source(i, place);
        }
        switch (i.op) {
            case BINARY_ARITHMETIC_INC, BINARY_ARITHMETIC_DEC -> step(i);
            case BINARY_ARITHMETIC_NEG -> {
                operands.plain(i, i.op0);
                code.storeLong(Code.FLAG_B);
                code.setLong(Code.FLAG_C, 0);
                combine(LSUB, i.size0);
                result(LazyFlags.SUB, i.size0);
            }
            case LOGICAL_NOT -> {
                operands.plain(i, i.op0);
                code.constant(-1L);
                code.op(LXOR);
                operands.narrow(i.size0);
                operands.widen(i.size0);
            }
            case BINARY_ARITHMETIC_ADC, BINARY_ARITHMETIC_SBB -> withCarry(i);
            case BINARY_ARITHMETIC_CMP -> {
                operands.plain(i, i.op0);
                code.storeLong(Code.FLAG_A);
                operands.plain(i, i.op1);
                code.storeLong(Code.FLAG_B);
                flags.pending(LazyFlags.CMP, i.size0);
            }
            case BINARY_ARITHMETIC_ADD, BINARY_ARITHMETIC_SUB -> {
                boolean add = i.op == BINARY_ARITHMETIC_ADD;
                operands.plain(i, i.op0);
                code.storeLong(Code.FLAG_C);
                operands.plain(i, i.op1);
                code.storeLong(Code.FLAG_B);
                combine(add ? LADD : LSUB, i.size0);
                result(add ? LazyFlags.ADD : LazyFlags.SUB, i.size0);
            }
            default -> {
                operands.operand(i, i.op0, i.size0);
                operands.operand(i, i.op1, i.size0);
                operands.operate(i.op == LOGICAL_OR ? LOR : i.op == LOGICAL_XOR ? LXOR : LAND, i.size0);
                result(LazyFlags.LOGIC, i.size0);
                if (compares) {
                    code.op(POP2);
                }
            }
        }
        if (compares) {
            return;
        }
        if (i.op0 == Insn.MEM) {
            memory.modified(i.size0);
        } else {
            operands.writeWide(i.op0, i.size0);
        }
    }

    /** Pushes FLAG_C combined with FLAG_B. */
    private void combine(int longOpcode, int size) {
        code.loadLong(Code.FLAG_C);
        operands.narrow(size);
        code.loadLong(Code.FLAG_B);
        operands.narrow(size);
        operands.operate(longOpcode, size);
    }

    /** The value on the stack, which stays there as a long, is the result of an operation whose flags follow from it. */
    private void result(int operation, int size) {
        operands.widen(size);
        code.op(DUP2);
        code.storeLong(Code.FLAG_A);
        flags.pending(operation, size);
    }

    private void step(Insn i) {
        boolean up = i.op == BINARY_ARITHMETIC_INC;
        if (!flags.unseen()) {
            flags.pushCarry();
            code.storeLong(Code.FLAG_B);
        }
        operands.operand(i, i.op0, i.size0);
        if (i.size0 == 8) {
            code.constant(1L);
        } else {
            code.constant(1);
        }
        operands.operate(up ? LADD : LSUB, i.size0);
        result(up ? LazyFlags.INC : LazyFlags.DEC, i.size0);
    }

    /** ADC and SBB; pushes the result. */
    private void withCarry(Insn i) {
        boolean add = i.op == BINARY_ARITHMETIC_ADC;
        flags.pushCarry();
        code.storeLong(Code.OTHER);
        operands.plain(i, i.op0);
        code.storeLong(Code.FLAG_C);
        operands.plain(i, i.op1);
        code.storeLong(Code.FLAG_B);
        combine(add ? LADD : LSUB, i.size0);
        code.loadLong(Code.OTHER);
        operands.narrow(i.size0);
        operands.operate(add ? LADD : LSUB, i.size0);
        result(add ? LazyFlags.ADC : LazyFlags.SBB, i.size0);
    }
}
