package dev.emu64.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that boots an image with COM1 on its standard output and ends when the guest leaves.
 *
 * @param name as the tables show it
 * @param command with {@link #IMAGE} where the image's path belongs
 */
record Emulator(String name, List<String> command) {
    static final String IMAGE = "@IMAGE@";
    private static final List<String> OURS = List.of(IMAGE, "--headless", "-serial", "stdio", "-device",
            "isa-debug-exit,iobase=0xf4,iosize=4");

    Emulator {
        command = List.copyOf(command);
    }

    /** This emulator, as {@code java -jar}, with an engine by its name. */
    static Emulator ours(Path jar, String engine) {
        List<String> command = new ArrayList<>(List.of(java(), "-jar", jar.toString(), "--cpu", engine));
        command.addAll(OURS);
        return new Emulator(engine, command);
    }

    /** This emulator with its defaults, started by a given command. */
    static Emulator started(String name, String... start) {
        List<String> command = new ArrayList<>(List.of(start));
        command.addAll(OURS);
        return new Emulator(name, command);
    }

    static Emulator qemu() {
        return new Emulator("qemu", List.of("qemu-system-x86_64", "-accel", "tcg", "-drive", "format=raw,file=" + IMAGE, "-display", "none",
                "-monitor", "none", "-serial", "stdio", "-device", "isa-debug-exit,iobase=0xf4,iosize=4", "-no-reboot"));
    }

    /** Bochs without a display that matters; it needs a file of settings in {@code folder}. */
    static Emulator bochs(Path folder) throws IOException {
        Path settings = folder.resolve("bochsrc.txt");
        Files.writeString(settings, "display_library: nogui\nmegs: 128\nboot: disk\nlog: " + folder.resolve("bochs.log")
                + "\npanic: action=fatal\ncom1: enabled=1, mode=file, dev=/dev/stdout\nclock: sync=none\ncpu: ips=50000000\n");
        return new Emulator("bochs", List.of("bochs", "-q", "-f", settings.toString(),
                "ata0-master: type=disk, path=" + IMAGE + ", mode=volatile"));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    List<String> command(Path image) {
        List<String> full = new ArrayList<>();
        for (String word : command) {
            full.add(word.replace(IMAGE, image.toString()));
        }
        return full;
    }

    /** Whether its program can be found. */
    boolean installed() {
        Path program = Path.of(command.get(0));
        if (program.isAbsolute()) {
            return Files.isExecutable(program);
        }
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder).resolve(program))) {
                return true;
            }
        }
        return false;
    }
}
