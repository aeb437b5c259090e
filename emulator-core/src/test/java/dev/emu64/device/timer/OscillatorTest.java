package dev.emu64.device.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OscillatorTest {
    private final Oscillator oscillator = new Oscillator(1_193_182);

    @Test
    void aSecondHasExactlyItsTicks() {
        assertThat(oscillator.ticksAt(1_000_000_000L)).isEqualTo(1_193_182);
        assertThat(oscillator.ticksAt(999_999_999L)).isEqualTo(1_193_181);
        assertThat(oscillator.ticksAt(86_400_000_000_000L)).isEqualTo(86_400L * 1_193_182);
    }

    @Test
    void nanosAtIsTheFirstNanosecondOfATick() {
        SplittableRandom random = new SplittableRandom(8254);
        for (int i = 0; i < 10_000; i++) {
            long tick = random.nextLong(1, 1L << 43);
            long nanos = oscillator.nanosAt(tick);
            assertThat(oscillator.ticksAt(nanos)).isEqualTo(tick);
            assertThat(oscillator.ticksAt(nanos - 1)).isEqualTo(tick - 1);
        }
    }
}
