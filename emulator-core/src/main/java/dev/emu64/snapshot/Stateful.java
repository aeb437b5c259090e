package dev.emu64.snapshot;

/** A part of the machine whose guest-visible and internal state can be saved and restored field by field. */
public interface Stateful {
    /** Writes every field, in a fixed order, under its data-sheet name. */
    void save(StateWriter out);

    /** Reads back exactly what {@link #save} wrote, in the same order. */
    void load(StateReader in);
}
