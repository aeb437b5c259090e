package dev.emu64.softfloat;

/**
 * The outcome of a comparison, as the EFLAGS bits ZF, PF and CF that FCOMI, COMISD and their kin load. Shifted left
 * by {@value #STATUS_WORD_SHIFT} they are C3, C2 and C0 of the x87 status word (SDM vol. 1, tables 8-6 and 8-7).
 */
public final class Relation {
    /** First operand above the second. */
    public static final int GREATER = 0;
    /** First operand below the second: CF. */
    public static final int LESS = 0x01;
    /** Equal, signs of zeros ignored: ZF. */
    public static final int EQUAL = 0x40;
    /** A NaN or an unsupported encoding took part: ZF, PF and CF. */
    public static final int UNORDERED = 0x45;
    /** Moves CF, PF, ZF onto C0, C2, C3. */
    public static final int STATUS_WORD_SHIFT = 8;

    private Relation() {
    }
}
