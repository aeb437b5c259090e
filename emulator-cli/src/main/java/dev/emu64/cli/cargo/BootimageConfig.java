package dev.emu64.cli.cargo;

import dev.emu64.cli.host.HostFiles;
import dev.emu64.cli.host.UserError;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a kernel's Cargo.toml says under {@code [package.metadata.bootimage]}, with the defaults of the bootimage tool.
 *
 * @param runArgs arguments of a run
 * @param testArgs arguments of a test
 * @param testSuccessExitCode the exit code of a test that passes; null for none
 * @param testTimeoutSeconds when a test has failed
 * @param testNoReboot whether a reset ends a test
 * @param usesBootloaderCrate whether the kernel depends on the bootloader crate, and so on an image made for it
 */
public record BootimageConfig(List<String> runArgs, List<String> testArgs, Integer testSuccessExitCode, long testTimeoutSeconds,
        boolean testNoReboot, boolean usesBootloaderCrate) {
    /** What the tutorial's kernels write for success: 10h through isa-debug-exit. */
    private static final int USUAL_SUCCESS = 33;
    private static final long DEFAULT_TIMEOUT_SECONDS = 300;

    /** Reads the manifest, or gives the defaults where {@code manifest} is null. */
    public static BootimageConfig read(Path manifest) {
        if (manifest == null) {
            return new BootimageConfig(List.of(), List.of(), USUAL_SUCCESS, DEFAULT_TIMEOUT_SECONDS, true, false);
        }
        Map<String, Object> root;
        try {
            root = Toml.parse(new String(HostFiles.read(manifest.toString()), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw UserError.host(manifest + ": " + e.getMessage());
        }
        Object found = inside(root, "package", "metadata", "bootimage");
        boolean bootloader = inside(root, "dependencies", "bootloader") != null;
        if (!(found instanceof Map<?, ?> table)) {
            return new BootimageConfig(List.of(), List.of(), USUAL_SUCCESS, DEFAULT_TIMEOUT_SECONDS, true, bootloader);
        }
        return new BootimageConfig(strings(manifest, table, "run-args"), strings(manifest, table, "test-args"),
                table.get("test-success-exit-code") instanceof Long code ? Integer.valueOf(code.intValue()) : null,
                table.get("test-timeout") instanceof Long seconds ? seconds : DEFAULT_TIMEOUT_SECONDS,
                !Boolean.FALSE.equals(table.get("test-no-reboot")), bootloader);
    }

    private static Object inside(Map<String, Object> root, String... path) {
        Object at = root;
        for (String key : path) {
            at = at instanceof Map<?, ?> table ? table.get(key) : null;
        }
        return at;
    }

    private static List<String> strings(Path manifest, Map<?, ?> table, String key) {
        Object value = table.get(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> elements)) {
            throw UserError.usage(manifest + ": " + key + " must be a list of strings");
        }
        List<String> strings = new ArrayList<>();
        for (Object element : elements) {
            strings.add(String.valueOf(element));
        }
        return strings;
    }

    /** The manifest of the kernel: where cargo says, else in the executable's folder or above; null where there is none. */
    public static Path manifest(String cargoManifestDir, Path executable) {
        if (cargoManifestDir != null) {
            Path manifest = Path.of(cargoManifestDir, "Cargo.toml");
            return Files.isRegularFile(manifest) ? manifest : null;
        }
        for (Path folder = executable.toAbsolutePath().normalize().getParent(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("Cargo.toml"))) {
                return folder.resolve("Cargo.toml");
            }
        }
        return null;
    }
}
