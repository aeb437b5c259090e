package dev.emu64.cli.cargo;

import dev.emu64.cli.Main;
import dev.emu64.fixtures.GuestImages;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.opentest4j.TestAbortedException;

/**
 * A command of cargo's, run in the project {@code disk-images/tutorial-os} with this build as its emulator.
 *
 * @param exitCode of cargo
 * @param output what it and the guest wrote, both streams in their order
 */
record CargoRun(int exitCode, String output) {
    private static final Path DISK_IMAGES = Path.of("..", "disk-images");
    private static final Path SCRIPTS = Path.of("src", "main", "scripts").toAbsolutePath();
    private static final long LIMIT_MINUTES = 5;

    /** With {@code emu runner} as the runner, everything else as the project has it. */
    static CargoRun withRunner(Path folder, String... arguments) throws IOException, InterruptedException {
        return in(folder, "CARGO_TARGET_X86_64_GUEST_RUNNER='" + SCRIPTS.resolve("emu") + " runner'", arguments);
    }

    /** With the project's own runner, {@code bootimage runner}, and our {@code qemu-system-x86_64} first on the PATH. */
    static CargoRun withShim(Path folder, String... arguments) throws IOException, InterruptedException {
        return in(folder, "PATH='" + SCRIPTS + "':$PATH", arguments);
    }

    private static CargoRun in(Path folder, String setting, String... arguments) throws IOException, InterruptedException {
        Path guests = GuestImages.directory().toAbsolutePath();
        if (!Files.isDirectory(guests.resolve("toolchain"))) {
            throw new TestAbortedException("no Rust toolchain made ready in " + guests + ": run disk-images/scripts/build-guests.sh");
        }
        List<String> command = new ArrayList<>(List.of(DISK_IMAGES.resolve("scripts/with-toolchain.sh").toAbsolutePath().toString(),
                "--out", guests.toString(), "sh", "-c", setting + " exec cargo \"$@\"", "cargo"));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.directory(DISK_IMAGES.resolve("tutorial-os").toFile());
        builder.environment().put("EMU_JAR", jar(folder).toString());
        builder.environment().put("EMU_NO_ARCHIVE", "1");
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("cargo did not end:\n" + Files.readString(output));
        }
        // COM1 is a terminal to the guest
        return new CargoRun(process.exitValue(), Files.readString(output).replace("\r", ""));
    }

    /** A jar that is no more than the class path of this test: the launcher scripts run what is being tested. */
    private static Path jar(Path folder) throws IOException {
        Path jar = folder.resolve("emu.jar");
        StringBuilder classPath = new StringBuilder();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            classPath.append(Path.of(entry).toUri()).append(' ');
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath.toString());
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.finish();
        }
        return jar;
    }

    /** The disk image beside the test executable that cargo says it runs. */
    Path image() {
        int at = output.indexOf("/deps/");
        int start = output.lastIndexOf('(', at) + 1;
        Path executable = Path.of(output.substring(start, output.indexOf(')', at)));
        return executable.resolveSibling("bootimage-" + executable.getFileName() + ".bin");
    }
}
