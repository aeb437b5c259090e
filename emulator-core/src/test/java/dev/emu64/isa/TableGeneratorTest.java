package dev.emu64.isa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableGeneratorTest {
    private static final Path OPS = Path.of("src/main/java/dev/emu64/ops");
    private final TableGenerator generator = new TableGenerator(InstructionTable.load());

    @Test
    void generatedSourcesAreThoseUnderVersionControl() throws IOException {
        for (Map.Entry<String, String> file : generator.generate(OPS).entrySet()) {
            assertThat(Files.readString(Path.of(file.getKey())))
                    .as("%s: run emulator-core/regenerate", file.getKey()).isEqualTo(file.getValue());
        }
    }

    @Test
    void everyRowHasItsMethod() {
        assertThat(generator.missing(OPS)).isEmpty();
    }
}
