package dev.emu64.decode;

import static dev.emu64.decode.DecodeTables.*;

/** Which status flags an instruction needs and which it certainly replaces, as RFLAGS masks; for dead-flag removal. */
public final class FlagUse {
    private static final int BY_CONDITION = 0x8000;
    private static final int CF = 1;
    private static final int PF = 1 << 2;
    private static final int ZF = 1 << 6;
    private static final int SF = 1 << 7;
    private static final int OF = 1 << 11;
    /** By condition code without its lowest bit: O B Z BE S P L LE. */
    private static final int[] CONDITION = {OF, CF, ZF, CF | ZF, SF, PF, SF | OF, ZF | SF | OF};

    private FlagUse() {
    }

    /** Flags whose values the instruction reads. An undefined encoding, which faults, reads all. */
    public static int read(Insn i) {
        if (i.row == Decoder.NO_ROW) {
            return -1;
        }
        int mask = ROWS[i.row * ROW_WORDS + 7];
        return (mask & BY_CONDITION) == 0 ? mask : mask & ~BY_CONDITION | CONDITION[i.cond >>> 1];
    }

    /**
     * Flags that are given a new value, or left undefined, whenever the instruction completes. Where it may keep a
     * flag (a shift by a count of zero) or where a repeat count may be zero, that flag is not among them.
     */
    public static int killed(Insn i) {
        return i.row == Decoder.NO_ROW ? 0 : ROWS[i.row * ROW_WORDS + 8];
    }
}
