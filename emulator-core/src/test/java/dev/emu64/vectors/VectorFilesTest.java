package dev.emu64.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.run.Interpreter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestFactory;

/**
 * Every instruction against what real hardware did. The files among the resources hold every 40th case (every 80th
 * program) of the full set, which runs too where it is found: folder {@code ../shared/vectors} beside the project, or
 * the one that system property {@code emu64.vectors} names.
 */
class VectorFilesTest {

    @TestFactory
    Stream<DynamicTest> everyFortiethCaseEndsAsRecorded() throws IOException, URISyntaxException {
        return tests(Path.of(VectorFilesTest.class.getResource("/dev/emu64/vectors").toURI()));
    }

    @TestFactory
    Stream<DynamicTest> everyCaseOfTheFullSetEndsAsRecorded() throws IOException {
        Path folder = fullSet();
        Assumptions.assumeTrue(folder != null, "no full set of vectors: neither ../shared/vectors nor -Demu64.vectors=FOLDER");
        return tests(folder);
    }

    private static Path fullSet() {
        String given = System.getProperty("emu64.vectors");
        if (given != null) {
            return Path.of(given);
        }
        // the working directory is the module's or the project's root
        for (String beside : List.of("../../shared/vectors", "../shared/vectors")) {
            if (Files.isDirectory(Path.of(beside))) {
                return Path.of(beside);
            }
        }
        return null;
    }

    private static Stream<DynamicTest> tests(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(file -> file.toString().endsWith(".jsonl.gz")).sorted().forEach(files::add);
        }
        assertThat(files).isNotEmpty();
        return DynamicTest.stream(files.stream().map(file -> Named.of(file.getFileName().toString(), file)), VectorFilesTest::check);
    }

    private static void check(Path file) throws IOException {
        String name = file.getFileName().toString();
        try (InputStream in = Files.newInputStream(file)) {
            FileResult result = new VectorRun(Interpreter::new, 5, null).run(in);
            Assumptions.assumeTrue(result.skipped() == null, () -> name + " skipped: " + result.skipped());
            assertThat(result.failures()).as("%d of %d failed", result.failed(), result.total()).isEmpty();
            assertThat(result.total()).isPositive();
        }
    }
}
