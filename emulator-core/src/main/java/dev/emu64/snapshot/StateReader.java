package dev.emu64.snapshot;

import dev.emu64.bits.ByteFifo;

/** Hands back the named fields of a {@link Stateful} part in the order in which they were written. */
public interface StateReader {
    long number(String name);

    boolean flag(String name);

    /** Fills {@code length} bytes of {@code into} from {@code offset}. */
    void bytes(String name, byte[] into, int offset, int length);

    void longs(String name, long[] into);

    void part(String name, Stateful part);

    default void bytes(String name, byte[] into) {
        bytes(name, into, 0, into.length);
    }

    default void queue(String name, ByteFifo queue) {
        byte[] contents = new byte[(int) number(name.concat(".size"))];
        bytes(name, contents);
        queue.restore(contents);
    }
}
