package dev.emu64.decode;

/**
 * Mnemonics that assemblers have for an instruction with a certain immediate, which they then leave out (SDM vol. 2A,
 * CMPPD, tables 3-2 and 3-4; vol. 2B, PCLMULQDQ, table 4-13).
 */
final class PseudoOperations {
    private static final String[] PREDICATES = {
        "eq", "lt", "le", "unord", "neq", "nlt", "nle", "ord",
        "eq_uq", "nge", "ngt", "false", "neq_oq", "ge", "gt", "true",
        "eq_os", "lt_oq", "le_oq", "unord_s", "neq_us", "nlt_uq", "nle_uq", "ord_s",
        "eq_us", "nge_uq", "ngt_uq", "false_os", "neq_os", "ge_oq", "gt_oq", "true_us"};

    private PseudoOperations() {
    }

    /** The mnemonic that stands for {@code name} with the immediate of {@code i}; null if there is none. */
    static String name(String name, Insn i) {
        if (i.op2 != Insn.IMM && i.op3 != Insn.IMM) {
            return null;
        }
        int letters = i.vex ? 4 : 3;
        if (name.startsWith(i.vex ? "vcmp" : "cmp") && name.length() == letters + 2) {
            int predicates = i.vex ? 32 : 8;
            return i.imm < predicates ? name.substring(0, letters) + PREDICATES[(int) i.imm] + name.substring(letters) : null;
        }
        if (name.endsWith("pclmulqdq") && (i.imm & ~0x11) == 0) {
            String first = (i.imm & 1) == 0 ? "lq" : "hq";
            return name.substring(0, name.length() - 3) + first + ((i.imm & 0x10) == 0 ? "lqdq" : "hqdq");
        }
        return null;
    }
}
