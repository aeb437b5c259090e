package dev.emu64.isa;

/**
 * Size letters of SDM vol. 2D, appendix A.2.2, and three of our own for halves of vectors. The order is part of the
 * generated tables.
 */
public enum OperandSize {
    /** No size: an address (LEA, INVLPG) or an area that the instruction lays out itself (FXSAVE). */
    NONE("", 0),
    B("b", 1),
    W("w", 2),
    D("d", 4),
    Q("q", 8),
    /** The operand size. */
    V("v", 0),
    /** 2 bytes with a 16-bit operand size, otherwise 4. */
    Z("z", 0),
    /** 8 bytes with a 64-bit operand size, otherwise 4. */
    Y("y", 0),
    /** Far pointer: an offset of the operand size and a selector. */
    P("p", 0),
    /** Two words or doublewords (BOUND). */
    A("a", 0),
    /** Pseudo-descriptor: 2 bytes of limit and 4 or 8 of base. */
    S("s", 0),
    DQ("dq", 16),
    /** 80-bit real or packed decimal. */
    T("t", 10),
    QQ("qq", 32),
    /** 16 bytes, or 32 with VEX.L. */
    X("x", 0),
    /** Half of x. */
    H("h", 0),
    /** A quarter of x. */
    F("f", 0),
    /** An eighth of x. */
    E("e", 0);

    private final String letters;
    private final int bytes;

    OperandSize(String letters, int bytes) {
        this.letters = letters;
        this.bytes = bytes;
    }

    /** Size in bytes, or 0 where it depends on prefixes. */
    public int bytes() {
        return bytes;
    }

    /** The size of these letters; packed and scalar reals (ps, pd, ss, sd) are sizes under another name. */
    static OperandSize of(String letters) {
        switch (letters) {
            case "ps", "pd":
                return X;
            case "ss", "si":
                return D;
            case "sd", "pi":
                return Q;
            default:
                for (OperandSize size : values()) {
                    if (size.letters.equals(letters)) {
                        return size;
                    }
                }
                throw new IllegalArgumentException("unknown operand size " + letters);
        }
    }
}
