package dev.emu64.cpu;

import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;
import java.util.Arrays;

/**
 * MTRRs and the PAT (SDM vol. 3A, 11.11 and 11.12). Memory has no caches here, so the types have no effect; the
 * registers hold what is written and refuse what the manual reserves.
 */
final class MemoryTypes implements Stateful {
    private static final int MTRR_CAP = 0xfe;
    private static final int PAT = 0x277;
    private static final int DEFAULT_TYPE = 0x2ff;
    private static final int VARIABLE = 0x200;
    private static final int VARIABLE_COUNT = 8;
    /** Eight variable ranges, fixed ranges, write combining. */
    private static final long CAPABILITIES = 0x508;
    private static final long PAT_RESET = 0x0007040600070406L;
    private static final long PHYSICAL = (1L << 40) - 1;

    private final Cpu cpu;
    private final long[] variable = new long[VARIABLE_COUNT * 2];
    private final long[] fixed = new long[11];
    private long defaultType;
    private long pat;

    MemoryTypes(Cpu cpu) {
        this.cpu = cpu;
    }

    void reset() {
        Arrays.fill(variable, 0);
        Arrays.fill(fixed, 0);
        defaultType = 0;
        pat = PAT_RESET;
    }

    /** Position among the fixed-range MTRRs, or -1. */
    private static int fixedIndex(int index) {
        return switch (index) {
            case 0x250 -> 0;
            case 0x258 -> 1;
            case 0x259 -> 2;
            default -> index >= 0x268 && index <= 0x26f ? index - 0x268 + 3 : -1;
        };
    }

    private static boolean isVariable(int index) {
        return index >= VARIABLE && index < VARIABLE + VARIABLE_COUNT * 2;
    }

    boolean knows(int index) {
        return index == MTRR_CAP || index == PAT || index == DEFAULT_TYPE || isVariable(index) || fixedIndex(index) >= 0;
    }

    long read(int index) {
        if (isVariable(index)) {
            return variable[index - VARIABLE];
        }
        return switch (index) {
            case MTRR_CAP -> CAPABILITIES;
            case PAT -> pat;
            case DEFAULT_TYPE -> defaultType;
            default -> fixed[fixedIndex(index)];
        };
    }

    void write(int index, long value) {
        if (isVariable(index)) {
            writeVariable(index, value);
            return;
        }
        switch (index) {
            case MTRR_CAP -> throw cpu.fault(13, 0);
            case PAT -> {
                requireTypes(value, 0b11110011);
                pat = value;
            }
            case DEFAULT_TYPE -> {
                require((value & ~0xcffL) == 0);
                requireType(value, 0b01110011);
                defaultType = value;
            }
            default -> {
                requireTypes(value, 0b01110011);
                fixed[fixedIndex(index)] = value;
            }
        }
    }

    private void writeVariable(int index, long value) {
        if ((index & 1) == 0) {
            require((value & ~(PHYSICAL & -4096 | 0xff)) == 0);
            requireType(value, 0b01110011);
        } else {
            require((value & ~(PHYSICAL & -4096 | 0x800)) == 0);
        }
        variable[index - VARIABLE] = value;
    }

    private void require(boolean condition) {
        if (!condition) {
            throw cpu.fault(13, 0);
        }
    }

    private void requireType(long value, int validTypes) {
        int type = (int) value & 0xff;
        require(type < 8 && (validTypes >>> type & 1) != 0);
    }

    /** Eight bytes, each a memory type. */
    private void requireTypes(long value, int validTypes) {
        for (int shift = 0; shift < 64; shift += 8) {
            requireType(value >>> shift, validTypes);
        }
    }

    @Override
    public void save(StateWriter out) {
        out.longs("variable", variable);
        out.longs("fixed", fixed);
        out.number("defaultType", defaultType);
        out.number("pat", pat);
    }

    @Override
    public void load(StateReader in) {
        in.longs("variable", variable);
        in.longs("fixed", fixed);
        defaultType = in.number("defaultType");
        pat = in.number("pat");
    }
}
