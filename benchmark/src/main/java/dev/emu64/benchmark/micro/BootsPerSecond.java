package dev.emu64.benchmark.micro;

import dev.emu64.image.DemoImage;
import dev.emu64.machine.Drive;
import dev.emu64.machine.Machine;
import dev.emu64.machine.MachineConfig;
import dev.emu64.machine.RunLimits;
import dev.emu64.machine.RunObserver;
import dev.emu64.run.StopReason;
import dev.emu64.storage.CopyOnWriteDisk;
import dev.emu64.storage.MemoryDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Boots from power-on to the guest's rest, one after the other in a thread; with {@code -t 2} in two at once. The image is
 * the demo's or, by {@code -p image=FILE}, another one, read once and shared by all machines.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 5)
@Measurement(iterations = 5, time = 3)
public class BootsPerSecond {
    @Param("demo")
    public String image;

    @Param({"interpreter", "jit"})
    public String engine;

    private MemoryDisk disk;
    private MachineConfig config;

    @Setup
    public void read() throws IOException {
        byte[] bytes = image.equals("demo") ? DemoImage.bytes() : Files.readAllBytes(Path.of(image));
        disk = new MemoryDisk(bytes, true);
        config = MachineConfig.standard().withEngine(MachineConfig.EngineKind.valueOf(engine.toUpperCase(Locale.ROOT)));
    }

    @Benchmark
    public StopReason boot() {
        Drive drive = new Drive(Drive.Kind.DISK, new CopyOnWriteDisk(disk));
        return new Machine(config.withDrives(List.of(drive))).run(RunLimits.headless(), RunObserver.NONE);
    }
}
