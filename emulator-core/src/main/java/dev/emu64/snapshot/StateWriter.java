package dev.emu64.snapshot;

import dev.emu64.bits.ByteFifo;

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

    /** A queue: its length as {@code name.size}, then its bytes, oldest first. */
    default void queue(String name, ByteFifo queue) {
        byte[] contents = queue.contents();
        number(name.concat(".size"), contents.length);
        bytes(name, contents);
    }
}
