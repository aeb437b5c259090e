package dev.emu64.jit;

import static dev.emu64.jit.LaneCode.HIGH;
import static dev.emu64.jit.LaneCode.LOW;
import static dev.emu64.ops.OperationNumbers.*;
import static org.objectweb.asm.Opcodes.*;

import dev.emu64.decode.Insn;

/**
 * Bytecode of SSE floating-point instructions while MXCSR masks all exceptions: nothing can fault then, and the kernels
 * of {@code MaskedFloat} give results and sticky flags.
 */
final class FloatCode {
    private final Code code;
    private final LaneCode lanes;
    private final FlagCode flags;
    private final OperandCode operands;
    private final MemoryCode memory;

    FloatCode(Code code, LaneCode lanes, FlagCode flags, OperandCode operands, MemoryCode memory) {
        this.code = code;
        this.lanes = lanes;
        this.flags = flags;
        this.operands = operands;
        this.memory = memory;
    }

    static boolean emits(Insn i) {
        return arithmetic(i) != null || relation(i) != null || toInteger(i) != null || convertsScalar(i);
    }

    /** The kernel of an arithmetic instruction, on quadwords, by its elements. */
    private static String arithmetic(Insn i) {
        return switch (i.op) {
            case FLOAT_ARITHMETIC_ADDSD, FLOAT_ARITHMETIC_ADDPD -> "add64";
            case FLOAT_ARITHMETIC_SUBSD, FLOAT_ARITHMETIC_SUBPD -> "subtract64";
            case FLOAT_ARITHMETIC_MULSD, FLOAT_ARITHMETIC_MULPD -> "multiply64";
            case FLOAT_ARITHMETIC_DIVSD, FLOAT_ARITHMETIC_DIVPD -> "divide64";
            case FLOAT_ARITHMETIC_MINSD, FLOAT_ARITHMETIC_MINPD -> "min64";
            case FLOAT_ARITHMETIC_MAXSD, FLOAT_ARITHMETIC_MAXPD -> "max64";
            case FLOAT_ARITHMETIC_SQRTSD, FLOAT_ARITHMETIC_SQRTPD -> "squareRoot64";
            case FLOAT_ARITHMETIC_ADDSS -> "add32";
            case FLOAT_ARITHMETIC_SUBSS -> "subtract32";
            case FLOAT_ARITHMETIC_MULSS -> "multiply32";
            case FLOAT_ARITHMETIC_DIVSS -> "divide32";
            case FLOAT_ARITHMETIC_MINSS -> "min32";
            case FLOAT_ARITHMETIC_MAXSS -> "max32";
            case FLOAT_ARITHMETIC_SQRTSS -> "squareRoot32";
            case FLOAT_ARITHMETIC_ADDPS -> "addPair";
            case FLOAT_ARITHMETIC_SUBPS -> "subtractPair";
            case FLOAT_ARITHMETIC_MULPS -> "multiplyPair";
            case FLOAT_ARITHMETIC_DIVPS -> "dividePair";
            case FLOAT_ARITHMETIC_MINPS -> "minPair";
            case FLOAT_ARITHMETIC_MAXPS -> "maxPair";
            case FLOAT_ARITHMETIC_SQRTPS -> "squareRootPair";
            default -> null;
        };
    }

    private static boolean packed(Insn i) {
        return switch (i.op) {
            case FLOAT_ARITHMETIC_ADDPD, FLOAT_ARITHMETIC_SUBPD, FLOAT_ARITHMETIC_MULPD, FLOAT_ARITHMETIC_DIVPD,
                    FLOAT_ARITHMETIC_MINPD, FLOAT_ARITHMETIC_MAXPD, FLOAT_ARITHMETIC_SQRTPD, FLOAT_ARITHMETIC_ADDPS,
                    FLOAT_ARITHMETIC_SUBPS, FLOAT_ARITHMETIC_MULPS, FLOAT_ARITHMETIC_DIVPS, FLOAT_ARITHMETIC_MINPS,
                    FLOAT_ARITHMETIC_MAXPS, FLOAT_ARITHMETIC_SQRTPS -> true;
            default -> false;
        };
    }

