package dev.emu64.jit;

import static dev.emu64.jit.LaneCode.HIGH;
import static dev.emu64.jit.LaneCode.LOW;
import static dev.emu64.ops.OperationNumbers.*;
import static org.objectweb.asm.Opcodes.*;

import dev.emu64.decode.Insn;
import dev.emu64.ops.Swar;

/** Bytecode of packed integer instructions on XMM registers: both quadwords by the interpreter's kernels. */
final class PackedCode {
    private static final String SWAR = "dev/emu64/ops/Swar";
    private static final String BINARY = "(JJJ)J";

    private final Code code;
    private final LaneCode lanes;

    PackedCode(Code code, LaneCode lanes) {
        this.code = code;
        this.lanes = lanes;
    }

    static boolean emits(Insn i) {
        return i.size0 == 16 && (logic(i) != 0 || kernel(i) != null || shift(i) != null || shuffles(i));
    }

    private static int logic(Insn i) {
        return switch (i.op) {
            case PACKED_LOGIC_PAND, PACKED_LOGIC_PANDN -> LAND;
            case PACKED_LOGIC_POR -> LOR;
            case PACKED_LOGIC_PXOR -> LXOR;
            default -> 0;
        };
    }

    /** The kernel that makes a quadword of the result from those of both operands, and {@link #highBits}. */
    private static String kernel(Insn i) {
        return switch (i.op) {
            case PACKED_ARITHMETIC_PADDB, PACKED_ARITHMETIC_PADDW, PACKED_ARITHMETIC_PADDD, PACKED_ARITHMETIC_PADDQ -> "add";
            case PACKED_ARITHMETIC_PSUBB, PACKED_ARITHMETIC_PSUBW, PACKED_ARITHMETIC_PSUBD, PACKED_ARITHMETIC_PSUBQ -> "subtract";
            case PACKED_ARITHMETIC_PADDSB, PACKED_ARITHMETIC_PADDSW -> "addSigned";
            case PACKED_ARITHMETIC_PSUBSB, PACKED_ARITHMETIC_PSUBSW -> "subtractSigned";
            case PACKED_ARITHMETIC_PADDUSB, PACKED_ARITHMETIC_PADDUSW -> "addUnsigned";
            case PACKED_ARITHMETIC_PSUBUSB, PACKED_ARITHMETIC_PSUBUSW -> "subtractUnsigned";
            case PACKED_ARITHMETIC_PAVGB, PACKED_ARITHMETIC_PAVGW -> "average";
            case PACKED_ARITHMETIC_PSIGNB, PACKED_ARITHMETIC_PSIGNW, PACKED_ARITHMETIC_PSIGND -> "sign";
            case PACKED_COMPARE_PCMPEQB, PACKED_COMPARE_PCMPEQW, PACKED_COMPARE_PCMPEQD, PACKED_COMPARE_PCMPEQQ -> "equal";
            case PACKED_COMPARE_PCMPGTB, PACKED_COMPARE_PCMPGTW, PACKED_COMPARE_PCMPGTD, PACKED_COMPARE_PCMPGTQ -> "greaterSigned";
            case PACKED_COMPARE_PMAXSB, PACKED_COMPARE_PMAXSW, PACKED_COMPARE_PMAXSD -> "maxSigned";
            case PACKED_COMPARE_PMAXUB, PACKED_COMPARE_PMAXUW, PACKED_COMPARE_PMAXUD -> "maxUnsigned";
            case PACKED_COMPARE_PMINSB, PACKED_COMPARE_PMINSW, PACKED_COMPARE_PMINSD -> "minSigned";
            case PACKED_COMPARE_PMINUB, PACKED_COMPARE_PMINUW, PACKED_COMPARE_PMINUD -> "minUnsigned";
            default -> null;
        };
    }

    private static String shift(Insn i) {
        return switch (i.op) {
            case PACKED_SHIFT_PSLLW, PACKED_SHIFT_PSLLD, PACKED_SHIFT_PSLLQ -> "shiftLeft";
            case PACKED_SHIFT_PSRLW, PACKED_SHIFT_PSRLD, PACKED_SHIFT_PSRLQ -> "shiftRight";
            case PACKED_SHIFT_PSRAW, PACKED_SHIFT_PSRAD -> "shiftRightSigned";
            default -> null;
        };
    }

