package dev.emu64.cli.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.cli.Main;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** {@code --explain} of the demo, line for line. When demo or boot stages change, the golden text is what the run prints. */
class ExplainTest {
    private static String explained(String... more) {
        String[] args = new String[more.length + 3];
        args[0] = "--explain";
        args[1] = "--screen";
        args[2] = "none";
        System.arraycopy(more, 0, args, 3, more.length);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Main.run(args, new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), new PrintStream(err, true, StandardCharsets.UTF_8));
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theDemosBootIsTold() throws IOException {
        try (InputStream golden = ExplainTest.class.getResourceAsStream("explain-demo.txt")) {
            assertThat(explained()).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void everyEngineTellsTheSame() {
        assertThat(explained("--cpu", "jit")).isEqualTo(explained("--cpu", "interpreter"));
    }
}
