package dev.emu64.vectors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The processor state that vectors speak of as an array of longs, by the vectors' names. Registers wider than 64 bits
 * take two elements, the upper part first.
 */
final class StateLayout {
    static final int RIP = 16;
    static final int RFLAGS = 17;
    /** ES CS SS DS FS GS LDTR TR: selector, base, limit, attributes of each. */
    static final int SEGMENTS = 18;
    static final int SEGMENT_WORDS = 4;
    static final int SEGMENT_COUNT = 8;
    /** Base and limit of GDTR, then of IDTR. */
    static final int TABLES = SEGMENTS + SEGMENT_COUNT * SEGMENT_WORDS;
    static final int CR0 = TABLES + 4;
    static final int CR2 = CR0 + 1;
    static final int CR3 = CR0 + 2;
    static final int CR4 = CR0 + 3;
    static final int CR8 = CR0 + 4;
    static final int EFER = CR0 + 5;
    static final int DR6 = CR0 + 6;
    static final int DR7 = CR0 + 7;
    static final int STAR = CR0 + 8;
    static final int LSTAR = CR0 + 9;
    static final int SFMASK = CR0 + 10;
    static final int FCW = CR0 + 11;
    static final int FSW = FCW + 1;
    static final int FTW = FCW + 2;
    static final int MXCSR = FCW + 3;
    static final int FPR = FCW + 4;
    static final int XMM = FPR + 16;
    static final int WORDS = XMM + 32;

    private static final String[] GENERAL = {"rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi",
        "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15", "rip", "rflags"};
    private static final String[] SEGMENT_NAMES = {"es", "cs", "ss", "ds", "fs", "gs", "ldtr", "tr"};
    private static final String[] SEGMENT_FIELDS = {"sel", "base", "limit", "attr"};
    private static final String[] SPECIAL = {"cr0", "cr2", "cr3", "cr4", "cr8", "efer", "dr6", "dr7", "star", "lstar", "sfmask",
        "fcw", "fsw", "ftw", "mxcsr"};

    private final Map<String, Integer> places = new HashMap<>();
    private final List<Register> registers = new ArrayList<>();

    /** A register of {@code words} longs from {@code place} on. */
    record Register(String name, int place, int words) {
    }

    StateLayout() {
        for (int i = 0; i < GENERAL.length; i++) {
            add(GENERAL[i], i, 1);
        }
        for (int s = 0; s < SEGMENT_COUNT; s++) {
            places.put(SEGMENT_NAMES[s], SEGMENTS + s * SEGMENT_WORDS);
            for (int f = 0; f < SEGMENT_WORDS; f++) {
                add(SEGMENT_NAMES[s] + "." + SEGMENT_FIELDS[f], SEGMENTS + s * SEGMENT_WORDS + f, 1);
            }
        }
        places.put("gdtr", TABLES);
        places.put("idtr", TABLES + 2);
        add("gdtr.base", TABLES, 1);
        add("gdtr.limit", TABLES + 1, 1);
        add("idtr.base", TABLES + 2, 1);
        add("idtr.limit", TABLES + 3, 1);
        for (int i = 0; i < SPECIAL.length; i++) {
            add(SPECIAL[i], CR0 + i, 1);
        }
        for (int i = 0; i < 8; i++) {
            add("fpr" + i, FPR + 2 * i, 2);
        }
        for (int i = 0; i < 16; i++) {
            add("xmm" + i, XMM + 2 * i, 2);
        }
    }

    private void add(String name, int place, int words) {
        places.put(name, place);
        registers.add(new Register(name, place, words));
    }

    List<Register> registers() {
        return registers;
    }

    static int segment(int number) {
        return SEGMENTS + number * SEGMENT_WORDS;
    }

    /** Reads an object of registers (or of their masks) into {@code state}; notes which were named. */
    void read(JsonCursor json, long[] state, boolean[] named) {
        while (json.more('{', '}')) {
            String name = json.key();
            Integer place = places.get(name);
            if (place == null) {
                throw new IllegalArgumentException("unknown register " + name);
            }
            named[place] = true;
            if (json.peek() == '{') {
                readFields(json, state, place);
            } else {
                long low = json.hex();
                if (place >= FPR) {
                    state[place] = json.high;
                    state[place + 1] = low;
                } else {
                    state[place] = low;
                }
            }
        }
    }

    private void readFields(JsonCursor json, long[] state, int place) {
        int base = place < TABLES ? 1 : 0;
        while (json.more('{', '}')) {
            int field = switch (json.key()) {
                case "sel" -> 0;
                case "base" -> base;
                case "limit" -> base + 1;
                case "attr" -> 3;
                default -> throw new IllegalArgumentException("unknown field of a segment or table register");
            };
            state[place + field] = json.hex();
        }
    }
}
