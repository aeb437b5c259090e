package dev.emu64.isa;

/**
 * What an instruction does to RFLAGS, as masks of RFLAGS bits.
 *
 * @param read      the result depends on these
 * @param written   set according to the result, in every case
 * @param maybe     set according to the result or left alone (a shift count or repeat count of zero)
 * @param undefined left undefined by the manual
 * @param condition reads what its condition code names
 */
public record FlagEffects(int read, int written, int maybe, int undefined, int cleared, int set, boolean condition) {
    private static final String LETTERS = "cpazstido";
    private static final int[] BITS = {0, 2, 4, 6, 7, 8, 9, 10, 11};

    /** Flags that certainly get a new value, so that an earlier one is dead. */
    public int killed() {
        return written | undefined | cleared | set;
    }

    static FlagEffects parse(String column) {
        int read = 0;
        int written = 0;
        int maybe = 0;
        int undefined = 0;
        int cleared = 0;
        int set = 0;
        boolean condition = false;
        for (String word : InstructionTable.words(column)) {
            if (word.equals("r:cc")) {
                condition = true;
                continue;
            }
            if (word.length() < 3 || word.charAt(1) != ':') {
                throw new IllegalArgumentException("flags " + word);
            }
            int mask = mask(word.substring(2));
            switch (word.charAt(0)) {
                case 'r' -> read |= mask;
                case 'w' -> written |= mask;
                case 'm' -> maybe |= mask;
                case 'u' -> undefined |= mask;
                case '0' -> cleared |= mask;
                case '1' -> set |= mask;
                default -> throw new IllegalArgumentException("flags " + word);
            }
        }
        return new FlagEffects(read, written, maybe, undefined, cleared, set, condition);
    }

    private static int mask(String letters) {
        int mask = 0;
        for (int i = 0; i < letters.length(); i++) {
            int at = LETTERS.indexOf(letters.charAt(i));
            if (at < 0) {
                throw new IllegalArgumentException("flag letter " + letters.charAt(i));
            }
            mask |= 1 << BITS[at];
        }
        return mask;
    }
}
