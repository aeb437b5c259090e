package dev.emu64.cli.cargo;

import java.nio.file.Path;
import java.util.List;

/**
 * The boot loader crate that a kernel depends on.
 *
 * @param name the package's name
 * @param target its target specification
 * @param buildStd which crates of the standard library it needs built, as {@code -Zbuild-std} takes them
 * @param features those that the kernel chose, and {@code binary} where the crate has it
 */
record BootloaderCrate(String name, Path manifest, Path target, String buildStd, List<String> features) {
}
