package dev.emu64.jit;

import static dev.emu64.jit.LaneCode.HIGH;
import static dev.emu64.jit.LaneCode.LOW;
import static dev.emu64.ops.OperationNumbers.*;
import static org.objectweb.asm.Opcodes.*;

import dev.emu64.cpu.FpuState;
import dev.emu64.decode.Insn;
import java.util.List;

/**
 * Bytecode of legacy-encoded SSE instructions. Those without bytecode of their own that only concern XMM registers are
 * executed by their ops methods too, but without the detour of storing and reloading all state.
 */
final class VectorCode {
    /** The register number of {@link FpuState#SCRATCH}, where ops methods expect memory operands. */
    private static final int MEMORY_OPERAND = FpuState.SCRATCH >> 2;

    private final Code code;
    private final Exits exits;
    private final List<Insn> callees;
    private final LaneCode lanes;
    private final VectorMoveCode moves;
    private final PackedCode packed;
    private final FloatCode floats;

    VectorCode(Code code, Exits exits, FlagCode flags, MemoryCode memory, OperandCode operands, List<Insn> callees) {
        this.code = code;
        this.exits = exits;
        this.callees = callees;
        lanes = new LaneCode(code, exits, memory);
        moves = new VectorMoveCode(code, lanes, memory, operands);
        packed = new PackedCode(code, lanes);
        floats = new FloatCode(code, lanes, flags, operands, memory);
    }

    static boolean emits(Insn i) {
        return !i.vex && (VectorMoveCode.emits(i) || PackedCode.emits(i) || FloatCode.emits(i) || calls(i));
    }

    /** Whether operand 1 is a general-purpose register, if not memory. */
    static boolean fromGeneral(Insn i) {
        return i.op == VECTOR_MOVES_MOVD || FloatCode.fromGeneral(i);
    }

    /** Whether operand 0 is a general-purpose register, if not memory. */
    static boolean toGeneral(Insn i) {
        return VectorMoveCode.toGeneral(i) || FloatCode.toGeneral(i);
    }

    /** Control may come from anywhere, or an ops method has been called. */
    void forget() {
        lanes.forget();
    }

    void emit(Insn i, Place place) {
        if (VectorMoveCode.emits(i)) {
            moves.emit(i, place);
        } else if (PackedCode.emits(i)) {
            packed.emit(i, place);
        } else if (FloatCode.emits(i)) {
            floats.emit(i, place);
        } else {
            call(i, place);
        }
    }

    /** Whether an instruction without bytecode reads and writes nothing but XMM registers, a memory source and MXCSR. */
    private static boolean calls(Insn i) {
        return floating(i) || i.size0 == 16 && switch (i.op) {
            case AES_AESDEC, AES_AESDECLAST, AES_AESENC, AES_AESENCLAST, AES_AESIMC, AES_AESKEYGENASSIST, CARRYLESS_MULTIPLY_PCLMULQDQ,
                    PACKED_ARITHMETIC_PABSB, PACKED_ARITHMETIC_PABSW, PACKED_ARITHMETIC_PABSD, PACKED_BLEND_BLENDPD,
                    PACKED_BLEND_BLENDPS, PACKED_BLEND_BLENDVPD, PACKED_BLEND_BLENDVPS, PACKED_BLEND_PBLENDVB, PACKED_BLEND_PBLENDW,
                    PACKED_EXTEND_PMOVSXBD, PACKED_EXTEND_PMOVSXBQ, PACKED_EXTEND_PMOVSXBW, PACKED_EXTEND_PMOVSXDQ,
                    PACKED_EXTEND_PMOVSXWD, PACKED_EXTEND_PMOVSXWQ, PACKED_EXTEND_PMOVZXBD, PACKED_EXTEND_PMOVZXBQ,
                    PACKED_EXTEND_PMOVZXBW, PACKED_EXTEND_PMOVZXDQ, PACKED_EXTEND_PMOVZXWD, PACKED_EXTEND_PMOVZXWQ,
                    PACKED_HORIZONTAL_PACKSSDW, PACKED_HORIZONTAL_PACKSSWB, PACKED_HORIZONTAL_PACKUSDW, PACKED_HORIZONTAL_PACKUSWB,
                    PACKED_HORIZONTAL_PHADDD, PACKED_HORIZONTAL_PHADDSW, PACKED_HORIZONTAL_PHADDW, PACKED_HORIZONTAL_PHSUBD,
                    PACKED_HORIZONTAL_PHSUBSW, PACKED_HORIZONTAL_PHSUBW, PACKED_MULTIPLY_MPSADBW, PACKED_MULTIPLY_PHMINPOSUW,
                    PACKED_MULTIPLY_PMADDUBSW, PACKED_MULTIPLY_PMADDWD, PACKED_MULTIPLY_PMULDQ, PACKED_MULTIPLY_PMULHRSW,
                    PACKED_MULTIPLY_PMULHUW, PACKED_MULTIPLY_PMULHW, PACKED_MULTIPLY_PMULLD, PACKED_MULTIPLY_PMULLW,
                    PACKED_MULTIPLY_PMULUDQ, PACKED_MULTIPLY_PSADBW, PACKED_SHUFFLE_PALIGNR, PACKED_SHUFFLE_PSHUFB,
                    PACKED_SHUFFLE_PSHUFHW, PACKED_SHUFFLE_PSHUFLW, SHA_SHA1MSG1, SHA_SHA1MSG2, SHA_SHA1NEXTE, SHA_SHA1RNDS4,
                    SHA_SHA256MSG1, SHA_SHA256MSG2, SHA_SHA256RNDS2, VECTOR_MOVES_MOVSHDUP, VECTOR_MOVES_MOVSLDUP -> true;
            default -> false;
        };
    }

