package dev.emu64.image;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Programs that some tests need besides the JDK; without them those tests are skipped. */
final class Tool {

    static final Path ASM = Path.of("src", "main", "asm");

    private Tool() {
    }

    static void require(String program) {
        boolean found = false;
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            found |= Files.isExecutable(Path.of(folder, program)) || Files.isExecutable(Path.of(folder, program + ".exe"));
        }
        Assumptions.assumeTrue(found, program + " is not on the PATH");
    }

    /** Runs to the end and gives the exit status; the output goes to {@code log}. */
    static int run(Path folder, Path log, List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File(File.separatorChar == '/' ? "/dev/null" : "NUL"))).start().waitFor();
    }

    /** The flat binary that NASM makes of a source file. */
    static byte[] assemble(Path source, Path temporary) throws IOException, InterruptedException {
        require("nasm");
        Path output = temporary.resolve(source.getFileName() + ".bin").toAbsolutePath();
        Path log = temporary.resolve("nasm.log");
        int status = run(ASM, log, List.of("nasm", "-f", "bin", "-Wall", "-Werror", "-I./", source.toAbsolutePath().toString(), "-o",
                output.toString()));
        if (status != 0) {
            throw new IllegalStateException("nasm " + source + ": " + Files.readString(log));
        }
        return Files.readAllBytes(output);
    }
}
