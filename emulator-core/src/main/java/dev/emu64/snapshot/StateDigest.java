package dev.emu64.snapshot;

/**
 * A 64-bit digest (FNV-1a over 64-bit units, with a final mix) of everything written to it. Two machines with equal
 * state have equal digests; names take part, so a renamed or moved field shows as well.
 */
public final class StateDigest implements StateWriter {
    private static final long PRIME = 0x100000001b3L;

    private long hash = 0xcbf29ce484222325L;

    /** The digest of all fields written so far. */
    public long value() {
        long mixed = hash ^ hash >>> 32;
        mixed *= 0xd6e8feb86659fd93L;
        return mixed ^ mixed >>> 32;
    }

    @Override
    public void number(String name, long value) {
        mix(name.hashCode());
        mix(value);
    }

    @Override
    public void flag(String name, boolean value) {
        number(name, value ? 1 : 0);
    }

    @Override
    public void bytes(String name, byte[] values, int offset, int length) {
        number(name, length);
        long unit = 0;
        for (int i = 0; i < length; i++) {
            unit = unit << 8 | values[offset + i] & 0xff;
            if ((i & 7) == 7) {
                mix(unit);
                unit = 0;
            }
        }
        mix(unit);
    }

    @Override
    public void longs(String name, long[] values) {
        number(name, values.length);
        for (long value : values) {
            mix(value);
        }
    }

    @Override
    public void part(String name, Stateful part) {
        mix(name.hashCode());
        part.save(this);
    }

    private void mix(long unit) {
        hash = (hash ^ unit) * PRIME;
        hash ^= hash >>> 29;
    }
}
