package dev.emu64.cli.command;

import dev.emu64.cli.cargo.BootimageConfig;
import dev.emu64.cli.cargo.BootloaderBuild;
import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.ExitCode;
import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.host.HostFiles;
import dev.emu64.cli.host.UserError;
import dev.emu64.cli.options.BootCommand;
import dev.emu64.cli.options.BootOptions;
import dev.emu64.cli.options.QuickArgs;
import dev.emu64.cli.terminal.Boot;
import dev.emu64.image.BootImage;
import dev.emu64.image.BootImages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code emu runner}: what cargo calls as its runner, in the way of {@code bootimage runner}. */
@Command(name = "runner", header = "Run a kernel for cargo: `cargo run`, `cargo test`",
        description = {"In .cargo/config.toml:", "",
            "  [target.'cfg(target_os = \"none\")']", "  runner = \"emu runner\"", "",
            "Reads run-args, test-args, test-success-exit-code, test-timeout and test-no-reboot from "
            + "[package.metadata.bootimage] in Cargo.toml, and adds isa-debug-exit at 0xf4. An executable in a "
            + "folder named deps is a test: it runs headless and must leave with test-success-exit-code (33).",
            "A kernel that depends on the bootloader crate 0.9 is built into a disk image with it first."})
final class RunnerCommand extends SubCommand {
    /** What {@code cargo test} hands a test on how it is to print, which a kernel prints as it does anyhow. */
    private static final Set<String> OUTPUT_STYLES = Set.of("--quiet", "-q", "--nocapture", "--no-capture", "--show-output");

    @Parameters(index = "0", paramLabel = "ELF|IMAGE", description = "what cargo has built")
    String executable;

    @Parameters(index = "1..*", paramLabel = "ARGS", description = "further options of a boot")
    List<String> arguments = new ArrayList<>();

    @Override
    int run(HostConsole console, Cancellation cancellation) {
        Path path = HostFiles.path(executable);
        Path manifest = BootimageConfig.manifest(System.getenv("CARGO_MANIFEST_DIR"), path);
        BootimageConfig config = BootimageConfig.read(manifest);
        boolean test = isTest(path);
        String[] all = arguments(config, test, image(path, config, manifest));
        BootOptions options = QuickArgs.parse(all);
        if (options == null) {
            options = BootCommand.parse(all);
        }
        options.ensureDebugExit();
        options.debugExitExpected = test;
        if (!test) {
            return Boot.run(options, console, cancellation);
        }
        if (options.timeoutNanos == 0) {
            options.timeoutNanos = config.testTimeoutSeconds() * 1_000_000_000L;
            options.timeout = config.testTimeoutSeconds() + " s (test-timeout)";
        }
        options.display = BootOptions.Display.HEADLESS;
        // a test must not swallow what the shell that started cargo has typed ahead
        HostConsole unread = new HostConsole(InputStream.nullInputStream(), console.out(), console.err(), false);
        return verdict(Boot.run(options, unread, cancellation), config.testSuccessExitCode());
    }

    /** Cargo puts test executables into {@code deps}, documentation tests below {@code rustdoctest…}. */
    static boolean isTest(Path executable) {
        Path folder = executable.toAbsolutePath().getParent();
        String name = folder == null || folder.getFileName() == null ? "" : folder.getFileName().toString();
        return name.equals("deps") || name.startsWith("rustdoctest");
    }

    /** What cargo is told of a test: 0 for success, and never 0 for a test that ended without its success code. */
    static int verdict(int exitCode, Integer success) {
        if (success == null) {
            return exitCode;
        }
        return exitCode == success ? ExitCode.OK : exitCode == ExitCode.OK ? 1 : exitCode;
    }

    private String[] arguments(BootimageConfig config, boolean test, Path image) {
        List<String> all = new ArrayList<>();
        if (test && config.testNoReboot()) {
            all.add("-no-reboot");
        }
        all.addAll(test ? config.testArgs() : config.runArgs());
        for (String argument : arguments) {
            if (!test || !OUTPUT_STYLES.contains(argument)) {
                all.add(argument);
            }
        }
        all.add("--");
        all.add(image.toString());
        return all.toArray(new String[0]);
    }

    /** The executable itself, or the image of it with the boot loader crate, made here unless the bootimage tool has made it. */
    private Path image(Path path, BootimageConfig config, Path manifest) {
        if (!Files.exists(path)) {
            throw UserError.host("no such file: " + executable + "\n     expected the kernel that cargo has built");
        }
        Path made = path.resolveSibling("bootimage-" + path.getFileName() + ".bin");
        try {
            BootImage image = BootImages.recognise(path);
            boolean kernel = image instanceof BootImage.ElfKernel || image instanceof BootImage.NotBootable not && isKernel(not);
            if (!kernel || !config.usesBootloaderCrate()) {
                return path;
            }
            if (!isNewer(made, path) || !isNewer(made, manifest)) {
                String cargo = System.getenv("CARGO");
                new BootloaderBuild(manifest, cargo == null ? "cargo" : cargo).build(path, made);
            }
            return made;
        } catch (IOException e) {
            throw HostFiles.unreadable(executable, e);
        }
    }

    private static boolean isNewer(Path made, Path source) throws IOException {
        return Files.exists(made) && Files.getLastModifiedTime(made).compareTo(Files.getLastModifiedTime(source)) >= 0;
    }

    /** Whether it is an executable that only our own boot stages object to. */
    private static boolean isKernel(BootImage.NotBootable not) {
        return not.reason() == BootImage.Reason.NOT_A_KERNEL;
    }
}
