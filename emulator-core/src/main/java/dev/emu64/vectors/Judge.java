package dev.emu64.vectors;

import dev.emu64.bits.Hex;
import java.util.ArrayList;
import java.util.List;

/** Compares the outcome of a case with the recorded one, by the rules of the vectors' description. */
final class Judge {
    private static final int DB = 1;

    private final StateLayout layout;

    Judge(StateLayout layout) {
        this.layout = layout;
    }

    /** The differences of registers; quick and empty for a case that passes. */
    List<String> registers(VectorCase expected, long[] got) {
        long[] want = expected.after;
        long[] undefined = expected.undefined;
        for (int i = 0; i < StateLayout.WORDS; i++) {
            if (((want[i] ^ got[i]) & ~undefined[i]) != 0) {
                return describe(expected, got);
            }
        }
        return List.of();
    }

    private List<String> describe(VectorCase expected, long[] got) {
        List<String> differences = new ArrayList<>();
        for (StateLayout.Register register : layout.registers()) {
            int place = register.place();
            for (int w = 0; w < register.words(); w++) {
                long differing = (expected.after[place + w] ^ got[place + w]) & ~expected.undefined[place + w];
                if (differing != 0 && counts(expected, register, got)) {
                    differences.add(register.name() + " want " + text(expected.after, register) + " got " + text(got, register));
                    break;
                }
            }
        }
        return differences;
    }

    private boolean counts(VectorCase expected, StateLayout.Register register, long[] got) {
        int place = register.place();
        if (place >= StateLayout.SEGMENTS && place < StateLayout.TABLES) {
            return segmentCounts(expected, place, got);
        }
        if (place == StateLayout.DR6) {
            return expected.vector == DB;
        }
        if (place >= StateLayout.FPR && place < StateLayout.XMM) {
            return floatCounts(expected, (place - StateLayout.FPR) >> 1, got);
        }
        return true;
    }

    /**
     * Selector and base count. A null selector that was loaded counts as such only: its base is not compared, nor its
     * RPL, which the recorder's IRET to the outer ring cleared (SDM vol. 2A, IRET, RETURN-TO-OUTER-PRIVILEGE-LEVEL).
     */
    private static boolean segmentCounts(VectorCase expected, int place, long[] got) {
        int field = (place - StateLayout.SEGMENTS) % StateLayout.SEGMENT_WORDS;
        int selector = place - field;
        if (field > 1) {
            return false;
        }
        boolean isNull = expected.after[selector + 3] == 0 && (expected.after[selector] | got[selector]) < 4;
        return !isNull || field == 1;
    }

    /** Empty registers do not count, and transcendental results may be a little off. */
    private static boolean floatCounts(VectorCase expected, int register, long[] got) {
        if ((expected.after[StateLayout.FTW] >>> register & 1) == 0) {
            return false;
        }
        int place = StateLayout.FPR + 2 * register;
        return !within(expected.tolerance[register], expected.after[place], expected.after[place + 1], got[place], got[place + 1]);
    }

    /** Whether two 80-bit numbers lie at most {@code units} units of the last place apart. */
    static boolean within(int units, long exponentA, long significandA, long exponentB, long significandB) {
        if (exponentA == exponentB) {
            long distance = significandA - significandB;
            return Math.abs(distance) <= units;
        }
        boolean aLarger = exponentA == exponentB + 1;
        if (!aLarger && exponentB != exponentA + 1) {
            return false;
        }
        long above = (aLarger ? significandA : significandB) - Long.MIN_VALUE;
        long below = -(aLarger ? significandB : significandA);
        return above >= 0 && below >= 0 && above + below <= units;
    }

    private static String text(long[] state, StateLayout.Register register) {
        int place = register.place();
        if (register.words() == 1) {
            return Long.toHexString(state[place]);
        }
        return Hex.of(state[place], place < StateLayout.XMM ? 4 : 16) + Hex.of(state[place + 1], 16);
    }

    /** Adds the differences of the memory that the case names. */
    List<String> memory(VectorCase expected, byte[] ram, List<String> before) {
        List<String> differences = before;
        MemoryPatch patch = expected.memoryAfter;
        for (int p = 0; p < patch.pieces(); p++) {
            for (int n = 0; n < patch.length(p); n++) {
                int address = patch.address(p) + n;
                int want = patch.content()[patch.start(p) + n] & 0xff;
                int got = ram[address] & 0xff;
                if (want != got && ((want ^ got) & ~undefinedBits(expected.memoryUndefined, address)) != 0) {
                    differences = new ArrayList<>(differences);
                    differences.add("memory " + Integer.toHexString(address) + " want " + Hex.of(want, 2) + " got " + Hex.of(got, 2));
                }
            }
        }
        return differences;
    }

    private static int undefinedBits(MemoryPatch undefined, int address) {
        for (int p = 0; p < undefined.pieces(); p++) {
            int offset = address - undefined.address(p);
            if (offset >= 0 && offset < undefined.length(p)) {
                return undefined.content()[undefined.start(p) + offset];
            }
        }
        return 0;
    }
}
