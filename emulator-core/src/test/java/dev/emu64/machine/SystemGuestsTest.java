package dev.emu64.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.run.StopReason;
import dev.emu64.storage.MemoryDisk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestFactory;

/**
 * Boots guests that check the supervisor-level architecture themselves: a line on COM1 for each check, then exit
 * status 33 through isa-debug-exit if all passed.
 */
class SystemGuestsTest {
    private static final int ALL_PASSED = 33;
    private static final long MOST_INSTRUCTIONS = 20_000_000;

    @TestFactory
    Stream<DynamicTest> everyCheckPasses() throws IOException {
        Path folder = folder();
        Assumptions.assumeTrue(folder != null, "no system guests: neither ../shared/sysguests nor -Demu64.sysguests=FOLDER");
        List<Path> images = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(file -> file.toString().endsWith(".bin.gz")).sorted().forEach(images::add);
        }
        assertThat(images).isNotEmpty();
        return DynamicTest.stream(images.stream().map(image -> Named.of(image.getFileName().toString(), image)), SystemGuestsTest::check);
    }

    private static Path folder() {
        String given = System.getProperty("emu64.sysguests");
        if (given != null) {
            return Path.of(given);
        }
        // the working directory is the module's or the project's root
        for (String beside : List.of("../../shared/sysguests", "../shared/sysguests")) {
            if (Files.isDirectory(Path.of(beside))) {
                return Path.of(beside);
            }
        }
        return null;
    }

    private static void check(Path image) throws IOException {
        ByteArrayOutputStream com1 = new ByteArrayOutputStream();
        StopReason stop = boot(image, com1);
        List<String> lines = com1.toString(StandardCharsets.ISO_8859_1).lines().toList();
        if (image.getFileName().toString().startsWith("reset-")) {
            assertThat(lines).contains("before: ok").doesNotContain("after");
            assertThat(stop).isInstanceOfAny(StopReason.Reset.class, StopReason.TripleFault.class);
            return;
        }
        assertThat(lines.stream().filter(line -> !line.endsWith(": ok"))).singleElement().asString().endsWith(" passed, 0 failed");
        assertThat(stop).isEqualTo(new StopReason.DebugExit(ALL_PASSED));
    }

    private static StopReason boot(Path image, ByteArrayOutputStream com1) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(image))) {
            Drive disk = new Drive(Drive.Kind.DISK, new MemoryDisk(in.readAllBytes(), false));
            MachineConfig config = TestedEngine.standard().withDrives(List.of(disk)).withCom1(com1::write)
                .withDebugExits(List.of(0xf4), 4);
            return new Machine(config).run(RunLimits.headless().withMaxInstructions(MOST_INSTRUCTIONS), RunObserver.NONE);
        }
    }
}
