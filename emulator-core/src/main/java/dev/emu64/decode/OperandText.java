package dev.emu64.decode;

import static dev.emu64.decode.DecodeTables.*;

/** Operands as text. */
final class OperandText {
    private static final String[] SEGMENTS = {"es", "cs", "ss", "ds", "fs", "gs"};
    private static final String[] WORDS = {"ax", "cx", "dx", "bx", "sp", "bp", "si", "di"};
    private static final String[] BYTES = {"al", "cl", "dl", "bl", "spl", "bpl", "sil", "dil"};
    private static final String[] HIGH_BYTES = {"ah", "ch", "dh", "bh"};
    private static final int SS = 2;
    private static final int ES = 0;
    private static final int RBX = 3;
    private static final int RSP = 4;
    private static final int RBP = 5;
    private static final int RSI = 6;
    private static final int RDI = 7;

    private OperandText() {
    }

    /** Operand {@code n} of an instruction at {@code address}. */
    static void append(StringBuilder out, Insn i, int n, long address) {
        int code = n == 0 ? i.op0 : n == 1 ? i.op1 : n == 2 ? i.op2 : i.op3;
        int size = n == 0 ? i.size0 : n == 1 ? i.size1 : n == 2 ? i.size2 : i.size3;
        int kind = Disassembler.kind(i, n);
        switch (code) {
            case Insn.MEM -> memory(out, i, kind, ROWS[i.row * ROW_WORDS + n] >>> 6, size);
            case Insn.IMM, Insn.IMM2 -> immediate(out, i, kind, size, code == Insn.IMM ? i.imm : i.imm2, address);
            default -> register(out, kind, code, size);
        }
    }

    private static void immediate(StringBuilder out, Insn i, int kind, int size, long value, long address) {
        switch (kind) {
            case KIND_J -> hex(out, truncate(address + i.length + value, i.opSize));
            case KIND_A -> {
                hex(out, i.imm2);
                hex(out.append(':'), value);
            }
            case KIND_ONE -> out.append('1');
            default -> hex(out, truncate(value, size));
        }
    }

    private static long truncate(long value, int bytes) {
        return bytes >= 8 ? value : value & (1L << (bytes << 3)) - 1;
    }

    private static void hex(StringBuilder out, long value) {
        out.append("0x").append(Long.toHexString(value));
    }

    private static void register(StringBuilder out, int kind, int code, int size) {
        switch (kind) {
            case KIND_S, KIND_ES, KIND_CS, KIND_SS, KIND_DS, KIND_FS, KIND_GS -> out.append(SEGMENTS[code]);
            case KIND_C -> out.append("cr").append(code);
            case KIND_D -> out.append("dr").append(code);
            case KIND_P, KIND_Q, KIND_N -> out.append("mm").append(code);
            case KIND_V, KIND_W, KIND_U, KIND_H, KIND_L, KIND_XMM0 ->
                out.append(size == 32 ? "ymm" : "xmm").append(code);
            case KIND_ST0 -> out.append("st");
            case KIND_STI -> out.append("st(").append(code).append(')');
            default -> general(out, code, size);
        }
    }

    private static void general(StringBuilder out, int code, int size) {
        if (size == 1) {
            if (code >= Insn.HIGH_BYTE) {
                out.append(HIGH_BYTES[code - Insn.HIGH_BYTE]);
            } else if (code < 8) {
                out.append(BYTES[code]);
            } else {
                out.append('r').append(code).append('b');
            }
        } else if (code >= 8) {
            out.append('r').append(code);
            if (size < 8) {
                out.append(size == 4 ? 'd' : 'w');
            }
        } else {
            if (size > 2) {
                out.append(size == 8 ? 'r' : 'e');
            }
            out.append(WORDS[code]);
        }
    }

    private static void memory(StringBuilder out, Insn i, int kind, int sizeLetter, int size) {
        if (sizeLetter != SIZE_S && size != 0 && kind != KIND_O) {
            boolean vector = kind == KIND_W || sizeLetter == SIZE_X;
            out.append(pointer(size, vector)).append(" PTR ");
        }
        boolean noRegister = i.base < 0 && i.index < 0;
        int natural = i.base == RSP || i.base == RBP ? SS : Decoder.DS;
        if (noRegister || i.seg != natural) {
            out.append(SEGMENTS[i.seg]).append(':');
        }
        if (noRegister) {
            hex(out, truncate(i.disp, i.addrSize));
            return;
        }
        out.append('[');
        if (i.base == Insn.RIP_BASE) {
            out.append(i.addrSize == 8 ? "rip" : "eip");
        } else if (i.base >= 0) {
            general(out, i.base, i.addrSize);
        }
        if (i.index >= 0) {
            if (i.base >= 0) {
                out.append('+');
            }
            index(out, i);
            if (i.addrSize != 2) {
                out.append('*').append(1 << i.scale);
            }
        }
        if (i.base == Insn.RIP_BASE) {
            hex(out.append('+'), i.disp);
        } else if (i.modrm >= 0x40 || i.base < 0) {
            out.append(i.disp < 0 ? '-' : '+');
            hex(out, Math.abs(i.disp));
        }
        out.append(']');
    }

    private static void index(StringBuilder out, Insn i) {
        if (Disassembler.has(i, IS_VSIB)) {
            boolean whole = i.vectorBytes == 32 && !Disassembler.has(i, IS_VSIB_HALF);
            out.append(whole ? "ymm" : "xmm").append(i.index);
        } else {
            general(out, i.index, i.addrSize);
        }
    }

    private static String pointer(int size, boolean vector) {
        return switch (size) {
            case 1 -> "BYTE";
            case 2 -> "WORD";
            case 4 -> "DWORD";
            case 6 -> "FWORD";
            case 8 -> "QWORD";
            case 10 -> "TBYTE";
            case 16 -> vector ? "XMMWORD" : "OWORD";
            default -> "YMMWORD";
        };
    }

    /** The implied operands of a string instruction or XLAT, of which {@code name} is the bare mnemonic. */
    static void element(StringBuilder out, Insn i, String name) {
        switch (name) {
            case "movs" -> {
                element(out, i, ES, RDI);
                element(out.append(','), i, i.seg, RSI);
            }
            case "cmps" -> {
                element(out, i, i.seg, RSI);
                element(out.append(','), i, ES, RDI);
            }
            case "stos" -> {
                element(out, i, ES, RDI);
                general(out.append(','), 0, i.size0);
            }
            case "lods" -> {
                general(out, 0, i.size0);
                element(out.append(','), i, i.seg, RSI);
            }
            case "scas" -> {
                general(out, 0, i.size0);
                element(out.append(','), i, ES, RDI);
            }
            case "ins" -> {
                element(out, i, ES, RDI);
                out.append(",dx");
            }
            case "outs" -> element(out.append("dx,"), i, i.seg, RSI);
            case "xlat" -> element(out, i, i.seg, RBX);
            default -> element(out, i, i.seg, RDI);
        }
    }

    private static void element(StringBuilder out, Insn i, int segment, int register) {
        out.append(pointer(i.size0, false)).append(" PTR ").append(SEGMENTS[segment]).append(":[");
        general(out, register, i.addrSize);
        out.append(']');
    }
}
