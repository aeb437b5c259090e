package dev.emu64.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** A state kept as a list of named fields, strict about names and order. */
public final class Snapshot {
    private final List<Field> fields;

    private Snapshot(List<Field> fields) {
        this.fields = fields;
    }

    public static Snapshot of(Stateful part) {
        Writer writer = new Writer();
        part.save(writer);
        return new Snapshot(writer.fields);
    }

    /** Copies the state of {@code from} into {@code to} and checks that {@code to} then saves the same. */
    public static void copy(Stateful from, Stateful to) {
        Snapshot taken = of(from);
        Reader reader = new Reader(taken.fields);
        to.load(reader);
        assertThat(reader.fields).as("fields saved but not loaded").isEmpty();
        assertThat(of(to).toString()).isEqualTo(taken.toString());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Field field : fields) {
            Object value = field.value;
            text.append(field.name).append('=').append(value instanceof byte[] bytes ? Arrays.toString(bytes)
                : value instanceof long[] longs ? Arrays.toString(longs) : value).append('\n');
        }
        return text.toString();
    }

    private record Field(String name, Object value) {
    }

    private static final class Writer implements StateWriter {
        private final List<Field> fields = new ArrayList<>();
        private String prefix = "";

        @Override
        public void number(String name, long value) {
            fields.add(new Field(prefix + name, value));
        }

        @Override
        public void flag(String name, boolean value) {
            fields.add(new Field(prefix + name, value));
        }

        @Override
        public void bytes(String name, byte[] values, int offset, int length) {
            fields.add(new Field(prefix + name, Arrays.copyOfRange(values, offset, offset + length)));
        }

        @Override
        public void longs(String name, long[] values) {
            fields.add(new Field(prefix + name, values.clone()));
        }

        @Override
        public void part(String name, Stateful part) {
            String outer = prefix;
            prefix = outer + name + ".";
            part.save(this);
            prefix = outer;
        }
    }

    private static final class Reader implements StateReader {
        private final Deque<Field> fields;
        private String prefix = "";

        Reader(List<Field> fields) {
            this.fields = new ArrayDeque<>(fields);
        }

        @Override
        public long number(String name) {
            return (Long) next(name);
        }

        @Override
        public boolean flag(String name) {
            return (Boolean) next(name);
        }

        @Override
        public void bytes(String name, byte[] into, int offset, int length) {
            byte[] values = (byte[]) next(name);
            assertThat(values).as(name).hasSize(length);
            System.arraycopy(values, 0, into, offset, length);
        }

        @Override
        public void longs(String name, long[] into) {
            long[] values = (long[]) next(name);
            assertThat(values).as(name).hasSameSizeAs(into);
            System.arraycopy(values, 0, into, 0, into.length);
        }

        @Override
        public void part(String name, Stateful part) {
            String outer = prefix;
            prefix = outer + name + ".";
            part.load(this);
            prefix = outer;
        }

        private Object next(String name) {
            Field field = fields.poll();
            assertThat(field).as("field %s", name).isNotNull();
            assertThat(field.name).isEqualTo(prefix + name);
            return field.value;
        }
    }
}
