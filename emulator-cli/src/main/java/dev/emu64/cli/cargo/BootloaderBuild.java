package dev.emu64.cli.cargo;

import dev.emu64.cli.host.HostFiles;
import dev.emu64.cli.host.UserError;
import dev.emu64.image.Elf64;
import dev.emu64.image.FlatBinary;
import dev.emu64.image.ImageFormatException;
import dev.emu64.image.ImageSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Makes a disk image of a kernel and the bootloader crate 0.9 that it depends on, as the bootimage tool does: cargo builds the
 * crate with the kernel inside, and what it loads is the disk.
 */
public final class BootloaderBuild {
    private static final int SECTOR = 512;

    private final Path manifest;
    private final String cargo;

    /** Of the kernel with that {@code manifest}; {@code cargo} is the command to call. */
    public BootloaderBuild(Path manifest, String cargo) {
        this.manifest = manifest.toAbsolutePath().normalize();
        this.cargo = cargo;
    }

    /**
     * Builds {@code kernel} into {@code image}. What cargo says goes to standard error.
     *
     * @throws UserError if cargo is missing, fails, or makes something that is no disk
     */
    public void build(Path kernel, Path image) {
        CargoMetadata metadata = new CargoMetadata(output(Map.of(), "metadata", "--format-version", "1", "--manifest-path", manifest.toString()));
        BootloaderCrate crate = metadata.bootloader(manifest);
        List<String> command = new ArrayList<>(List.of("build", "-Zbuild-std=" + crate.buildStd(), "--release", "--bin", crate.name(),
                "--manifest-path", crate.manifest().toString(), "--target", crate.target().toString(),
                "--target-dir", metadata.targetDirectory().resolve("bootimage").resolve(crate.name()).toString(),
                "--features", String.join(" ", crate.features()), "--message-format", "json-render-diagnostics"));
        // cargo of 2025 asks for it, older ones do not know it
        if (output(Map.of(), "-Z", "help").contains("json-target-spec")) {
            command.add("-Zjson-target-spec");
        }
        String messages = output(Map.of("KERNEL", kernel.toAbsolutePath().toString(), "KERNEL_MANIFEST", manifest.toString(), "RUSTFLAGS", ""),
                command.toArray(new String[0]));
        HostFiles.write(image.toString(), disk(executable(messages, crate)));
    }

    private static String executable(String messages, BootloaderCrate crate) {
        for (String line : messages.split("\n")) {
            String executable = line.startsWith("{") ? CargoMetadata.text(JsonText.parse(line), "executable") : null;
            if (executable != null) {
                return executable;
            }
        }
        throw UserError.host("cargo built no executable of " + crate.manifest());
    }

    /** What the boot loader's executable puts into memory, in whole sectors. */
    private static byte[] disk(String executable) {
        try {
            byte[] flat = FlatBinary.of(Elf64.read(ImageSource.of(HostFiles.read(executable))));
            return Arrays.copyOf(flat, (flat.length + SECTOR - 1) / SECTOR * SECTOR);
        } catch (ImageFormatException e) {
            throw UserError.notBootable(executable + " is " + e.getMessage());
        } catch (IOException e) {
            throw HostFiles.unreadable(executable, e);
        }
    }

    /** What cargo prints on standard output. */
    private String output(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(cargo));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.directory(manifest.getParent().toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw UserError.host("cargo " + arguments[0] + " ended with " + process.exitValue() + ": there is no image of the kernel");
            }
            return output;
        } catch (IOException e) {
            throw UserError.host("cannot start " + cargo + ", which is to build the bootloader crate: " + HostFiles.reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.host("interrupted");
        }
    }
}
