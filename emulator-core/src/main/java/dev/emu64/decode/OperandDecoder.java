package dev.emu64.decode;

import static dev.emu64.decode.DecodeTables.*;

/** Gives an {@link Insn} its operands as the row's letters say (SDM vol. 2D, appendix A.2). */
final class OperandDecoder {
    private static final int RCX = 1;
    private static final int RDX = 2;
    private static final int LAST_SEGMENT = 5;
    /** Bit n: CRn exists: CR0, CR2, CR3, CR4, CR8. */
    private static final int CONTROL_REGISTERS = 0b1_0001_1101;
    private final CodeReader in;
    private final Prefixes prefixes;
    private boolean hasImmediate;
    private boolean undefined;

    OperandDecoder(CodeReader in, Prefixes prefixes) {
        this.in = in;
        this.prefixes = prefixes;
    }

    /** Reads the operands of the row at {@code at} in the table; false if one of them names no register. */
    boolean read(Insn i, int at, int opcode) {
        hasImmediate = false;
        undefined = false;
        int spec = ROWS[at];
        if (spec == KIND_NONE) {
            return true;
        }
        i.size0 = size(i, spec);
        i.op0 = code(i, spec, i.size0, opcode);
        spec = ROWS[at + 1];
        if (spec != KIND_NONE) {
            i.size1 = size(i, spec);
            i.op1 = code(i, spec, i.size1, opcode);
            spec = ROWS[at + 2];
            if (spec != KIND_NONE) {
                i.size2 = size(i, spec);
                i.op2 = code(i, spec, i.size2, opcode);
                spec = ROWS[at + 3];
                if (spec != KIND_NONE) {
                    i.size3 = size(i, spec);
                    i.op3 = code(i, spec, i.size3, opcode);
                }
            }
        }
        return !undefined;
    }

    private int size(Insn i, int spec) {
        int opSize = i.opSize;
        int kind = spec & 63;
        if (kind == KIND_I_SX || kind == KIND_J) {
            return opSize;
        }
        return switch (spec >>> 6) {
            case SIZE_B -> 1;
            case SIZE_W -> 2;
            case SIZE_D -> 4;
            case SIZE_Q -> 8;
            case SIZE_V -> opSize;
            case SIZE_Z -> kind == KIND_I ? opSize : Math.min(opSize, 4);
            case SIZE_Y -> opSize == 8 ? 8 : 4;
            case SIZE_P -> kind == KIND_A ? opSize : opSize + 2;
            case SIZE_A -> opSize << 1;
            case SIZE_S -> i.codeSize == 8 ? 10 : 6;
            case SIZE_DQ -> 16;
            case SIZE_T -> 10;
            case SIZE_QQ -> 32;
            case SIZE_X -> vector();
            case SIZE_H -> vector() >> 1;
            case SIZE_F -> vector() >> 2;
            case SIZE_E -> vector() >> 3;
            default -> 0;
        };
    }

    private int vector() {
        return prefixes.vex && prefixes.vectorLength != 0 ? 32 : 16;
    }

    private int code(Insn i, int spec, int size, int opcode) {
        int kind = spec & 63;
        switch (kind) {
            case KIND_E:
                return i.modrm < 0xc0 ? Insn.MEM : general(i.modrm & 7, prefixes.b(), size);
            case KIND_G:
                return general(i.modrm >>> 3 & 7, prefixes.r(), size);
            case KIND_M:
                return Insn.MEM;
            case KIND_R:
                return general(i.modrm & 7, prefixes.b(), size);
            case KIND_Z:
                return general(opcode & 7, prefixes.b(), size);
            case KIND_B, KIND_H:
                return prefixes.vvvv;
            case KIND_I:
                return immediate(i, immediateNumber(spec >>> 6, size));
            case KIND_I_SX:
                return immediate(i, in.nextSigned(1));
            case KIND_J:
                return immediate(i, in.nextSigned(spec >>> 6 == SIZE_B ? 1 : Math.min(size, 4)));
            case KIND_A_REGISTER, KIND_ST0, KIND_XMM0:
                return 0;
            case KIND_C_REGISTER:
                return RCX;
            case KIND_D_REGISTER:
                return RDX;
            case KIND_ONE:
                return immediate(i, 1);
            case KIND_ELEMENT:
                return Insn.NONE;
            default:
                return rareCode(i, kind, size);
        }
    }

    private int rareCode(Insn i, int kind, int size) {
        int reg = i.modrm >>> 3 & 7;
        switch (kind) {
            case KIND_O:
                i.disp = in.next(i.addrSize);
                return Insn.MEM;
            case KIND_A:
                i.imm = in.next(size);
                i.imm2 = in.next16();
                return Insn.IMM;
            case KIND_S:
                undefined |= reg > LAST_SEGMENT;
                return reg;
            case KIND_C:
                int control = reg | prefixes.r();
                undefined |= (CONTROL_REGISTERS >>> control & 1) == 0;
                return control;
            case KIND_D:
                undefined |= prefixes.r() != 0;
                return reg;
            case KIND_P:
                return reg;
            case KIND_Q:
                return i.modrm < 0xc0 ? Insn.MEM : i.modrm & 7;
            case KIND_N, KIND_STI:
                return i.modrm & 7;
            case KIND_V:
                return reg | prefixes.r();
            case KIND_W, KIND_U:
                return i.modrm < 0xc0 ? Insn.MEM : i.modrm & 7 | prefixes.b();
            case KIND_L:
                return in.next8() >>> 4 & (i.codeSize == 8 ? 15 : 7);
            default:
                return kind - KIND_ES;
        }
    }

    /** Without any REX, byte registers 4-7 are AH, CH, DH, BH. */
    private int general(int low, int high, int size) {
        if (size == 1 && low >= 4 && prefixes.rex == 0 && !prefixes.vex) {
            return low - 4 + Insn.HIGH_BYTE;
        }
        return low | high;
    }

    private long immediateNumber(int size, int operandBytes) {
        return switch (size) {
            case SIZE_B -> in.next8();
            case SIZE_W -> in.next16();
            case SIZE_Z -> in.nextSigned(Math.min(operandBytes, 4));
            default -> in.nextSigned(operandBytes);
        };
    }

    private int immediate(Insn i, long value) {
        if (hasImmediate) {
            i.imm2 = value;
            return Insn.IMM2;
        }
        hasImmediate = true;
        i.imm = value;
        return Insn.IMM;
    }
}
