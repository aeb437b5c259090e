package dev.emu64.isa;

/** What a row's attribute column may say. */
public enum Attribute {
    /** LOCK is allowed when operand 0 is in memory. */
    LOCK("lock"),
    /** May transfer control. */
    BRANCH("branch"),
    /** A block of decoded instructions must end behind it for another reason than a branch. */
    ENDS("ends"),
    /** In 64-bit mode the operand size is 64 bits, or 16 with 66. */
    DEF64("def64"),
    /** In 64-bit mode the operand size is 64 bits whatever the prefixes. */
    F64("f64"),
    /** REX.W is ignored: the operand size is at most 32 bits (far pointers in memory on AMD64). */
    MAX32("max32"),
    /** The byte immediate is sign-extended to the operand size. */
    IMM_SX("imm:sx"),
    /** F2 and F3 repeat while rCX is not zero. */
    REP("rep"),
    /** F3 repeats while equal, F2 while not equal. */
    REPZ("repz"),
    /** #GP(0) unless CPL is 0; the method checks. */
    PRIV("priv"),
    /** Accesses a port. */
    IO("io"),
    /** A segment register operand must not be CS. */
    NO_CS("nocs"),
    /** ModRM.mod is ignored; the operand is a register. */
    ANY_MOD("anymod"),
    /** Without REX.B only. */
    NO_REX_B("norexb"),
    /** The alternatives of the mnemonic follow the address size, not the operand size. */
    BY_ADDRESS_SIZE("byaddr"),
    /** Assemblers add w, d or q to the mnemonic when the operand size is not the default. */
    SIZED("sized"),
    /** The memory operand needs a SIB byte, whose index is a vector register of x bytes (SDM vol. 2A, 2.3.12). */
    VSIB("vsib"),
    /** With vsib: the index register has half of x bytes. */
    VSIB_HALF("vsib:h");

    private final String text;

    Attribute(String text) {
        this.text = text;
    }

    /** The word in the table. */
    public String text() {
        return text;
    }

    static Attribute of(String text) {
        for (Attribute attribute : values()) {
            if (attribute.text.equals(text)) {
                return attribute;
            }
        }
        throw new IllegalArgumentException("unknown attribute " + text);
    }
}
