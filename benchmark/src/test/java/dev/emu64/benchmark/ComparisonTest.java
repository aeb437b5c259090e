package dev.emu64.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.benchmark.Comparison.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private final Comparison comparison = new Comparison(List.of("qemu", "interpreter"));

    private void round(String emulator, String workload, String checksum, long nanos) {
        comparison.add(emulator, new GuestRun(1, 2, List.of(new GuestRun.Span(workload, checksum, nanos, 0))));
    }

    @Test
    void ratiosAreTakenRoundByRound() {
        round("qemu", "alu", "1", 100);
        round("interpreter", "alu", "1", 300);
        round("qemu", "alu", "1", 200);
        round("interpreter", "alu", "1", 400);
        round("qemu", "alu", "1", 100);
        round("interpreter", "alu", "1", 1000);
        assertThat(comparison.ratio("alu", "interpreter", Measure.WALL)).isEqualTo(new Ratio(3, 2, 10));
        assertThat(comparison.ratio("alu", "interpreter", Measure.CPU)).isNull();
    }

    @Test
    void theTableHasTheWorstFirst() {
        round("qemu", "quick", "1", 100);
        round("qemu", "slow", "1", 100);
        round("interpreter", "quick", "1", 150);
        round("interpreter", "slow", "1", 2500);
        assertThat(new Reports(comparison).markdown("workload")).isEqualTo("""
                | workload | interpreter |
                |---|---|
                | slow | 25 |
                | quick | 1.5 |
                """);
    }

    @Test
    void anotherChecksumIsAFailureThatTheTableShows() {
        round("qemu", "alu", "cafe", 100);
        round("interpreter", "alu", "beef", 10);
        assertThat(comparison.disagreements()).containsExactly("alu: interpreter computes beef, qemu cafe");
        assertThat(new Reports(comparison).markdown("workload")).contains("WRONG: alu");
    }

    @Test
    void jsonAndChartHoldEveryRow() {
        round("qemu", "alu", "1", 100);
        round("interpreter", "alu", "1", 10);
        assertThat(new Reports(comparison).json()).contains("\"reference\": \"qemu\"", "\"name\": \"alu\"", "\"wallNanos\": [10]");
        assertThat(new Reports(comparison).svg("title")).startsWith("<svg").contains(">alu<", ">0.1<");
    }
}