    private static String relation(Insn i) {
        return switch (i.op) {
            case FLOAT_COMPARISON_COMISD -> "ordered64";
            case FLOAT_COMPARISON_UCOMISD -> "unordered64";
            case FLOAT_COMPARISON_COMISS -> "ordered32";
            case FLOAT_COMPARISON_UCOMISS -> "unordered32";
            default -> null;
        };
    }

    private static String toInteger(Insn i) {
        return switch (i.op) {
            case FLOAT_CONVERSION_CVTSD2SI -> i.size0 == 8 ? "float64ToInt64" : "float64ToInt32";
            case FLOAT_CONVERSION_CVTTSD2SI -> i.size0 == 8 ? "float64ToInt64Truncated" : "float64ToInt32Truncated";
            case FLOAT_CONVERSION_CVTSS2SI -> i.size0 == 8 ? "float32ToInt64" : "float32ToInt32";
            case FLOAT_CONVERSION_CVTTSS2SI -> i.size0 == 8 ? "float32ToInt64Truncated" : "float32ToInt32Truncated";
            default -> null;
        };
    }

    private static boolean convertsScalar(Insn i) {
        return fromGeneral(i) || i.op == FLOAT_CONVERSION_CVTSS2SD || i.op == FLOAT_CONVERSION_CVTSD2SS;
    }

    /** Whether operand 1 is a general-purpose register, if not memory. */
    static boolean fromGeneral(Insn i) {
        return i.op == FLOAT_CONVERSION_CVTSI2SD || i.op == FLOAT_CONVERSION_CVTSI2SS;
    }

    /** Whether operand 0 is a general-purpose register. */
    static boolean toGeneral(Insn i) {
        return toInteger(i) != null;
    }

    /** Whether operand 0 is only looked at. */
    static boolean compares(Insn i) {
        return relation(i) != null;
    }

    /** Whether the high quadwords have no part in it. */
    static boolean scalar(Insn i) {
        return emits(i) && !packed(i);
    }

    void emit(Insn i, Place place) {
        lanes.require(true, place);
        if (fromGeneral(i)) {
            integer(i, place);
            return;
        }
        lanes.load(i, place);
        if (relation(i) != null) {
            code.fixed(Fixed.SSE);
            lanes.push(i.op0, LOW);
            lanes.push(i.op1, LOW);
            kernel(Names.MASKED_FLOAT, relation(i), "JJ");
            code.storeLong(Code.FLAG_A);
            flags.pending(LazyFlags.STATUS, 8);
        } else if (toInteger(i) != null) {
            code.fixed(Fixed.SSE);
            lanes.push(i.op1, LOW);
            kernel(Names.MASKED_CONVERT, toInteger(i), "J");
            operands.write(i.op0, i.size0);
        } else {
            element(i, LOW);
            if (packed(i)) {
                element(i, HIGH);
            }
        }
    }

    private void kernel(String owner, String name, String parameters) {
        code.call(owner, name, "(" + Names.of(Names.SSE) + parameters + ")J");
    }

    private void element(Insn i, int half) {
        String arithmetic = arithmetic(i);
        code.fixed(Fixed.SSE);
        lanes.push(i.op0, half);
        lanes.push(i.op1, half);
        if (arithmetic != null) {
            kernel(Names.MASKED_FLOAT, arithmetic, "JJ");
        } else {
            kernel(Names.MASKED_CONVERT, i.op == FLOAT_CONVERSION_CVTSS2SD ? "float32ToFloat64" : "float64ToFloat32", "JJ");
        }
        lanes.pop(i.op0, half);
    }

    /** CVTSI2SD, CVTSI2SS. */
    private void integer(Insn i, Place place) {
        if (i.op1 == Insn.MEM) {
            memory.load(i, i.size1, place);
        }
        code.fixed(Fixed.SSE);
        lanes.push(i.op0, LOW);
        operands.signed(i, i.op1, i.size1);
        kernel(Names.MASKED_CONVERT, i.op == FLOAT_CONVERSION_CVTSI2SD ? "integerToFloat64" : "integerToFloat32", "JJ");
        lanes.pop(i.op0, LOW);
    }
}
