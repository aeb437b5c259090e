package dev.emu64.snapshot;

/** Receives the named fields of a {@link Stateful} part. */
public interface StateWriter {
    void number(String name, long value);

    void flag(String name, boolean value);

    void bytes(String name, byte[] values, int offset, int length);

    void longs(String name, long[] values);

    /** A part within a part; its fields are named {@code name.field}. */
    void part(String name, Stateful part);

    default void bytes(String name, byte[] values) {
        bytes(name, values, 0, values.length);
    }
}
