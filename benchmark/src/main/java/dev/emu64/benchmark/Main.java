package dev.emu64.benchmark;

import dev.emu64.image.DemoImage;
import dev.emu64.image.ImageFormatException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** The entry: workloads and start-up against other emulators, and warm boots. */
public final class Main {
    private static final int USAGE = 2;
    private static final int FAILED = 1;
    private static final int PERCENT = 100;
    /** Rounds of boots that do not count; the launcher makes its archive meanwhile. */
    private static final int WARM_UPS = 3;

    private final Settings settings;
    private final BenchKernel kernel;
    private final PrintStream out;

    private Main(Settings settings, BenchKernel kernel, PrintStream out) {
        this.settings = settings;
        this.kernel = kernel;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException, ImageFormatException, InterruptedException, ExecutionException {
        Settings settings;
        try {
            settings = Settings.of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + System.lineSeparator() + Settings.USAGE);
            System.exit(USAGE);
            return;
        }
        System.exit(new Main(settings, BenchKernel.bundled(), System.out).run());
    }

    private int run() throws IOException, ImageFormatException, InterruptedException, ExecutionException {
        try {
            switch (settings.command) {
                case "workloads" -> {
                    return workloads();
                }
                case "startup" -> startUp();
                case "warm" -> {
                    byte[] image = settings.file == null ? DemoImage.bytes() : Files.readAllBytes(settings.file);
                    out.print(new WarmBoots(image, settings.engine()).report(settings.roundsOr(200), settings.threads));
                }
                case "list" -> chosen().forEach(workload -> out.println(workload.name() + " " + workload.scale()));
                case "image" -> Files.write(settings.file, kernel.image(chosen()));
                default -> {
                    out.println(Settings.USAGE);
                    return USAGE;
                }
            }
            return 0;
        } catch (GuestRun.Failed | IllegalArgumentException e) {
            out.println(e.getMessage());
            return FAILED;
        }
    }

    private List<Workload> chosen() {
        List<Workload> chosen = new ArrayList<>();
        for (Workload workload : kernel.workloads()) {
            if (settings.only.isEmpty() || settings.only.contains(workload.name())) {
                chosen.add(new Workload(workload.name(), Math.max(1, workload.scale() * settings.scalePercent / PERCENT)));
            }
        }
        return chosen;
    }

    private int workloads() throws IOException, ImageFormatException, GuestRun.Failed {
        List<Emulator> emulators = new ArrayList<>(List.of(Emulator.qemu()));
        Path folder = Files.createDirectories(settings.out);
        if (settings.bochs) {
            emulators.add(Emulator.bochs(folder));
        }
        for (String engine : settings.engines) {
            emulators.add(Emulator.ours(settings.jar, engine));
        }
        emulators.removeIf(this::missing);
        Path image = Files.write(folder.resolve("bench.img"), kernel.image(chosen()));
        Comparison comparison = new Comparison(emulators.stream().map(Emulator::name).toList());
        int rounds = settings.roundsOr(3);
        for (int round = 0; round < rounds; round++) {
            for (Emulator emulator : inTurn(emulators, round)) {
                out.println("round " + (round + 1) + " of " + rounds + ": " + emulator.name());
                comparison.add(emulator.name(), GuestRun.of(emulator, image, folder.resolve(emulator.name() + ".log"), settings.patience));
            }
        }
        write(comparison, "benchmark", "workload", "Time over QEMU's (TCG), logarithmic; less is better");
        return comparison.disagreements().isEmpty() ? 0 : FAILED;
    }

    private void startUp() throws IOException, ImageFormatException, GuestRun.Failed {
        Path folder = Files.createDirectories(settings.out);
        Path launcher = settings.jar.resolveSibling("../src/main/scripts/emu").normalize();
        List<Emulator> emulators = new ArrayList<>(List.of(Emulator.qemu(), Emulator.started("java -jar", Emulator.java(), "-jar",
                settings.jar.toString()), Emulator.started("launcher", launcher.toString())));
        emulators.removeIf(this::missing);
        boolean ownKernel = settings.file == null;
        byte[] bytes = ownKernel ? BenchKernel.leastImage() : LeavingTwin.of(Files.readAllBytes(settings.file));
        Path image = Files.write(folder.resolve("startup.img"), bytes);
        Comparison comparison = new Comparison(emulators.stream().map(Emulator::name).toList());
        int rounds = settings.roundsOr(10);
        for (int round = -WARM_UPS; round < rounds; round++) {
            for (Emulator emulator : inTurn(emulators, Math.max(0, round))) {
                Path log = folder.resolve("startup.log");
                GuestRun run = ownKernel ? GuestRun.of(emulator, image, log, settings.patience)
                        : GuestRun.toItsExit(emulator, image, log, settings.patience);
                if (round >= 0 && ownKernel) {
                    comparison.add(emulator.name(), "to the kernel's first line", run.bootNanos());
                }
                if (round >= 0) {
                    comparison.add(emulator.name(), "to the process's end", run.endNanos());
                }
            }
        }
        write(comparison, "startup", "start", "Time over QEMU's (TCG), logarithmic; less is better");
    }

    private boolean missing(Emulator emulator) {
        if (!emulator.installed()) {
            out.println(emulator.name() + " is not there: left out");
            return true;
        }
        return false;
    }

    /** Each round begins with another one, so that what drifts on the host hits all alike. */
    private static List<Emulator> inTurn(List<Emulator> emulators, int round) {
        List<Emulator> turned = new ArrayList<>(emulators);
        Collections.rotate(turned, -round);
        return turned;
    }

    private void write(Comparison comparison, String name, String what, String title) throws IOException {
        Reports reports = new Reports(comparison);
        String table = reports.markdown(what);
        Files.writeString(settings.out.resolve(name + ".md"), table);
        Files.writeString(settings.out.resolve(name + ".json"), reports.json());
        Files.writeString(settings.out.resolve(name + ".svg"), reports.svg(title));
        out.println(table);
    }
}
