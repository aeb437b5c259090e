package dev.emu64.isa;

import java.util.ArrayList;
import java.util.List;

/**
 * The table as the decoder wants it: arrays of 16-bit numbers.
 *
 * <pre>
 * slot       (map, or 3 + map for VEX) * 256 + opcode: index of its first candidate; bit 15: ModRM follows
 * candidate  mask and value of the selecting state, row; the most demanding first
 * state      bits 0-1 prefix (0 none, 1 66, 2 F3, 3 F2), 2-4 ModRM.rm, 5-7 ModRM.reg, 8 mod = 3, 9 W, 10 VEX.L,
 *            11 64-bit code, 12 protected mode, 13 REX.B
 * row        four operands (kind, size from bit 6), properties, operation, feature number + 1,
 *            flags read (bit 15: by condition), flags killed
 * </pre>
 */
final class PackedTables {
    static final int ROW_WORDS = 9;
    static final int CANDIDATE_WORDS = 3;
    private static final int SLOTS = 7 * 256;
    private final InstructionTable table;
    private final Operations operations;
    private final List<List<int[]>> candidates = new ArrayList<>();
    private final boolean[] modRm = new boolean[SLOTS];

    PackedTables(InstructionTable table, Operations operations) {
        this.table = table;
        this.operations = operations;
        for (int i = 0; i < SLOTS; i++) {
            candidates.add(new ArrayList<>());
        }
        for (Row row : table.rows()) {
            place(row);
        }
        for (List<int[]> list : candidates) {
            list.sort((a, b) -> Integer.bitCount(b[0]) - Integer.bitCount(a[0]));
        }
    }

    private void place(Row row) {
        Opcode o = row.opcode();
        for (int code = o.code(); code < o.code() + o.codes(); code++) {
            int slot = (o.map() + (o.vex() ? 3 : 0)) * 256 + code;
            List<int[]> list = candidates.get(slot);
            if (!list.isEmpty() && modRm[slot] != o.modRm()) {
                throw new IllegalStateException("ModRM or not: " + row.text());
            }
            modRm[slot] = o.modRm();
            int[] entry = entry(row);
            for (int[] other : list) {
                if (other[0] == entry[0] && other[1] == entry[1] && table.rows().get(other[2]).feature() == row.feature()) {
                    throw new IllegalStateException("same encoding: " + table.rows().get(other[2]).text() + " and " + row.text());
                }
            }
            list.add(entry);
        }
    }

    private static int[] entry(Row row) {
        Opcode o = row.opcode();
        int mask = 0;
        int value = 0;
        if (o.prefix() != Opcode.ANY_PREFIX) {
            mask |= 3;
            value |= o.prefix();
        }
        if (o.rm() != Opcode.ANY) {
            mask |= 7 << 2;
            value |= o.rm() << 2;
        }
        if (o.reg() != Opcode.ANY) {
            mask |= 7 << 5;
            value |= o.reg() << 5;
        }
        if (o.mod() != Opcode.Mod.ANY) {
            mask |= 1 << 8;
            value |= o.mod() == Opcode.Mod.REGISTER ? 1 << 8 : 0;
        }
        if (o.w() != Opcode.ANY) {
            mask |= 1 << 9;
            value |= o.w() << 9;
        }
        if (o.l() != Opcode.ANY) {
            mask |= 1 << 10;
            value |= o.l() << 10;
        }
        if (!row.modes().contains(Row.Mode.LONG64)) {
            mask |= 1 << 11;
        } else if (!row.modes().contains(Row.Mode.PROTECTED)) {
            mask |= 1 << 11;
            value |= 1 << 11;
        } else if (!row.modes().contains(Row.Mode.REAL)) {
            mask |= 1 << 12;
            value |= 1 << 12;
        }
        if (!row.modes().contains(Row.Mode.LONG64) && !row.modes().contains(Row.Mode.REAL)) {
            mask |= 1 << 12;
            value |= 1 << 12;
        }
        if (row.is(Attribute.NO_REX_B)) {
            mask |= 1 << 13;
        }
        return new int[] {mask, value, row.number()};
    }

    char[] slots() {
        char[] slots = new char[SLOTS + 1];
        int first = 0;
        for (int i = 0; i < SLOTS; i++) {
            slots[i] = (char) (first | (modRm[i] ? 0x8000 : 0));
            first += candidates.get(i).size();
        }
        slots[SLOTS] = (char) first;
        return slots;
    }

    char[] candidates() {
        StringBuilder words = new StringBuilder();
        for (List<int[]> list : candidates) {
            for (int[] entry : list) {
                words.append((char) entry[0]).append((char) entry[1]).append((char) entry[2]);
            }
        }
        return words.toString().toCharArray();
    }

    char[] rows() {
        char[] words = new char[table.rows().size() * ROW_WORDS];
        for (Row row : table.rows()) {
            int at = row.number() * ROW_WORDS;
            for (int n = 0; n < 4; n++) {
                words[at + n] = 63;
                if (n < row.operands().size()) {
                    Operand operand = row.operands().get(n);
                    words[at + n] = (char) (operand.kind().ordinal() | operand.size().ordinal() << 6);
                }
            }
            words[at + 4] = (char) properties(row);
            words[at + 5] = (char) operations.number(row.operation());
            words[at + 6] = (char) (row.feature() == null ? 0 : row.feature().ordinal() + 1);
            words[at + 7] = (char) (row.flags().read() | (row.flags().condition() ? 0x8000 : 0));
            words[at + 8] = (char) row.flags().killed();
        }
        return words;
    }

    /** The attributes that decoder and disassembler read, each with the bit it has in a row's properties. */
    enum Property {
        LOCK, BRANCH, ENDS, DEF64, F64, MAX32, ANY_MOD, NO_CS, VVVV, SIZED, BY_ADDRESS_SIZE, REP, REPZ, VSIB, VSIB_HALF
    }

    private static int properties(Row row) {
        int bits = 0;
        for (Property property : Property.values()) {
            boolean on = property == Property.VVVV ? row.usesVvvv() : row.is(Attribute.valueOf(property.name()));
            bits |= on ? 1 << property.ordinal() : 0;
        }
        return bits;
    }
}