    /** The highest bits of the instruction's elements. */
    private static long highBits(Insn i) {
        return switch (i.op) {
            case PACKED_ARITHMETIC_PADDB, PACKED_ARITHMETIC_PSUBB, PACKED_ARITHMETIC_PADDSB, PACKED_ARITHMETIC_PSUBSB,
                    PACKED_ARITHMETIC_PADDUSB, PACKED_ARITHMETIC_PSUBUSB, PACKED_ARITHMETIC_PAVGB, PACKED_ARITHMETIC_PSIGNB,
                    PACKED_COMPARE_PCMPEQB, PACKED_COMPARE_PCMPGTB, PACKED_COMPARE_PMAXSB, PACKED_COMPARE_PMAXUB,
                    PACKED_COMPARE_PMINSB, PACKED_COMPARE_PMINUB -> Swar.BYTES;
            case PACKED_ARITHMETIC_PADDD, PACKED_ARITHMETIC_PSUBD, PACKED_ARITHMETIC_PSIGND, PACKED_COMPARE_PCMPEQD,
                    PACKED_COMPARE_PCMPGTD, PACKED_COMPARE_PMAXSD, PACKED_COMPARE_PMAXUD, PACKED_COMPARE_PMINSD,
                    PACKED_COMPARE_PMINUD, PACKED_SHIFT_PSLLD, PACKED_SHIFT_PSRLD, PACKED_SHIFT_PSRAD -> Swar.DWORDS;
            case PACKED_ARITHMETIC_PADDQ, PACKED_ARITHMETIC_PSUBQ, PACKED_COMPARE_PCMPEQQ, PACKED_COMPARE_PCMPGTQ,
                    PACKED_SHIFT_PSLLQ, PACKED_SHIFT_PSRLQ -> Swar.QWORDS;
            default -> Swar.WORDS;
        };
    }

    private static boolean shuffles(Insn i) {
        return switch (i.op) {
            case PACKED_SHUFFLE_PSHUFD, PACKED_SHUFFLE_SHUFPS, PACKED_SHUFFLE_SHUFPD, PACKED_SHUFFLE_PUNPCKLBW,
                    PACKED_SHUFFLE_PUNPCKLWD, PACKED_SHUFFLE_PUNPCKLDQ, PACKED_SHUFFLE_PUNPCKLQDQ, PACKED_SHUFFLE_PUNPCKHBW,
                    PACKED_SHUFFLE_PUNPCKHWD, PACKED_SHUFFLE_PUNPCKHDQ, PACKED_SHUFFLE_PUNPCKHQDQ, PACKED_SHIFT_PSLLDQ,
                    PACKED_SHIFT_PSRLDQ -> true;
            default -> false;
        };
    }

    void emit(Insn i, Place place) {
        lanes.require(false, place);
        lanes.load(i, place);
        if (logic(i) != 0) {
            logic(i, LOW);
            logic(i, HIGH);
        } else if (kernel(i) != null) {
            binary(i, LOW);
            binary(i, HIGH);
        } else if (shift(i) != null) {
            shifted(i);
        } else {
            shuffle(i);
        }
    }

    private void logic(Insn i, int half) {
        lanes.push(i.op0, half);
        if (i.op == PACKED_LOGIC_PANDN) {
            code.constant(-1L);
            code.op(LXOR);
        }
        lanes.push(i.op1, half);
        code.op(logic(i));
        lanes.pop(i.op0, half);
    }

    private void binary(Insn i, int half) {
        lanes.push(i.op0, half);
        lanes.push(i.op1, half);
        code.constant(highBits(i));
        code.call(SWAR, kernel(i), BINARY);
        lanes.pop(i.op0, half);
    }

