package dev.emu64.vectors;

import java.util.Arrays;

/** One case, read again and again into the same object. */
final class VectorCase {
    /** {@link #vector} where no exception is expected. */
    static final int NONE = -1;

    String id;
    String asm;
    /** State before the instruction. */
    final long[] before = new long[StateLayout.WORDS];
    /** State expected after it. */
    final long[] after = new long[StateLayout.WORDS];
    /** Which registers {@code out} names. */
    final boolean[] changed = new boolean[StateLayout.WORDS];
    /** Bits that are not judged. */
    final long[] undefined = new long[StateLayout.WORDS];
    /** Units of the last place by which an FPR's significand may differ. */
    final int[] tolerance = new int[8];
    final MemoryPatch memoryBefore = new MemoryPatch();
    final MemoryPatch memoryAfter = new MemoryPatch();
    final MemoryPatch memoryUndefined = new MemoryPatch();
    int vector;
    private final boolean[] ignored = new boolean[StateLayout.WORDS];

    /** Reads the id alone, which stands first. */
    static String id(JsonCursor json) {
        json.expect('{');
        return json.key().equals("id") ? json.string() : "";
    }

    void read(JsonCursor json, VectorEnvironment environment, StateLayout layout) {
        System.arraycopy(environment.state, 0, before, 0, before.length);
        Arrays.fill(undefined, 0);
        Arrays.fill(changed, false);
        Arrays.fill(tolerance, 0);
        memoryBefore.clear();
        memoryAfter.clear();
        memoryUndefined.clear();
        vector = NONE;
        while (json.more('{', '}')) {
            switch (json.key()) {
                case "id" -> id = json.string();
                case "asm" -> asm = json.string();
                case "in" -> layout.read(json, before, ignored);
                case "mem" -> memory(json, memoryBefore);
                case "out" -> {
                    System.arraycopy(before, 0, after, 0, after.length);
                    layout.read(json, after, changed);
                }
                case "outMem" -> memory(json, memoryAfter);
                case "exc" -> exception(json);
                case "undef" -> layout.read(json, undefined, ignored);
                case "undefMem" -> memory(json, memoryUndefined);
                case "tol" -> tolerances(json);
                default -> json.skip();
            }
        }
    }

    private void exception(JsonCursor json) {
        if (json.peek() != '{') {
            json.skip();
            return;
        }
        while (json.more('{', '}')) {
            if (json.key().equals("vector")) {
                vector = (int) json.decimal();
            } else {
                // error code and CR2 show in the pushed frame and in cr2
                json.skip();
            }
        }
    }

    private void tolerances(JsonCursor json) {
        while (json.more('{', '}')) {
            String name = json.key();
            tolerance[name.charAt(3) - '0'] = (int) json.decimal();
        }
    }

    private static void memory(JsonCursor json, MemoryPatch into) {
        while (json.more('[', ']')) {
            json.expect('[');
            into.begin(json.hex());
            json.expect(',');
            json.bytes(into);
            json.expect(']');
        }
    }
}
