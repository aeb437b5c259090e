package dev.emu64.benchmark.micro;

import dev.emu64.display.Frame;
import dev.emu64.display.PixelRendering;
import dev.emu64.display.TextRendering;
import dev.emu64.image.DemoImage;
import dev.emu64.machine.Drive;
import dev.emu64.machine.Machine;
import dev.emu64.machine.MachineConfig;
import dev.emu64.machine.RunLimits;
import dev.emu64.machine.RunObserver;
import dev.emu64.storage.MemoryDisk;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The screen of the VGA in mode 3, 80 by 25 characters, as pixels and as text. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Rendering {
    private Machine machine;

    @Setup
    public void boot() throws IOException {
        Drive drive = new Drive(Drive.Kind.DISK, new MemoryDisk(DemoImage.bytes(), false));
        machine = new Machine(MachineConfig.standard().withDrives(List.of(drive)));
        machine.run(RunLimits.headless(), RunObserver.NONE);
    }

    @Benchmark
    public Frame pixels() {
        return PixelRendering.render(machine.screen());
    }

    @Benchmark
    public String text() {
        return TextRendering.render(machine.screen());
    }
}
