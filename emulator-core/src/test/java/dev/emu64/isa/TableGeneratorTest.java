package dev.emu64.isa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableGeneratorTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/emu64");
    private final TableGenerator generator = new TableGenerator(InstructionTable.load());

    @Test
    void generatedSourcesAreThoseUnderVersionControl() throws IOException {
        for (Map.Entry<String, String> file : generator.generate(SOURCES.resolve("ops")).entrySet()) {
            assertThat(Files.readString(SOURCES.resolve(file.getKey())))
                    .as("%s: run emulator-core/regenerate", file.getKey()).isEqualTo(file.getValue());
        }
    }

    @Test
    void everyRowHasItsMethod() {
        assertThat(generator.missing(SOURCES.resolve("ops"))).isEmpty();
    }
}
