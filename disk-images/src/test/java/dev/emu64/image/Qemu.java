package dev.emu64.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Boots images under QEMU, where it is installed: a judge that is not of this project. */
final class Qemu {

    private static final int SCREEN_BYTES = 4000;
    private static final long PATIENCE_SECONDS = 120;

    private final Path folder;

    Qemu(Path folder) {
        Tool.require("qemu-system-x86_64");
        this.folder = folder;
    }

    private List<String> command(byte[] image, List<String> options) throws IOException {
        Path file = Files.write(folder.resolve("disk.img"), image);
        List<String> command = new ArrayList<>(List.of("qemu-system-x86_64", "-accel", "tcg", "-display", "none", "-no-reboot", "-drive",
                "format=raw,file=" + file.toAbsolutePath(), "-serial", "null"));
        command.addAll(options);
        return command;
    }

    /** The exit status of a guest that leaves through isa-debug-exit at F4h: {@code value << 1 | 1}; 0 after a reset. */
    int exitStatus(byte[] image, String... options) throws IOException, InterruptedException {
        List<String> command = command(image, List.of(options));
        command.addAll(List.of("-monitor", "none", "-device", "isa-debug-exit,iobase=0xf4,iosize=4"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve("qemu.log").toFile()).start();
        try {
            Assumptions.assumeTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "QEMU is too slow here");
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    /** The text screen, row by row with trailing blanks trimmed, as soon as it contains {@code awaited}. */
    List<String> screen(byte[] image, String awaited, String... options) throws IOException {
        List<String> command = command(image, List.of(options));
        command.addAll(List.of("-monitor", "none", "-qmp", "stdio"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader monitor = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.ISO_8859_1))) {
            Path dump = folder.resolve("screen.bin");
            execute(process, monitor, "{\"execute\":\"qmp_capabilities\"}");
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            List<String> rows = List.of();
            while (System.nanoTime() < deadline) {
                execute(process, monitor, "{\"execute\":\"pmemsave\",\"arguments\":{\"val\":753664,\"size\":" + SCREEN_BYTES + ",\"filename\":\""
                        + dump.toAbsolutePath().toString().replace('\\', '/') + "\"}}");
                rows = rows(Files.readAllBytes(dump));
                if (String.join("\n", rows).contains(awaited)) {
                    return rows;
                }
            }
            Assumptions.abort("QEMU is too slow here");
            return rows;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Sends a QMP command and reads up to its answer, past greeting and events. */
    private static void execute(Process process, BufferedReader monitor, String command) throws IOException {
        process.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        String answer = monitor.readLine();
        while (answer != null && !answer.startsWith("{\"return\"")) {
            if (answer.startsWith("{\"error\"")) {
                throw new IOException("QEMU refuses " + command + ": " + answer);
            }
            answer = monitor.readLine();
        }
        if (answer == null) {
            throw new IOException("QEMU ended before its screen was read");
        }
    }

    private static List<String> rows(byte[] dump) {
        List<String> rows = new ArrayList<>();
        byte[] characters = new byte[80];
        for (int row = 0; row < 25; row++) {
            for (int column = 0; column < 80; column++) {
                characters[column] = dump[row * 160 + column * 2];
            }
            rows.add(new String(characters, Charset.forName("IBM437")).replace('\0', ' ').stripTrailing());
        }
        return rows;
    }
}
