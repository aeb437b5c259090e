package dev.emu64.jit;

import static dev.emu64.jit.LaneCode.HIGH;
import static dev.emu64.jit.LaneCode.LOW;
import static dev.emu64.ops.OperationNumbers.*;
import static org.objectweb.asm.Opcodes.*;

import dev.emu64.decode.Insn;

/** Bytecode of SSE moves between registers and memory, and of those between XMM and general registers. */
final class VectorMoveCode {
    private final Code code;
    private final LaneCode lanes;
    private final MemoryCode memory;
    private final OperandCode operands;

    VectorMoveCode(Code code, LaneCode lanes, MemoryCode memory, OperandCode operands) {
        this.code = code;
        this.lanes = lanes;
        this.memory = memory;
        this.operands = operands;
    }

    static boolean emits(Insn i) {
        return switch (i.op) {
            case VECTOR_MOVES_MOVAPS, VECTOR_MOVES_MOVUPS, VECTOR_MOVES_MOVSS, VECTOR_MOVES_MOVSD, VECTOR_MOVES_MOVQ,
                    VECTOR_MOVES_MOVD, VECTOR_MOVES_MOVD_STORE, VECTOR_MOVES_MOVLPS, VECTOR_MOVES_MOVHPS,
                    VECTOR_MOVES_MOVHLPS, VECTOR_MOVES_MOVDDUP, PACKED_ELEMENTS_MOVMSKPD, PACKED_ELEMENTS_MOVMSKPS -> true;
            case PACKED_ELEMENTS_PMOVMSKB -> i.size1 == 16;
            default -> false;
        };
    }

    /** Whether the instruction writes a general-purpose register (operand 0), if not memory. */
    static boolean toGeneral(Insn i) {
        return i.op == VECTOR_MOVES_MOVD_STORE || i.op == PACKED_ELEMENTS_PMOVMSKB || i.op == PACKED_ELEMENTS_MOVMSKPD
            || i.op == PACKED_ELEMENTS_MOVMSKPS;
    }

    void emit(Insn i, Place place) {
        lanes.require(false, place);
        switch (i.op) {
            case VECTOR_MOVES_MOVAPS, VECTOR_MOVES_MOVUPS -> whole(i, place);
            case VECTOR_MOVES_MOVD -> {
                if (i.op1 == Insn.MEM) {
                    memory.load(i, i.size1, place);
                }
                operands.unsigned(i, i.op1, i.size1);
                lanes.pop(i.op0, LOW);
                lanes.clear(i.op0, HIGH);
            }
            case VECTOR_MOVES_MOVD_STORE -> {
                lanes.push(i.op1, LOW);
                if (i.op0 == Insn.MEM) {
                    store(i, place);
                } else {
                    operands.write(i.op0, i.size0);
                }
            }
            case PACKED_ELEMENTS_PMOVMSKB, PACKED_ELEMENTS_MOVMSKPD, PACKED_ELEMENTS_MOVMSKPS -> signs(i);
            default -> part(i, place);
        }
    }

    private void store(Insn i, Place place) {
        code.storeLong(Code.VALUE);
        memory.store(i, i.size0, place);
    }

    private void whole(Insn i, Place place) {
        boolean aligned = i.op == VECTOR_MOVES_MOVAPS;
        if (i.op0 == Insn.MEM) {
            memory.probeWide(i, aligned, place);
            lanes.push(i.op1, LOW);
            code.storeLong(Code.VALUE);
            lanes.push(i.op1, HIGH);
            code.storeLong(Code.OTHER);
            memory.storeWide();
            return;
        }
        if (i.op1 == Insn.MEM) {
            memory.loadWide(i, aligned, place);
        }
        if (i.op0 != i.op1) {
            lanes.push(i.op1, LOW);
            lanes.pop(i.op0, LOW);
            lanes.push(i.op1, HIGH);
            lanes.pop(i.op0, HIGH);
        }
    }

    /** Moves of 4 and 8 bytes. */
    private void part(Insn i, Place place) {
        if (i.op0 == Insn.MEM) {
            lanes.push(i.op1, i.op == VECTOR_MOVES_MOVHPS ? HIGH : LOW);
            store(i, place);
            return;
        }
        lanes.load(i, place);
        boolean loaded = i.op1 == Insn.MEM;
        switch (i.op) {
            case VECTOR_MOVES_MOVSS, VECTOR_MOVES_MOVSD -> {
                lanes.push(i.op1, LOW);
                if (loaded) {
                    lanes.pop(i.op0, LOW);
                    lanes.clear(i.op0, HIGH);
                } else if (i.op == VECTOR_MOVES_MOVSD) {
                    lanes.pop(i.op0, LOW);
                } else {
                    lanes.popDword(i.op0);
                }
            }
            case VECTOR_MOVES_MOVQ -> {
                lanes.push(i.op1, LOW);
                lanes.pop(i.op0, LOW);
                lanes.clear(i.op0, HIGH);
            }
            case VECTOR_MOVES_MOVHPS -> {
                lanes.push(i.op1, LOW);
                lanes.pop(i.op0, HIGH);
            }
            case VECTOR_MOVES_MOVDDUP -> {
                lanes.push(i.op1, LOW);
                code.op(DUP2);
                lanes.pop(i.op0, LOW);
                lanes.pop(i.op0, HIGH);
            }
            default -> {
                lanes.push(i.op1, i.op == VECTOR_MOVES_MOVHLPS ? HIGH : LOW);
                lanes.pop(i.op0, LOW);
            }
        }
    }

    /** PMOVMSKB, MOVMSKPS, MOVMSKPD: the sign bits of the elements. */
    private void signs(Insn i) {
        String kernel = switch (i.op) {
            case PACKED_ELEMENTS_PMOVMSKB -> "byteSigns";
            case PACKED_ELEMENTS_MOVMSKPS -> "dwordSigns";
            default -> "qwordSigns";
        };
        lanes.push(i.op1, LOW);
        lanes.push(i.op1, HIGH);
        code.call(Names.VECTOR_KERNELS, kernel, "(JJ)J");
        operands.write(i.op0, i.size0);
    }
}