    private static boolean floating(Insn i) {
        return switch (i.op) {
            case FLOAT_ARITHMETIC_RCPPS, FLOAT_ARITHMETIC_RCPSS, FLOAT_ARITHMETIC_RSQRTPS, FLOAT_ARITHMETIC_RSQRTSS,
                    FLOAT_COMPARISON_CMPPD, FLOAT_COMPARISON_CMPPS, FLOAT_COMPARISON_CMPSD, FLOAT_COMPARISON_CMPSS,
                    FLOAT_CONVERSION_CVTDQ2PD, FLOAT_CONVERSION_CVTDQ2PS, FLOAT_CONVERSION_CVTPD2DQ, FLOAT_CONVERSION_CVTPD2PS,
                    FLOAT_CONVERSION_CVTPS2DQ, FLOAT_CONVERSION_CVTPS2PD, FLOAT_CONVERSION_CVTTPD2DQ, FLOAT_CONVERSION_CVTTPS2DQ,
                    FLOAT_HORIZONTAL_ADDSUBPD, FLOAT_HORIZONTAL_ADDSUBPS, FLOAT_HORIZONTAL_DPPD, FLOAT_HORIZONTAL_DPPS,
                    FLOAT_HORIZONTAL_HADDPD, FLOAT_HORIZONTAL_HADDPS, FLOAT_HORIZONTAL_HSUBPD, FLOAT_HORIZONTAL_HSUBPS,
                    FLOAT_HORIZONTAL_ROUNDPD, FLOAT_HORIZONTAL_ROUNDPS, FLOAT_HORIZONTAL_ROUNDSD, FLOAT_HORIZONTAL_ROUNDSS -> true;
            default -> false;
        };
    }

    /** The same instruction with a register operand where its memory operand has been brought. */
    private static Insn withLoadedSource(Insn i) {
        Insn other = new Insn();
        other.op = i.op;
        other.op0 = i.op0;
        other.size0 = i.size0;
        other.op1 = MEMORY_OPERAND;
        other.size1 = i.size1;
        other.op2 = i.op2;
        other.size2 = i.size2;
        other.imm = i.imm;
        return other;
    }

    private void call(Insn i, Place place) {
        lanes.require(floating(i), place);
        lanes.load(i, place);
        Insn callee = i;
        if (i.op1 == Insn.MEM) {
            callee = withLoadedSource(i);
            for (int half = LOW; half <= HIGH; half++) {
                code.fixed(Fixed.LANES);
                code.constant(FpuState.SCRATCH + half);
                if (half == HIGH && i.size1 < 16) {
                    code.constant(0L);
                } else {
                    lanes.push(Insn.MEM, half);
                }
                code.op(LASTORE);
            }
        }
        // some look at XMM0 without naming it
        exits.spillLanes(LaneCode.both(0) | LaneCode.both(i.op0) | LaneCode.both(i.op1));
        code.fixed(Fixed.CPU);
        code.fixed(Fixed.INSNS);
        code.constant(callees.size());
        callees.add(callee);
        code.op(AALOAD);
        code.call(Names.VECTOR_KERNELS, "execute", "(" + Names.of(Names.CPU) + Names.of(Names.INSN) + ")V");
        exits.reloadLanes(LaneCode.both(i.op0));
    }
}
