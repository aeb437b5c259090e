package dev.emu64.decode;

import static dev.emu64.decode.DecodeTables.*;

/**
 * Instructions as text in Intel syntax, in the form that {@code objdump -M intel} prints:
 * {@code add DWORD PTR [rax+rcx*4+0x10],edx}.
 */
public final class Disassembler {
    /** What an undefined encoding is shown as. */
    public static final String UNDEFINED = "(bad)";
    private static final String[] CONDITIONS = {
        "o", "no", "b", "ae", "e", "ne", "be", "a", "s", "ns", "p", "np", "l", "ge", "le", "g"};
    private static final String[] MNEMONICS = mnemonics();

    private Disassembler() {
    }

    private static String[] mnemonics() {
        String[] names = new String[ROW_COUNT];
        char[] text = Mnemonics.TEXT;
        int start = 0;
        for (int row = 0; row < ROW_COUNT; row++) {
            int end = start;
            while (text[end] != ' ') {
                end++;
            }
            names[row] = new String(text, start, end - start);
            start = end + 1;
        }
        return names;
    }

    /**
     * The text of an instruction.
     *
     * @param address its own address (offset in the code segment), for branch targets
     */
    public static String text(Insn i, long address) {
        if (i.row == Decoder.NO_ROW) {
            return UNDEFINED;
        }
        StringBuilder out = new StringBuilder();
        prefixes(out, i);
        String pseudo = PseudoOperations.name(MNEMONICS[i.row], i);
        out.append(pseudo != null ? pseudo : mnemonic(i));
        int at = i.row * ROW_WORDS;
        if (kind(i, 0) == KIND_ELEMENT) {
            OperandText.element(out.append(' '), i, MNEMONICS[i.row]);
            return out.toString();
        }
        for (int n = 0; n < 4 && ROWS[at + n] != KIND_NONE && (pseudo == null || kind(i, n) != KIND_I); n++) {
            OperandText.append(out.append(n == 0 ? ' ' : ','), i, n, address);
        }
        if (i.base == Insn.RIP_BASE && i.hasMemory()) {
            long target = address + i.length + i.disp;
            out.append("        # 0x").append(Long.toHexString(i.addrSize == 4 ? target & 0xffffffffL : target));
        }
        return out.toString();
    }

    /** The mnemonic alone, without prefixes, such as {@code jne} or {@code cdqe}. */
    public static String mnemonic(Insn i) {
        if (i.row == Decoder.NO_ROW) {
            return UNDEFINED;
        }
        String name = MNEMONICS[i.row];
        if (name.endsWith("cc")) {
            return name.substring(0, name.length() - 2) + CONDITIONS[i.cond];
        }
        int slash = name.indexOf('/');
        if (slash >= 0) {
            return alternative(name, has(i, IS_BY_ADDRESS_SIZE) ? i.addrSize : i.opSize);
        }
        if (name.equals("mov") && wideImmediateOrOffset(i)) {
            return "movabs";
        }
        if (has(i, IS_SIZED) && i.opSize != defaultOperandSize(i)) {
            return name + (i.opSize == 2 ? 'w' : i.opSize == 4 ? 'd' : 'q');
        }
        return name;
    }

    private static String alternative(String names, int size) {
        int start = 0;
        for (int s = 2; s < size; s <<= 1) {
            start = names.indexOf('/', start) + 1;
        }
        int end = names.indexOf('/', start);
        return names.substring(start, end < 0 ? names.length() : end);
    }

    private static boolean wideImmediateOrOffset(Insn i) {
        if (i.codeSize != 8) {
            return false;
        }
        if (kind(i, 0) == KIND_O || kind(i, 1) == KIND_O) {
            return i.addrSize == 8;
        }
        return kind(i, 0) == KIND_Z && i.size0 == 8 && i.op1 == Insn.IMM;
    }

    private static int defaultOperandSize(Insn i) {
        if (i.codeSize != 8) {
            return i.codeSize;
        }
        return has(i, IS_DEF64 | IS_F64) ? 8 : 4;
    }

    private static void prefixes(StringBuilder out, Insn i) {
        if (i.lock) {
            out.append("lock ");
        }
        if (i.rep == 0xf2) {
            out.append("repnz ");
        } else if (i.rep == 0xf3) {
            out.append(has(i, IS_REP) ? "rep " : "repz ");
        }
    }

    static boolean has(Insn i, int properties) {
        return (ROWS[i.row * ROW_WORDS + 4] & properties) != 0;
    }

    static int kind(Insn i, int operand) {
        return ROWS[i.row * ROW_WORDS + operand] & 63;
    }
}
