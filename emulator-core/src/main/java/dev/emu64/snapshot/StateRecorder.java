package dev.emu64.snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps copies of the fields written to it. */
final class StateRecorder implements StateWriter {
    private final List<SavedField> fields = new ArrayList<>();

    List<SavedField> fields() {
        return fields;
    }

    @Override
    public void number(String name, long value) {
        fields.add(new SavedField.Number(name, value));
    }

    @Override
    public void flag(String name, boolean value) {
        number(name, value ? 1 : 0);
    }

    @Override
    public void bytes(String name, byte[] values, int offset, int length) {
        fields.add(new SavedField.Bytes(name, Arrays.copyOfRange(values, offset, offset + length)));
    }

    @Override
    public void longs(String name, long[] values) {
        fields.add(new SavedField.Longs(name, values.clone()));
    }

    @Override
    public void part(String name, Stateful part) {
        fields.add(new SavedField.Begin(name));
        part.save(this);
        fields.add(new SavedField.End(name));
    }
}
