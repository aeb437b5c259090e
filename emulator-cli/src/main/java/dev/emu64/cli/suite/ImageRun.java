package dev.emu64.cli.suite;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.host.HostFiles;
import dev.emu64.cli.host.HostOutput;
import dev.emu64.cli.host.UserError;
import dev.emu64.cli.options.BootCommand;
import dev.emu64.cli.options.BootOptions;
import dev.emu64.cli.run.BootRun;
import dev.emu64.display.GoldenText;
import dev.emu64.display.Screen;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs one test in a machine of its own. */
final class ImageRun {
    private final ImageTest test;
    private final String timeout;
    private final boolean update;
    private final Cancellation cancellation;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Screen screen;

    ImageRun(ImageTest test, String timeout, boolean update, Cancellation cancellation) {
        this.test = test;
        this.timeout = timeout;
        this.update = update;
        this.cancellation = cancellation;
    }

    ImageResult result() {
        long startNanos = System.nanoTime();
        String message;
        ImageResult.Outcome outcome;
        try {
            int exitCode = run();
            message = update && screen != null ? updated(exitCode) : verdict(exitCode);
            outcome = message == null ? ImageResult.Outcome.PASSED : ImageResult.Outcome.FAILED;
        } catch (UserError e) {
            message = e.getMessage();
            outcome = ImageResult.Outcome.ERROR;
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            // one broken test must not end the others
            message = "this is a bug in emu64: " + e + " at " + (e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0]);
            outcome = ImageResult.Outcome.ERROR;
        }
        return new ImageResult(test, outcome, message, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8),
                System.nanoTime() - startNanos);
    }

    private int run() {
        test.expectedExitCode();
        List<String> args = new ArrayList<>(List.of("--headless", "--timeout", timeout));
        args.addAll(test.options());
        if (test.script() != null) {
            args.add("--script");
            args.add(test.script().toString());
        }
        args.add("--");
        args.add(test.image().toString());
        BootOptions options = BootCommand.parse(args.toArray(new String[0]));
        HostOutput output = new HostOutput("standard output", out);
        HostConsole console = new HostConsole(InputStream.nullInputStream(), output, new PrintStream(err, true, StandardCharsets.UTF_8), false);
        int exitCode = new BootRun(options, console, cancellation).run(machine -> screen = machine.screen());
        output.flush();
        return exitCode;
    }

    /** What is not as expected, or null. */
    private String verdict(int exitCode) {
        int expected = test.expectedExitCode();
        String golden = ImageTest.read(test.golden());
        String screenFailure = null;
        if (golden != null && !GoldenText.parse(golden).matches(screen)) {
            screenFailure = "the screen is not as in " + test.golden().getFileName() + "\n" + GoldenText.parse(golden).beside(screen);
        }
        if (exitCode != expected) {
            String how = "exit code " + exitCode + ", expected " + expected + "\n" + err.toString(StandardCharsets.UTF_8);
            return screenFailure == null ? how : how + screenFailure;
        }
        return screenFailure;
    }

    /** Makes what happened the expected, but for masks that still fit. */
    private String updated(int exitCode) {
        String before = ImageTest.read(test.golden());
        GoldenText golden = GoldenText.parse(before == null ? "" : before);
        if (before == null || !golden.matches(screen)) {
            HostFiles.write(test.golden().toString(), golden.updated(screen).getBytes(StandardCharsets.UTF_8));
        }
        int expected = test.expectedExitCode();
        if (exitCode != expected) {
            String file = test.image().getFileName().toString();
            HostFiles.write(test.image().resolveSibling(file.substring(0, file.lastIndexOf('.')) + ".exit").toString(),
                    (exitCode + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return null;
    }
}
