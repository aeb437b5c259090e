package dev.emu64.benchmark;

import dev.emu64.machine.MachineConfig.EngineKind;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What the command line chooses. */
final class Settings {
    static final String USAGE = """
            usage: java -jar benchmark.jar [workloads|startup [IMAGE]|warm [IMAGE]|list|image FILE] [OPTIONS]
              workloads      each workload's time against QEMU's, written to target/benchmark.{md,json,svg} (the default)
              startup        from the process's start to the kernel's first line, written to target/startup.{md,json,svg}
              startup IMAGE  to the loop in which IMAGE's kernel comes to rest, made to leave there by isa-debug-exit
              warm [IMAGE]   boots in one JVM, of the demo or of IMAGE
              list           the workloads and their scales
              image FILE     writes the kernel's disk image, to be timed by other means
            options:
              --rounds N     rounds in which every emulator runs once (3); startup 10; boots for warm 200
              --only A,B     these workloads alone
              --scale N      percent of each workload's usual length (100)
              --cpu A,B      engines of ours to measure (interpreter,jit)
              --bochs        Bochs too, if it is installed
              --threads N    for warm (2)
              --jar FILE     the emulator (emulator-cli/target/emu.jar beside this module)
              --out FOLDER   where results go (target of this module)
              --timeout N    seconds after which a run is given up (600)""";

    String command = "workloads";
    Path file;
    int rounds;
    long scalePercent = 100;
    List<String> only = List.of();
    List<String> engines = List.of("interpreter", "jit");
    boolean bochs;
    int threads = 2;
    Path jar;
    Path out;
    Duration patience = Duration.ofMinutes(10);

    private Settings(Path module) {
        this.out = module.resolve("target");
        this.jar = module.resolveSibling("emulator-cli").resolve("target").resolve("emu.jar");
    }

    /** @throws IllegalArgumentException for what is not understood */
    static Settings of(String[] arguments) {
        Settings settings = new Settings(module());
        int i = 0;
        if (i < arguments.length && !arguments[i].startsWith("-")) {
            settings.command = arguments[i++];
            if (i < arguments.length && !arguments[i].startsWith("-")) {
                settings.file = Path.of(arguments[i++]);
            }
        }
        while (i < arguments.length) {
            String option = arguments[i++];
            if (option.equals("--bochs")) {
                settings.bochs = true;
            } else if (i == arguments.length) {
                throw new IllegalArgumentException(option + ": unknown, or its value is missing");
            } else {
                settings.set(option, arguments[i++]);
            }
        }
        return settings;
    }

    private void set(String option, String value) {
        switch (option) {
            case "--rounds" -> rounds = Integer.parseInt(value);
            case "--only" -> only = List.of(value.split(","));
            case "--scale" -> scalePercent = Long.parseLong(value);
            case "--cpu" -> engines = List.of(value.split(","));
            case "--threads" -> threads = Integer.parseInt(value);
            case "--jar" -> jar = Path.of(value);
            case "--out" -> out = Path.of(value);
            case "--timeout" -> patience = Duration.ofSeconds(Long.parseLong(value));
            default -> throw new IllegalArgumentException(option + ": unknown option");
        }
    }

    int roundsOr(int usual) {
        return rounds > 0 ? rounds : usual;
    }

    EngineKind engine() {
        return EngineKind.valueOf(engines.get(engines.size() - 1).toUpperCase(Locale.ROOT));
    }

    /** The module's folder, seen from its jar or its classes in {@code target}. */
    private static Path module() {
        try {
            Path code = Path.of(Settings.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path target = code.toAbsolutePath().getParent();
            return target.endsWith("target") ? target.getParent() : Path.of("benchmark").toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
