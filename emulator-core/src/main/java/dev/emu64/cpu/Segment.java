package dev.emu64.cpu;

import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * A segment register: the visible selector and the descriptor cached behind it (SDM vol. 3A, 3.4.3).
 *
 * <pre>
 * attributes, as bits 8-15 and 20-23 of the descriptor's second doubleword, moved to bit 0:
 *  15  14  13  12  11-8  7  6-5  4  3-0
 *   G  D/B  L  AVL   0   P  DPL  S  type
 * </pre>
 */
public final class Segment implements Stateful {
    public static final int ES = 0;
    public static final int CS = 1;
    public static final int SS = 2;
    public static final int DS = 3;
    public static final int FS = 4;
    public static final int GS = 5;

    public int selector;
    public long base;
    /** Limit in bytes, granularity applied: 0 to 0xffffffff, unsigned. */
    public long limit = 0xffff;
    /** See the class comment; 0 marks a null (unusable) register. */
    public int attributes = 0x93;
    /** The descriptor that all of this came from, as it stands in its table (accessed); 0 if it came from elsewhere. */
    long descriptor;

    public int type() {
        return attributes & 15;
    }

    public int dpl() {
        return attributes >>> 5 & 3;
    }

    public boolean present() {
        return (attributes & 0x80) != 0;
    }

    /** S bit: a code or data segment rather than a system segment. */
    public boolean codeOrData() {
        return (attributes & 0x10) != 0;
    }

    public boolean code() {
        return (attributes & 0x18) == 0x18;
    }

    public boolean conforming() {
        return (attributes & 0x1c) == 0x1c;
    }

    public boolean expandDown() {
        return (attributes & 0x1c) == 0x14;
    }

    /** D (code: 32-bit default) or B (stack: ESP; expand-down: 4 GiB upper bound). */
    public boolean big() {
        return (attributes & 0x4000) != 0;
    }

    public boolean longMode() {
        return (attributes & 0x2000) != 0;
    }

    /** Whether data may be read through it; false for null and execute-only segments. */
    public boolean readable() {
        return (attributes & 0x90) == 0x90 && (attributes & 0x0a) != 0x08;
    }

    public boolean writable() {
        return (attributes & 0x9a) == 0x92;
    }

    /** Whether {@code size} bytes at {@code offset} lie within the limit, above it for expand-down (SDM vol. 3A, 5.3). */
    public boolean contains(long offset, int size) {
        long last = offset + size - 1;
        return expandDown() ? offset > limit && last <= (big() ? 0xffffffffL : 0xffff) : last <= limit;
    }

    /** Takes over all four fields. */
    public void set(int newSelector, long newBase, long newLimit, int newAttributes) {
        selector = newSelector;
        base = newBase;
        limit = newLimit;
        attributes = newAttributes;
        descriptor = 0;
    }

    /** Copies another register's content. */
    public void set(Segment other) {
        set(other.selector, other.base, other.limit, other.attributes);
    }

    @Override
    public void save(StateWriter out) {
        out.number("selector", selector);
        out.number("base", base);
        out.number("limit", limit);
        out.number("attributes", attributes);
    }

    @Override
    public void load(StateReader in) {
        selector = (int) in.number("selector");
        base = in.number("base");
        limit = in.number("limit");
        attributes = (int) in.number("attributes");
        descriptor = 0;
    }
}
