package dev.emu64.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;

/**
 * One run of the benchmark kernel in an emulator's process, told by the lines on its standard output as they arrive.
 *
 * @param bootNanos from the process's start to the kernel's first line
 * @param endNanos from the process's start to its end
 * @param spans the workloads, in the order in which they ended
 */
record GuestRun(long bootNanos, long endNanos, List<Span> spans) {
    private static final String BOOTED = "bench start";
    private static final int GUEST_EXIT = 0x10 << 1 | 1;
    private static final int ANY_GUEST_EXIT = -1;

    GuestRun {
        spans = List.copyOf(spans);
    }

    /**
     * A workload's time between its two lines.
     *
     * @param cpuNanos processor time of all the process's threads, as far as the host counts it (Linux: in hundredths of a second)
     */
    record Span(String workload, String checksum, long wallNanos, long cpuNanos) {
    }

    /** Thrown when the guest did not run to its end. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1;

        Failed(String message) {
            super(message);
        }
    }

    /** Runs {@code emulator} on {@code image}; what it says besides goes to {@code log}. */
    static GuestRun of(Emulator emulator, Path image, Path log, Duration patience) throws IOException, Failed {
        GuestRun run = run(emulator, image, log, patience, GUEST_EXIT);
        if (run.bootNanos == 0) {
            throw failed(emulator, log);
        }
        return run;
    }

    /** The same of an image that is not the benchmark's and leaves through isa-debug-exit with any code. */
    static GuestRun toItsExit(Emulator emulator, Path image, Path log, Duration patience) throws IOException, Failed {
        return run(emulator, image, log, patience, ANY_GUEST_EXIT);
    }

    private static Failed failed(Emulator emulator, Path log) throws IOException {
        return new Failed(emulator.name() + " did not run the guest to its end: " + Files.readString(log, StandardCharsets.ISO_8859_1).strip());
    }

    private static GuestRun run(Emulator emulator, Path image, Path log, Duration patience, int exit) throws IOException, Failed {
        long started = System.nanoTime();
        Process process = new ProcessBuilder(emulator.command(image)).redirectError(log.toFile()).start();
        // no input will come: an emulator that waits for it while the guest sleeps need not
        process.getOutputStream().close();
        Timer guard = new Timer(true);
        guard.schedule(new TimerTask() {
            @Override
            public void run() {
                process.destroyForcibly();
            }
        }, patience.toMillis());
        Reading reading = new Reading(process, started);
        try {
            reading.toTheEnd();
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            guard.cancel();
            process.destroyForcibly();
        }
        long nanos = System.nanoTime() - started;
        boolean left = !process.isAlive() && (process.exitValue() == exit || exit == ANY_GUEST_EXIT && (process.exitValue() & 1) == 1);
        if (!left && !emulator.name().equals("bochs")) {
            throw failed(emulator, log);
        }
        return new GuestRun(reading.booted, nanos, reading.spans);
    }

    /** The lines of a running process. */
    private static final class Reading {
        private final Process process;
        private final long started;
        private final List<Span> spans = new ArrayList<>();
        private long booted;
        private long workloadWall;
        private long workloadCpu;

        Reading(Process process, long started) {
            this.process = process;
            this.started = started;
        }

        void toTheEnd() throws IOException {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.ISO_8859_1))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    take(line);
                }
            }
        }

        private void take(String line) {
            long now = System.nanoTime();
            String[] words = line.split(" ");
            if (line.equals(BOOTED)) {
                booted = now - started;
            } else if (words.length == 2 && words[1].equals("start")) {
                workloadWall = now;
                workloadCpu = cpuNanos();
            } else if (words.length == 3 && words[1].equals("end")) {
                spans.add(new Span(words[0], words[2], now - workloadWall, cpuNanos() - workloadCpu));
            }
        }

        private long cpuNanos() {
            return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
        }
    }

    long bootMillis() {
        return TimeUnit.NANOSECONDS.toMillis(bootNanos);
    }
}
