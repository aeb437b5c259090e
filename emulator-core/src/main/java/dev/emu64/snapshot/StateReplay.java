package dev.emu64.snapshot;

import java.util.List;

/** Hands recorded fields back, and refuses a question that does not fit the next of them. */
final class StateReplay implements StateReader {
    private final List<SavedField> fields;
    private final StringBuilder path = new StringBuilder();
    private int next;

    StateReplay(List<SavedField> fields) {
        this.fields = fields;
    }

    @Override
    public long number(String name) {
        if (take(name) instanceof SavedField.Number number) {
            return number.value();
        }
        throw unexpected(name, "a number");
    }

    @Override
    public boolean flag(String name) {
        return number(name) != 0;
    }

    @Override
    public void bytes(String name, byte[] into, int offset, int length) {
        if (take(name) instanceof SavedField.Bytes bytes && bytes.values().length == length) {
            System.arraycopy(bytes.values(), 0, into, offset, length);
            return;
        }
        throw unexpected(name, length + " bytes");
    }

    @Override
    public void longs(String name, long[] into) {
        if (take(name) instanceof SavedField.Longs longs && longs.values().length == into.length) {
            System.arraycopy(longs.values(), 0, into, 0, into.length);
            return;
        }
        throw unexpected(name, into.length + " units of 64 bits");
    }

    @Override
    public void part(String name, Stateful part) {
        if (!(take(name) instanceof SavedField.Begin)) {
            throw unexpected(name, "a part");
        }
        int outer = path.length();
        path.append(name).append('.');
        part.load(this);
        if (!(take(name) instanceof SavedField.End)) {
            throw unexpected(name, "the end of the part");
        }
        path.setLength(outer);
    }

    /** Refuses fields that nobody has asked for. */
    void finish() {
        if (next != fields.size()) {
            throw new SnapshotException("it holds " + fields.get(next).name() + ", which this version does not know");
        }
    }

    /** The next field if it has that name, else null. */
    private SavedField take(String name) {
        if (next < fields.size() && fields.get(next).name().equals(name)) {
            return fields.get(next++);
        }
        return null;
    }

    private SnapshotException unexpected(String name, String kind) {
        return new SnapshotException("it does not hold " + path + name + " as " + kind + "; another version saved it");
    }
}
