package dev.emu64.fuzz;

import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every field of a state by its full name, to tell where two states differ. */
final class StateText implements StateWriter {
    private final Map<String, String> fields = new LinkedHashMap<>();
    private String prefix = "";

    /** Fields that differ, as {@code name: one | other}. */
    List<String> differences(StateText other) {
        List<String> differing = new ArrayList<>();
        fields.forEach((name, value) -> {
            String theirs = other.fields.get(name);
            if (!value.equals(theirs)) {
                differing.add(name + ": " + value + " | " + theirs);
            }
        });
        return differing;
    }

    @Override
    public void number(String name, long value) {
        fields.put(prefix + name, Long.toHexString(value));
    }

    @Override
    public void flag(String name, boolean value) {
        fields.put(prefix + name, Boolean.toString(value));
    }

    @Override
    public void bytes(String name, byte[] values, int offset, int length) {
        for (int i = 0; i < length; i++) {
            number(name + "[" + i + "]", values[offset + i]);
        }
    }

    @Override
    public void longs(String name, long[] values) {
        for (int i = 0; i < values.length; i++) {
            number(name + "[" + i + "]", values[i]);
        }
    }

    @Override
    public void part(String name, Stateful part) {
        String outer = prefix;
        prefix = outer + name + ".";
        part.save(this);
        prefix = outer;
    }
}
