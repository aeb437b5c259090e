package dev.emu64.jit;

/**
 * What is known, where a piece of code is generated, about the pending status flags: their {@link LazyFlags} kinds.
 *
 * @param base the kind, or {@link #UNKNOWN}: then local variable KIND holds it
 * @param overlay the overlay's kind, 0 for none, or {@link #UNKNOWN}: then local variable OVERLAY holds it
 */
record Pending(int base, int overlay) {
    static final int UNKNOWN = -1;
    /** At an address to which control may come from anywhere. */
    static final Pending ANY = new Pending(UNKNOWN, UNKNOWN);
    /** The cpu's flags are up to date. */
    static final Pending NONE = new Pending(LazyFlags.STORED, 0);

    /** The base's operation, or {@link #UNKNOWN} if nothing can be told from it alone. */
    int operation() {
        return base == UNKNOWN || overlay != 0 ? UNKNOWN : base >>> 4;
    }

    // written out: the JVM builds those of a record at their first call, out of some fifty classes

    @Override
    public boolean equals(Object other) {
        return other instanceof Pending pending && pending.base == base && pending.overlay == overlay;
    }

    @Override
    public int hashCode() {
        return 31 * base + overlay;
    }

    /** The operand size of the base in bytes. */
    int size() {
        return base & 15;
    }
}
