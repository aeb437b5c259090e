package dev.emu64.benchmark;

import dev.emu64.bits.Hex;
import dev.emu64.machine.Drive;
import dev.emu64.machine.Machine;
import dev.emu64.machine.MachineConfig;
import dev.emu64.machine.RunLimits;
import dev.emu64.run.StopReason;
import dev.emu64.storage.MemoryDisk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One image booted many times in one JVM: in a row, side by side, and kept. */
final class WarmBoots {
    private static final int KEPT = 20;

    /** How a boot ended. */
    record Ended(StopReason reason, long stateHash, long instructions) {
    }

    private final byte[] image;
    private final MachineConfig.EngineKind engine;

    WarmBoots(byte[] image, MachineConfig.EngineKind engine) {
        this.image = image.clone();
        this.engine = engine;
    }

    private Machine machine() {
        return new Machine(MachineConfig.standard().withEngine(engine)
                .withDrives(List.of(new Drive(Drive.Kind.DISK, new MemoryDisk(image.clone(), false)))));
    }

    private static StopReason run(Machine machine) {
        return machine.run(RunLimits.headless(), watched -> null);
    }

    private static Ended ended(Machine machine, StopReason reason) {
        return new Ended(reason, machine.stateHash(), machine.instructions());
    }

    /** One boot to the guest's end or rest. */
    Ended boot() {
        Machine machine = machine();
        return ended(machine, run(machine));
    }

    /** Boots {@code count} times in each of {@code threads}; how each ended. */
    List<Ended> sideBySide(int threads, int count) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Ended>> futures = new ArrayList<>();
            for (int i = 0; i < threads * count; i++) {
                futures.add(pool.submit(this::boot));
            }
            List<Ended> ended = new ArrayList<>();
            for (Future<Ended> future : futures) {
                ended.add(future.get());
            }
            return ended;
        } finally {
            pool.shutdownNow();
        }
    }

    /** Measures and tells. */
    String report(int boots, int threads) throws InterruptedException, ExecutionException {
        long[] nanos = new long[boots];
        Ended first = null;
        for (int i = 0; i < boots; i++) {
            long began = System.nanoTime();
            Machine machine = machine();
            StopReason reason = run(machine);
            nanos[i] = System.nanoTime() - began;
            Ended ended = ended(machine, reason);
            if (first == null) {
                first = ended;
            } else if (ended.stateHash() != first.stateHash()) {
                throw new IllegalStateException("boot " + i + " ended in another state: " + ended);
            }
        }
        long[] warm = Arrays.copyOfRange(nanos, boots / 2, boots);
        Arrays.sort(warm);
        long began = System.nanoTime();
        List<Ended> parallel = sideBySide(threads, Math.max(1, boots / threads));
        double parallelSeconds = (System.nanoTime() - began) / 1e9;
        int others = 0;
        for (Ended ended : parallel) {
            others += ended.stateHash() == first.stateHash() ? 0 : 1;
        }
        return String.format(Locale.ROOT, """
                each boot: %d instructions, ended with: %s; state %s
                first boot %.1f ms; warm (second half of %d) median %.2f ms, %.0f boots a second in one thread
                side by side in %d threads, each with a digest of its state: %.0f boots a second, %d of %d in another state than alone
                %d machines kept after their boot: %.2f MiB of heap each
                """, first.instructions(), first.reason().describe(), Hex.of(first.stateHash(), 16), nanos[0] / 1e6, boots,
                warm[warm.length / 2] / 1e6, 1e9 / warm[warm.length / 2], threads, parallel.size() / parallelSeconds, others,
                parallel.size(), KEPT, heapBytesPerMachine() / 1048576.0);
    }

    private double heapBytesPerMachine() {
        long before = usedBytes();
        List<Machine> kept = new ArrayList<>();
        for (int i = 0; i < KEPT; i++) {
            Machine machine = machine();
            run(machine);
            kept.add(machine);
        }
        long after = usedBytes();
        return (double) (after - before) / kept.size();
    }

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
