package dev.emu64.cli.cargo;

import dev.emu64.cli.host.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@code cargo metadata --format-version 1} says of a project. */
final class CargoMetadata {
    private static final String ADVICE = "\n     the crate is expected as bootloader = \"0.9\" in [dependencies]";

    private final Map<?, ?> root;

    CargoMetadata(String json) {
        try {
            root = map(JsonText.parse(json));
        } catch (IllegalArgumentException e) {
            throw UserError.host("cargo metadata: " + e.getMessage());
        }
    }

    Path targetDirectory() {
        return Path.of(text(root, "target_directory"));
    }

    /**
     * The package that the kernel of {@code manifest} depends on as {@code bootloader}, with the features that cargo resolved.
     *
     * @throws UserError if there is none, or one that is not built around a kernel in this way
     */
    BootloaderCrate bootloader(Path manifest) {
        Map<?, ?> kernel = find("manifest_path", manifest.toString());
        String name = null;
        for (Object dependency : list(kernel, "dependencies")) {
            String rename = text(dependency, "rename");
            String known = rename == null ? text(dependency, "name") : rename;
            if ("bootloader".equals(known)) {
                name = text(dependency, "name");
            }
        }
        if (name == null) {
            throw UserError.notBootable(manifest + " has no dependency named bootloader" + ADVICE);
        }
        Map<?, ?> crate = find("name", name);
        Object settings = map(crate.get("metadata")).get("bootloader");
        String target = text(settings, "target");
        String buildStd = text(settings, "build-std");
        if (target == null || buildStd == null) {
            throw UserError.notBootable(name + " " + text(crate, "version") + " is not built around a kernel by cargo's own -Zbuild-std" + ADVICE);
        }
        Path crateManifest = Path.of(text(crate, "manifest_path"));
        List<String> features = resolvedFeatures(text(crate, "id"));
        if (map(crate.get("features")).containsKey("binary")) {
            features.add("binary");
        }
        return new BootloaderCrate(name, crateManifest, crateManifest.resolveSibling(target), buildStd, features);
    }

    private Map<?, ?> find(String key, String value) {
        for (Object candidate : list(root, "packages")) {
            if (value.equals(text(candidate, key))) {
                return map(candidate);
            }
        }
        throw UserError.host("cargo metadata knows no package with the " + key.replace('_', ' ') + " " + value);
    }

    private List<String> resolvedFeatures(String id) {
        List<String> features = new ArrayList<>();
        for (Object node : list(map(root.get("resolve")), "nodes")) {
            if (id.equals(text(node, "id"))) {
                for (Object feature : list(map(node), "features")) {
                    features.add((String) feature);
                }
            }
        }
        return features;
    }

    private static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(Map<?, ?> of, String key) {
        return of.get(key) instanceof List<?> list ? list : List.of();
    }

    /** A member that is a string, or null. */
    static String text(Object of, String key) {
        return map(of).get(key) instanceof String text ? text : null;
    }
}
