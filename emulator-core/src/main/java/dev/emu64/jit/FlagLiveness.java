package dev.emu64.jit;

import static dev.emu64.ops.OperationNumbers.*;

import dev.emu64.decode.FlagUse;
import dev.emu64.decode.Insn;

/**
 * Which instructions' status flags nobody sees: they are replaced before anything reads them, and before anything at
 * which generated code may be left. In doubt they are seen.
 */
final class FlagLiveness {
    private FlagLiveness() {
    }

    /** Whether the flags that instruction {@code k} of a block sets are seen. */
    static boolean seen(Insn[] block, int k) {
        if (!arithmetic(block[k])) {
            return true;
        }
        for (int next = k + 1; next < block.length; next++) {
            Insn i = block[next];
            if (!stays(i) || FlagUse.read(i) != 0 || keepsCarry(i) && seen(block, next)) {
                return true;
            }
            if (replacesAll(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean keepsCarry(Insn i) {
        return i.op == BINARY_ARITHMETIC_INC || i.op == BINARY_ARITHMETIC_DEC;
    }

    /** Whether there is bytecode for an instruction that never leaves it. */
    private static boolean stays(Insn i) {
        return InsnCode.emits(i) && !i.endsBlock && (!i.hasMemory() || i.op == DATA_TRANSFER_LEA) && (arithmetic(i) || switch (i.op) {
            case DATA_TRANSFER_MOV, DATA_TRANSFER_LEA, DATA_TRANSFER_MOVZX, DATA_TRANSFER_MOVSX, DATA_TRANSFER_MOVSXD,
                    DATA_TRANSFER_XCHG, DATA_TRANSFER_CBW, DATA_TRANSFER_CWD, LOGICAL_NOT, MISCELLANEOUS_NOP -> true;
            default -> false;
        });
    }

    /** Whether bytecode of this instruction notes flags where they are seen. */
    private static boolean arithmetic(Insn i) {
        return InsnCode.emits(i) && (replacesAll(i) || keepsCarry(i) || switch (i.op) {
            case BINARY_ARITHMETIC_ADC, BINARY_ARITHMETIC_SBB, BINARY_ARITHMETIC_IMUL2, BINARY_ARITHMETIC_IMUL3,
                    SHIFT_ROTATE_ROL, SHIFT_ROTATE_ROR -> true;
            default -> false;
        });
    }

    /** Whether it gives every status flag a new value. */
    private static boolean replacesAll(Insn i) {
        return switch (i.op) {
            case BINARY_ARITHMETIC_ADD, BINARY_ARITHMETIC_SUB, BINARY_ARITHMETIC_CMP, BINARY_ARITHMETIC_NEG,
                    LOGICAL_AND, LOGICAL_OR, LOGICAL_XOR, LOGICAL_TEST -> true;
            case SHIFT_ROTATE_SHL, SHIFT_ROTATE_SHR, SHIFT_ROTATE_SAR -> ShiftCode.replacesAll(i);
            default -> false;
        };
    }
}
