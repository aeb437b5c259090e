package dev.emu64.softfloat;

/** COMISD, UCOMISD and CMPPD with its 32 predicates, for both precisions (SDM vol. 2, CMPPD, table 3-1). */
public final class FloatCompare {
    private static final int LESS = 1;
    private static final int EQUAL = 2;
    private static final int GREATER = 4;
    private static final int UNORDERED = 8;
    /** For imm8 bits 3-0, a nibble of the relations that make the predicate true, lowest nibble for 0. */
    private static final long TRUE_FOR =
            nibble(0, EQUAL) | nibble(1, LESS) | nibble(2, LESS | EQUAL) | nibble(3, UNORDERED)
            | nibble(4, LESS | GREATER | UNORDERED) | nibble(5, EQUAL | GREATER | UNORDERED)
            | nibble(6, GREATER | UNORDERED) | nibble(7, LESS | EQUAL | GREATER)
            | nibble(8, EQUAL | UNORDERED) | nibble(9, LESS | UNORDERED) | nibble(10, LESS | EQUAL | UNORDERED)
            | nibble(12, LESS | GREATER) | nibble(13, EQUAL | GREATER) | nibble(14, GREATER)
            | nibble(15, LESS | EQUAL | GREATER | UNORDERED);

    private FloatCompare() {
    }

    private static long nibble(int predicate, long relations) {
        return relations << 4 * predicate;
    }

    /** COMISD: every NaN is invalid. Returns a {@link Relation}: ZF, PF and CF; OF, SF and AF are cleared. */
    public static int ordered64(SseContext m, long a, long b) {
        return compare64(m, a, b, true);
    }

    /** UCOMISD: only a signalling NaN is invalid. */
    public static int unordered64(SseContext m, long a, long b) {
        return compare64(m, a, b, false);
    }

    /** COMISS. */
    public static int ordered32(SseContext m, int a, int b) {
        return compare32(m, a, b, true);
    }

    /** UCOMISS. */
    public static int unordered32(SseContext m, int a, int b) {
        return compare32(m, a, b, false);
    }

    /**
     * CMPSD and VCMPSD.
     *
     * @param imm8 the predicate: bits 2-0 in the legacy forms, bits 4-0 in the VEX forms
     */
    public static boolean holds64(SseContext m, long a, long b, int imm8) {
        return holds(compare64(m, a, b, signals(imm8)), imm8);
    }

    /** CMPSS and VCMPSS. */
    public static boolean holds32(SseContext m, int a, int b, int imm8) {
        return holds(compare32(m, a, b, signals(imm8)), imm8);
    }

    private static boolean signals(int imm8) {
        int kind = imm8 & 3;
        return (kind == 1 || kind == 2) != ((imm8 & 0x10) != 0);
    }

    private static boolean holds(int relation, int imm8) {
        int bit = switch (relation) {
            case Relation.LESS -> LESS;
            case Relation.EQUAL -> EQUAL;
            case Relation.GREATER -> GREATER;
            default -> UNORDERED;
        };
        return (TRUE_FOR >>> 4 * (imm8 & 15) & bit) != 0;
    }

    private static int compare64(SseContext m, long a, long b, boolean quietIsInvalid) {
        m.denormalOperand = false;
        long x = SseArithmetic.operand64(m, a);
        long y = SseArithmetic.operand64(m, b);
        return SseArithmetic.compare(m, x, y, quietIsInvalid);
    }

    private static int compare32(SseContext m, int a, int b, boolean quietIsInvalid) {
        m.denormalOperand = false;
        long x = SseArithmetic.operand32(m, a);
        long y = SseArithmetic.operand32(m, b);
        return SseArithmetic.compare(m, x, y, quietIsInvalid);
    }
}
