package dev.emu64.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.image.DemoImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a JVM loads from its start to a guest's first screen: each class costs a fifth of a millisecond, and some bring
 * dozens along. No times are looked at.
 */
class StartUpClassesTest {
    /** Ours, with room for a few; who needs more should look what of it a first screen can do without. */
    private static final int MOST_OF_OURS = 305;
    private static final String FIRST_SCREEN = "A 64-bit kernel speaks";

    @TempDir
    private Path folder;

    @Test
    void aBootToItsFirstScreenLoadsFewClasses() throws IOException, InterruptedException {
        assertThat(matching(loaded(image(), "--until", FIRST_SCREEN), "dev.emu64.")).hasSizeLessThanOrEqualTo(MOST_OF_OURS);
    }

    @Test
    void aBootToItsFirstScreenDoesWithoutLibraries() throws IOException, InterruptedException {
        assertThat(matching(loaded(image(), "--until", FIRST_SCREEN), "picocli.", "org.", "dev.emu64.cli.command.", "dev.emu64.cli.terminal.Live"))
                .isEmpty();
    }

    @Test
    void aBootAsCargosRunnerDoesWithoutPicocli() throws IOException, InterruptedException {
        List<String> classes = loaded("runner", image(), "--until", FIRST_SCREEN);

        assertThat(matching(classes, "dev.emu64.cli.command.RunnerCommand")).isNotEmpty();
        assertThat(matching(classes, "picocli.", "org.")).isEmpty();
    }

    @Test
    void translatedCodeIsNotPreparedBeforeSomethingIsHot() throws IOException, InterruptedException {
        List<String> translator = matching(loaded(image(), "--until", FIRST_SCREEN), "dev.emu64.jit.");

        assertThat(translator).containsExactly("dev.emu64.jit.RegionTranslator");
    }

    /** Lambdas, method references, VarHandles, expressions, formats, channels: each one's first use loads 20 to 60 classes. */
    @Test
    void aBootToItsFirstScreenDoesWithoutTheCostlyPartsOfTheLibrary() throws IOException, InterruptedException {
        List<String> classes = loaded(image(), "--until", FIRST_SCREEN);

        assertThat(matching(classes, "java.util.regex.", "java.util.Formatter", "java.nio.channels.FileChannel",
                "java.lang.invoke.VarHandleByteArray", "java.lang.runtime.")).isEmpty();
        assertThat(classes).noneMatch(name -> name.startsWith("dev.emu64.") && name.contains("$$Lambda"));
    }

    private String image() throws IOException {
        return Files.write(folder.resolve("demo.img"), DemoImage.bytes()).toString();
    }

    private static List<String> matching(List<String> classes, String... beginnings) {
        List<String> found = new ArrayList<>();
        for (String name : classes) {
            for (String beginning : beginnings) {
                if (name.startsWith(beginning)) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    /** The names of what a JVM of its own loads for a run of the command line that must succeed. */
    private List<String> loaded(String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log + ":none", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), "dev.emu64.cli.Main"));
        command.addAll(List.of(arguments));
        Path told = folder.resolve("told.txt");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(told.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Files.write(folder.resolve("input.txt"), new byte[0]).toFile())).start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("the boot has come to its end").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(told)).isZero();
        List<String> names = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            int end = line.indexOf(' ');
            if (end > 0) {
                names.add(line.substring(0, end));
            }
        }
        return names;
    }
}
