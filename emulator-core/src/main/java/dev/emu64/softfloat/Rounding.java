package dev.emu64.softfloat;

/** The RC field of the x87 control word and of MXCSR, and the imm8 of ROUNDxx (SDM vol. 1, table 4-8). */
public final class Rounding {
    /** To nearest, ties to even. */
    public static final int NEAREST = 0;
    /** Toward minus infinity. */
    public static final int DOWN = 1;
    /** Toward plus infinity. */
    public static final int UP = 2;
    /** Toward zero. */
    public static final int TRUNCATE = 3;

    private Rounding() {
    }

    /**
     * Whether the magnitude grows by one unit of the last place kept.
     *
     * @param rest the bits dropped, as a fraction of that unit: bit 63 is one half, any other bit set is "more"
     */
    static boolean growsMagnitude(int mode, boolean negative, boolean lastBitSet, long rest) {
        if (mode == NEAREST) {
            return rest < 0 && (lastBitSet || rest != Long.MIN_VALUE);
        }
        return rest != 0 && (mode == DOWN ? negative : mode == UP && !negative);
    }

    /** Whether an overflow gives infinity (else the largest finite number). */
    static boolean overflowsToInfinity(int mode, boolean negative) {
        return mode == NEAREST || (mode == DOWN ? negative : mode == UP && !negative);
    }
}
