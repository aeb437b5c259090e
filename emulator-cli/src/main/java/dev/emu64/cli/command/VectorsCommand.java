package dev.emu64.cli.command;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.ExitCode;
import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.host.HostFiles;
import dev.emu64.cli.host.UserError;
import dev.emu64.cli.terminal.Progress;
import dev.emu64.jit.RegionTranslator;
import dev.emu64.run.Interpreter;
import dev.emu64.vectors.EngineKind;
import dev.emu64.vectors.VectorSource;
import dev.emu64.vectors.VectorSuite;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.input.ProxyInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code emu vectors}. */
@Command(name = "vectors", header = "Check the processor against recorded instructions",
        description = {"CPU conformance vectors are single instructions with the state before and after, as recorded on hardware.",
            "Exit code 0 when all cases pass, else 12. The last line is: N passed, M failed"},
        footerHeading = "%nExamples:%n", footer = {"  emu vectors vectors/", "  emu vectors vectors/ --cpu jit --all"})
final class VectorsCommand extends SubCommand {
    private static final String SUFFIX = ".jsonl.gz";
    /** Executions after which code is translated: a case is executed once. */
    private static final int TRANSLATE_AT_ONCE = 1;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "files (*" + SUFFIX + ") or folders of them")
    private List<String> paths = new ArrayList<>();

    @Option(names = {"--cpu", "-cpu"}, paramLabel = "ENGINE", defaultValue = "interpreter", description = "interpreter, or jit: every case is translated")
    private String engine;

    @Option(names = "--all", description = "tell all failing cases of a file, not the first 20")
    private boolean all;

    @Option(names = "--list", description = "only list the files")
    private boolean list;

    @Option(names = "--only", paramLabel = "ID", description = "run the one case of this id")
    private String only;

    /** A vector file of the host's. */
    private record HostVectors(Path file) implements VectorSource {
        @Override
        public String name() {
            return file.toString();
        }

        @Override
        public InputStream open() throws IOException {
            InputStream in = new BufferedInputStream(Files.newInputStream(file));
            in.mark(2);
            boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            if (!gzip) {
                in.close();
                throw new IllegalArgumentException("not a vector file: not compressed by gzip");
            }
            return in;
        }
    }

    /** A vector file, of which progress is told as it is read. */
    private record WatchedVectors(HostVectors vectors, Progress progress) implements VectorSource {
        @Override
        public String name() {
            return vectors.name();
        }

        @Override
        public InputStream open() throws IOException {
            return new ProxyInputStream(vectors.open()) {
                @Override
                protected void afterRead(int count) {
                    progress.advance(Math.max(0, count));
                }
            };
        }
    }

    @Override
    int run(HostConsole console, Cancellation cancellation) {
        Lines lines = new Lines(console);
        List<HostVectors> files = files();
        if (list) {
            files.forEach(file -> lines.print(file.name()));
            return ExitCode.OK;
        }
        try (Progress progress = Progress.of(console, "vectors", bytes(files))) {
            List<WatchedVectors> watched = files.stream().map(file -> new WatchedVectors(file, progress)).toList();
            boolean passed = new VectorSuite(engine(), all, only, line -> progress.aside(() -> lines.print(line))).run(watched);
            return passed ? ExitCode.OK : ExitCode.EXPECTATION_FAILED;
        } catch (IOException e) {
            throw UserError.host("cannot read vectors: " + HostFiles.reason(e));
        } catch (IllegalArgumentException e) {
            throw UserError.notBootable(e.getMessage());
        }
    }

    private static long bytes(List<HostVectors> files) throws IOException {
        long bytes = 0;
        for (HostVectors file : files) {
            bytes += Files.size(file.file());
        }
        return bytes;
    }

    private EngineKind engine() {
        return switch (engine) {
            case "interpreter" -> Interpreter::new;
            case "jit" -> (cpu, memory, scheduler, decoder) ->
                    new Interpreter(cpu, memory, scheduler, decoder, new RegionTranslator(cpu, TRANSLATE_AT_ONCE));
            default -> throw UserError.usage("--cpu " + engine + ": expected interpreter or jit");
        };
    }

    private List<HostVectors> files() {
        List<HostVectors> files = new ArrayList<>();
        for (String name : paths) {
            Path path = HostFiles.path(name);
            if (!Files.isDirectory(path)) {
                if (!Files.exists(path)) {
                    throw UserError.host("no such file or folder: " + name);
                }
                files.add(new HostVectors(path));
                continue;
            }
            try (Stream<Path> inside = Files.walk(path)) {
                inside.filter(file -> file.toString().endsWith(SUFFIX)).sorted().forEach(file -> files.add(new HostVectors(file)));
            } catch (IOException e) {
                throw HostFiles.unreadable(name, e);
            }
        }
        if (files.isEmpty()) {
            throw UserError.host("no vectors (*" + SUFFIX + ") in " + String.join(", ", paths));
        }
        return files;
    }
}
