package dev.emu64.snapshot;

/** One entry of a {@link SavedState}. Its name is that of the field within its part. */
sealed interface SavedField {
    String name();

    /** A number or flag. */
    record Number(String name, long value) implements SavedField {
    }

    /** Bytes, never changed once recorded. */
    record Bytes(String name, byte[] values) implements SavedField {
    }

    /** 64-bit units, never changed once recorded. */
    record Longs(String name, long[] values) implements SavedField {
    }

    /** The fields up to the matching {@link End} belong to a part. */
    record Begin(String name) implements SavedField {
    }

    /** The end of a part. */
    record End(String name) implements SavedField {
    }
}