    /** All elements by one count: an immediate, or the low quadword of the second operand. */
    private void shifted(Insn i) {
        if (i.op1 != Insn.IMM) {
            lanes.push(i.op1, LOW);
            code.storeLong(Code.VALUE);
        }
        for (int half = LOW; half <= HIGH; half++) {
            lanes.push(i.op0, half);
            if (i.op1 == Insn.IMM) {
                code.constant(i.imm);
            } else {
                code.loadLong(Code.VALUE);
            }
            code.constant(highBits(i));
            code.call(SWAR, shift(i), BINARY);
            lanes.pop(i.op0, half);
        }
    }

    /** Both quadwords are made before one is written: the operands may be one register. */
    private void shuffle(Insn i) {
        int order = (int) i.imm;
        switch (i.op) {
            case PACKED_SHUFFLE_PSHUFD -> {
                dwords(i.op1, order);
                dwords(i.op1, order >> 4);
            }
            case PACKED_SHUFFLE_SHUFPS -> {
                dwords(i.op0, order);
                dwords(i.op1, order >> 4);
            }
            case PACKED_SHUFFLE_SHUFPD -> {
                lanes.push(i.op0, order & 1);
                lanes.push(i.op1, order >> 1 & 1);
            }
            case PACKED_SHUFFLE_PUNPCKLQDQ -> {
                lanes.push(i.op0, LOW);
                lanes.push(i.op1, LOW);
            }
            case PACKED_SHUFFLE_PUNPCKHQDQ -> {
                lanes.push(i.op0, HIGH);
                lanes.push(i.op1, HIGH);
            }
            case PACKED_SHIFT_PSLLDQ -> {
                window(i, 16 - (int) Math.min(i.imm, 16), true);
                window(i, 24 - (int) Math.min(i.imm, 16), true);
            }
            case PACKED_SHIFT_PSRLDQ -> {
                window(i, (int) Math.min(i.imm, 16), false);
                window(i, 8 + (int) Math.min(i.imm, 16), false);
            }
            case PACKED_SHUFFLE_PUNPCKLBW -> interleave(i, "Bytes", LOW);
            case PACKED_SHUFFLE_PUNPCKLWD -> interleave(i, "Words", LOW);
            case PACKED_SHUFFLE_PUNPCKLDQ -> interleave(i, "Dwords", LOW);
            case PACKED_SHUFFLE_PUNPCKHBW -> interleave(i, "Bytes", HIGH);
            case PACKED_SHUFFLE_PUNPCKHWD -> interleave(i, "Words", HIGH);
            default -> interleave(i, "Dwords", HIGH);
        }
        lanes.pop(i.op0, HIGH);
        lanes.pop(i.op0, LOW);
    }

    /** Pushes the two doublewords of an operand that four bits select. */
    private void dwords(int operand, int order) {
        lanes.push(operand, LOW);
        lanes.push(operand, HIGH);
        code.constant(order & 15);
        code.call(Names.VECTOR_KERNELS, "dwords", "(JJI)J");
    }

    /** Pushes 8 bytes, from one on, of the register with 16 zero bytes below it, or with zeros above it. */
    private void window(Insn i, int from, boolean zerosBelow) {
        if (zerosBelow) {
            // bytes 0-15 are zeros, 16-31 the register
            pushOrZero(i, from < 8 ? -2 : from < 16 ? -1 : from < 24 ? LOW : HIGH);
            pushOrZero(i, from < 8 ? -1 : from < 16 ? LOW : from < 24 ? HIGH : 2);
        } else {
            pushOrZero(i, from < 8 ? LOW : from < 16 ? HIGH : 2);
            pushOrZero(i, from < 8 ? HIGH : 2);
        }
        code.constant(from & 7);
        code.call(SWAR, "window", "(JJI)J");
    }

    private void pushOrZero(Insn i, int half) {
        if (half == LOW || half == HIGH) {
            lanes.push(i.op0, half);
        } else {
            code.constant(0L);
        }
    }

    private void interleave(Insn i, String elements, int half) {
        for (int shift = 0; shift <= 32; shift += 32) {
            for (int operand : new int[] {i.op0, i.op1}) {
                lanes.push(operand, half);
                code.constant(shift);
                code.op(LUSHR);
            }
            code.call(SWAR, "interleave" + elements, "(JJ)J");
        }
    }
}
