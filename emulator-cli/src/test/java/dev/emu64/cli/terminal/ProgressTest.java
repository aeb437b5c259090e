package dev.emu64.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private Progress bar(boolean terminal, String work, long total) {
        return new Progress(err, terminal, work, total, 0);
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theBarIsDrawnOverItselfAndErasedAtTheEnd() {
        try (Progress progress = bar(true, "tests", 4)) {
            progress.advance(1);
            assertThat(shown()).isEqualTo("\r\u001b[Ktests [##########..............................] 25%");
            bytes.reset();
            progress.aside(() -> err.print("a line\n"));
            assertThat(shown()).isEqualTo("\r\u001b[Ka line\n\r\u001b[Ktests [##########..............................] 25%");
            bytes.reset();
        }
        assertThat(shown()).isEqualTo("\r\u001b[K");
    }

    @Test
    void aPipeGetsNothingButTheLines() {
        try (Progress progress = bar(false, "tests", 4)) {
            progress.advance(2);
            progress.aside(() -> err.print("a line\n"));
        }
        assertThat(shown()).isEqualTo("a line\n");
    }

    @Test
    void quickWorkShowsNoBar() {
        try (Progress progress = new Progress(err, true, "tests", 4, Long.MAX_VALUE / 2)) {
            progress.advance(4);
        }
        assertThat(shown()).isEmpty();
    }

    @Test
    void moreThanAllIsAll() {
        bar(true, "mkimage", 10).advance(11);
        assertThat(shown()).contains("[" + "#".repeat(40) + "] 100%");
    }
}
