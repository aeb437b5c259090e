package dev.emu64.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emu64.bits.ByteFifo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SnapshotFileTest {
    /** A part with one field of each kind, and a part within. */
    private static final class Chip implements Stateful {
        private long counter;
        private boolean enabled;
        private final byte[] ram = new byte[1000];
        private final long[] registers = new long[5];
        private final ByteFifo queue = new ByteFifo(2);
        private final Chip inner;

        Chip(Chip inner) {
            this.inner = inner;
        }

        void randomise(SplittableRandom random) {
            counter = random.nextLong();
            enabled = random.nextBoolean();
            random.nextBytes(ram);
            Arrays.setAll(registers, i -> random.nextLong());
            for (int i = random.nextInt(10); i >= 0; i--) {
                queue.add(random.nextInt());
            }
            if (inner != null) {
                inner.randomise(random);
            }
        }

        @Override
        public void save(StateWriter out) {
            out.number("counter", counter);
            out.flag("enabled", enabled);
            out.bytes("ram", ram);
            out.longs("registers", registers);
            out.queue("queue", queue);
            if (inner != null) {
                out.part("inner", inner);
            }
        }

        @Override
        public void load(StateReader in) {
            counter = in.number("counter");
            enabled = in.flag("enabled");
            in.bytes("ram", ram);
            in.longs("registers", registers);
            in.queue("queue", queue);
            if (inner != null) {
                in.part("inner", inner);
            }
        }

        long hash() {
            StateDigest digest = new StateDigest();
            save(digest);
            return digest.value();
        }
    }

    private static Chip chip(long seed) {
        Chip chip = new Chip(new Chip(null));
        chip.randomise(new SplittableRandom(seed));
        return chip;
    }

    private static byte[] file(Chip chip) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SnapshotFile.write(new Snapshot(Map.of("RAM", "1 KiB", "chip", "yes"), SavedState.of(chip)), out);
        return out.toByteArray();
    }

    private static Snapshot read(byte[] file) throws IOException {
        return SnapshotFile.read(new ByteArrayInputStream(file));
    }

    @Test
    void everyFieldComesBackThroughTheFile() throws IOException {
        for (long seed = 0; seed < 20; seed++) {
            Chip saved = chip(seed);
            Chip restored = chip(seed + 100);
            assertThat(restored.hash()).isNotEqualTo(saved.hash());
            read(file(saved)).state().restore(restored);
            assertThat(restored.hash()).isEqualTo(saved.hash());
        }
    }

    @Test
    void equalStatesMakeEqualFiles() throws IOException {
        assertThat(file(chip(7))).isEqualTo(file(chip(7)));
    }

    @Test
    void laterChangesOfThePartDoNotReachItsSavedState() {
        Chip chip = chip(1);
        long hash = chip.hash();
        SavedState saved = SavedState.of(chip);
        chip.randomise(new SplittableRandom(2));
        saved.restore(chip);
        assertThat(chip.hash()).isEqualTo(hash);
    }

    @Test
    void oneStateServesManyRestores() {
        Chip saved = chip(1);
        SavedState state = SavedState.of(saved);
        for (long seed = 2; seed < 5; seed++) {
            Chip restored = chip(seed);
            state.restore(restored);
            restored.ram[0]++;
            assertThat(restored.hash()).isNotEqualTo(saved.hash());
        }
        Chip last = chip(9);
        state.restore(last);
        assertThat(last.hash()).isEqualTo(saved.hash());
    }

    @Test
    void everyCutOffFileIsRefused() throws IOException {
        byte[] file = file(chip(3));
        for (int length = 0; length < file.length; length += 1 + length / 20) {
            byte[] part = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> read(part)).as("%d bytes", length).isInstanceOf(SnapshotException.class);
        }
    }

    @Test
    void everyFlippedByteIsRefusedOrHarmless() throws IOException {
        byte[] file = file(chip(4));
        long hash = chip(4).hash();
        int refused = 0;
        for (int at = 0; at < file.length; at += 7) {
            byte[] damaged = file.clone();
            damaged[at] ^= 0x55;
            Chip restored = chip(5);
            try {
                read(damaged).state().restore(restored);
                // the time stamp and system byte of gzip's header carry no state
                assertThat(restored.hash()).as("byte %d", at).isEqualTo(hash);
            } catch (SnapshotException expected) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(file.length / 7 - 5);
    }

    @Test
    void anotherVersionIsNamed() throws IOException {
        byte[] file = file(chip(3));
        file[9] = 99;
        assertThatThrownBy(() -> read(file)).isInstanceOf(SnapshotException.class).hasMessage("its format is version 99, this emulator reads version 1");
    }

    @Test
    void anythingElseIsNoSnapshot() {
        assertThatThrownBy(() -> read("Hello, this is a text file".getBytes())).hasMessage("it is not a snapshot of this emulator");
    }

    @Test
    void aMissingFieldIsNamedWithItsPart() {
        SavedState saved = SavedState.of(new Stateful() {
            @Override
            public void save(StateWriter out) {
                out.number("counter", 1);
            }

            @Override
            public void load(StateReader in) {
                throw new IllegalStateException("not loaded here");
            }
        });
        assertThatThrownBy(() -> saved.restore(chip(1))).isInstanceOf(SnapshotException.class).hasMessageContaining("enabled");
    }

    @Test
    void leftOverFieldsAreRefused() {
        SavedState saved = SavedState.of(chip(1));
        assertThatThrownBy(() -> saved.restore(new Chip(null))).isInstanceOf(SnapshotException.class).hasMessageContaining("inner");
    }

    @Test
    void theFirstDifferingTraitIsNamedWithBothValues() {
        Snapshot snapshot = new Snapshot(Map.of("RAM", "64 MiB", "COM1", "yes"), SavedState.of(chip(1)));
        snapshot.requireFits(Map.of("RAM", "64 MiB", "COM1", "yes"));
        assertThatThrownBy(() -> snapshot.requireFits(Map.of("RAM", "128 MiB", "COM1", "yes")))
                .hasMessage("it was saved with RAM: 64 MiB, this machine has RAM: 128 MiB");
        assertThatThrownBy(() -> snapshot.requireFits(Map.of("RAM", "64 MiB")))
                .hasMessage("it was saved with COM1: yes, this machine has COM1: none");
        assertThatThrownBy(() -> snapshot.requireFits(Map.of("RAM", "64 MiB", "COM1", "yes", "drive 1", "disk")))
                .hasMessage("it was saved with drive 1: none, this machine has drive 1: disk");
    }
}
