package dev.emu64.cli.suite;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.ExitCode;
import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.host.HostFiles;
import dev.emu64.cli.host.UserError;
import dev.emu64.cli.terminal.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** All tests of a folder, several at a time, told in the order of their names. */
public final class ImageSuite {
    private final SuiteChoice choice;
    private final HostConsole console;
    private final Cancellation cancellation;

    public ImageSuite(SuiteChoice choice, HostConsole console, Cancellation cancellation) {
        this.choice = choice;
        this.console = console;
        this.cancellation = cancellation;
    }

    /**
     * Runs the tests that {@code environment} leaves to this machine.
     *
     * @return the exit code
     * @throws UserError if there is nothing to run or a file cannot be read
     */
    public int run(Map<String, String> environment) {
        List<ImageTest> tests = Shard.of(environment).of(tests());
        List<ImageResult> results = run(tests);
        int failed = 0;
        for (ImageResult result : results) {
            failed += result.passed() ? 0 : 1;
        }
        print(results.size() - failed + " passed, " + failed + " failed");
        if (choice.report() != null) {
            HostFiles.write(choice.report(), new JunitReport(choice.folder(), results).xml().getBytes(StandardCharsets.UTF_8));
        }
        if (cancellation.requested()) {
            return cancellation.exitCode();
        }
        return failed == 0 ? ExitCode.OK : ExitCode.EXPECTATION_FAILED;
    }

    private List<ImageTest> tests() {
        Path folder = HostFiles.path(choice.folder());
        List<Path> images;
        try (Stream<Path> files = Files.walk(folder)) {
            images = files.filter(Files::isRegularFile).filter(ImageSuite::isImage).sorted().toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw HostFiles.unreadable(choice.folder(), e instanceof IOException failure ? failure : ((java.io.UncheckedIOException) e).getCause());
        }
        List<ImageTest> tests = new ArrayList<>();
        for (Path image : images) {
            ImageTest test = ImageTest.of(folder, image);
            if (choice.only() == null || test.name().contains(choice.only())) {
                tests.add(test);
            }
        }
        if (tests.isEmpty()) {
            throw UserError.usage("no tests in " + choice.folder() + (choice.only() == null ? "" : " with " + choice.only() + " in their names")
                    + ": expected images (*.bin, *.img, *.iso, *.elf), each with NAME.screen, NAME.exit or NAME.script beside it");
        }
        return tests;
    }

    private static boolean isImage(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".bin") || name.endsWith(".img") || name.endsWith(".iso") || name.endsWith(".elf");
    }

    private List<ImageResult> run(List<ImageTest> tests) {
        ExecutorService workers = Executors.newFixedThreadPool(choice.jobs());
        try (Progress progress = Progress.of(console, "tests", tests.size())) {
            List<Future<ImageResult>> running = new ArrayList<>();
            for (ImageTest test : tests) {
                running.add(workers.submit(() -> {
                    ImageResult result = new ImageRun(test, choice.timeout(), choice.update(), cancellation).result();
                    progress.advance(1);
                    return result;
                }));
            }
            List<ImageResult> results = new ArrayList<>();
            for (Future<ImageResult> next : running) {
                ImageResult result = next.get();
                results.add(result);
                progress.aside(() -> tell(result));
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.host("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a test's own failure is its result", e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private void tell(ImageResult result) {
        print((result.passed() ? "pass " : "FAIL ") + result.test().name());
        if (!result.passed()) {
            result.message().lines().forEach(line -> print("     " + line));
        }
    }

    private void print(String line) {
        console.out().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        console.out().flush();
    }
}
