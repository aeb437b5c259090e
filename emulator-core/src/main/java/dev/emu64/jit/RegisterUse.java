package dev.emu64.jit;

import dev.emu64.decode.Insn;
import dev.emu64.ops.OperationNumbers;

/** Which general-purpose registers the generated code of a region touches and changes, as bit masks. */
final class RegisterUse {
    private static final int RAX = 1;
    private static final int RCX = 1 << 1;
    private static final int RDX = 1 << 2;
    private static final int RSP = 1 << 4;
    private static final int RBP = 1 << 5;
    private static final int RSI = 1 << 6;
    private static final int RDI = 1 << 7;

    private int used;
    private int written;
    private int lanesUsed;
    private int lanesWritten;

    int used() {
        return used | written;
    }

    int written() {
        return written;
    }

    /** Quadwords of XMM registers: bit 2n for the low one of XMMn, 2n + 1 for the high one. */
    int lanesUsed() {
        return lanesUsed | lanesWritten;
    }

    int lanesWritten() {
        return lanesWritten;
    }

    void add(Insn[] insns) {
        for (Insn i : insns) {
            if (VectorCode.emits(i)) {
                addressed(i);
                vectors(i);
            } else if (InsnCode.emits(i)) {
                addressed(i);
                add(i);
            }
        }
    }

    private static int bit(int operand) {
        if (operand >= 0 && operand < 16) {
            return 1 << operand;
        }
        return operand >= Insn.HIGH_BYTE && operand < Insn.HIGH_BYTE + 4 ? 1 << operand - Insn.HIGH_BYTE : 0;
    }

    private void addressed(Insn i) {
        used |= (i.base >= 0 && i.base < 16 ? 1 << i.base : 0) | (i.index >= 0 ? 1 << i.index : 0);
    }

    private void vectors(Insn i) {
        boolean scalar = FloatCode.scalar(i);
        if (VectorCode.fromGeneral(i)) {
            used |= bit(i.op1);
        } else {
            lanesUsed |= scalar ? LaneCode.low(i.op1) : LaneCode.both(i.op1);
        }
        int destination = scalar ? LaneCode.low(i.op0) : LaneCode.both(i.op0);
        if (VectorCode.toGeneral(i)) {
            written |= bit(i.op0);
        } else if (FloatCode.compares(i)) {
            lanesUsed |= destination;
        } else {
            lanesWritten |= destination;
        }
    }

    private void add(Insn i) {
        used |= bit(i.op1) | bit(i.op2);
        switch (i.op) {
            case OperationNumbers.BINARY_ARITHMETIC_CMP, OperationNumbers.LOGICAL_TEST, OperationNumbers.BIT_BYTE_BT,
                    OperationNumbers.CONTROL_TRANSFER_JMP_INDIRECT -> used |= bit(i.op0);
            case OperationNumbers.STACK_PUSH, OperationNumbers.CONTROL_TRANSFER_CALL, OperationNumbers.CONTROL_TRANSFER_CALL_INDIRECT,
                    OperationNumbers.CONTROL_TRANSFER_RET -> {
                used |= bit(i.op0);
                written |= RSP;
            }
            case OperationNumbers.STACK_POP -> written |= RSP | bit(i.op0);
            case OperationNumbers.STACK_LEAVE -> written |= RSP | RBP;
            case OperationNumbers.DATA_TRANSFER_XCHG, OperationNumbers.DATA_TRANSFER_XADD -> written |= bit(i.op0) | bit(i.op1);
            case OperationNumbers.DATA_TRANSFER_CMPXCHG -> written |= bit(i.op0) | RAX;
            case OperationNumbers.BINARY_ARITHMETIC_MUL, OperationNumbers.BINARY_ARITHMETIC_IMUL,
                    OperationNumbers.BINARY_ARITHMETIC_DIV, OperationNumbers.BINARY_ARITHMETIC_IDIV -> {
                used |= bit(i.op0);
                written |= RAX | RDX;
            }
            case OperationNumbers.STRING_OPS_MOVS, OperationNumbers.STRING_OPS_CMPS -> written |= RSI | RDI;
            case OperationNumbers.STRING_OPS_STOS, OperationNumbers.STRING_OPS_SCAS -> {
                used |= RAX;
                written |= RDI;
            }
            case OperationNumbers.STRING_OPS_LODS -> written |= RAX | RSI;
            case OperationNumbers.BMI_MULX -> {
                used |= RDX;
                written |= bit(i.op0) | bit(i.op1);
            }
            case OperationNumbers.DATA_TRANSFER_CBW -> written |= RAX;
            case OperationNumbers.DATA_TRANSFER_CWD -> {
                used |= RAX;
                written |= RDX;
            }
            case OperationNumbers.CONTROL_TRANSFER_LOOP -> written |= RCX;
            default -> written |= bit(i.op0);
        }
    }
}
