package dev.emu64.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.emu64.machine.Drive;
import dev.emu64.machine.Machine;
import dev.emu64.machine.MachineConfig;
import dev.emu64.machine.RunLimits;
import dev.emu64.run.StopReason;
import dev.emu64.storage.MemoryDisk;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Once a guest's code is decoded and translated, running it allocates nothing: many machines share one JVM's heap. */
class SteadyStateTest {
    private static final int JIT_THRESHOLD = 500;
    private static final long WARM_INSTRUCTIONS = 8_000_000;
    private static final long WINDOW_INSTRUCTIONS = 1_000_000;
    /** Windows that are measured; a block that becomes hot late is translated in one of them, but not in all. */
    private static final int WINDOWS = 4;
    /** A run begins and ends with a few objects; one for each of a window's thousands of events would be far more. */
    private static final long MOST_BYTES = 4096;

    private static byte[] image(String name, long scale) throws Exception {
        return BenchKernel.bundled().image(List.of(new Workload(name, scale)));
    }

    @ParameterizedTest
    @CsvSource({"alu, 2600", "sieve, 400", "trap, 1300", "paging, 600", "portio, 1600", "vga, 200", "chase, 30", "fib, 1300", "sse2, 250"})
    void nothingIsAllocated(String workload, long scale) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] image = image(workload, scale);
        for (MachineConfig.EngineKind engine : MachineConfig.EngineKind.values()) {
            Machine machine = new Machine(MachineConfig.standard().withEngine(engine).withJitThreshold(JIT_THRESHOLD)
                    .withDebugExits(List.of(0xf4), 4).withDrives(List.of(new Drive(Drive.Kind.DISK, new MemoryDisk(image, false)))));
            machine.run(RunLimits.headless().withMaxInstructions(WARM_INSTRUCTIONS), watched -> null);
            long least = Long.MAX_VALUE;
            for (int window = 1; window <= WINDOWS; window++) {
                RunLimits limits = RunLimits.headless().withMaxInstructions(WARM_INSTRUCTIONS + window * WINDOW_INSTRUCTIONS);
                long before = threads.getCurrentThreadAllocatedBytes();
                StopReason stop = machine.run(limits, watched -> null);
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
                assertThat(stop).as("the workload goes on").isInstanceOf(StopReason.InstructionLimit.class);
            }
            assertThat(least).as("bytes allocated by %s in %d instructions", engine, WINDOW_INSTRUCTIONS).isLessThan(MOST_BYTES);
        }
    }

    @ParameterizedTest
    @CsvSource({"INTERPRETER", "JIT"})
    void timerInterruptsAllocateNothing(MachineConfig.EngineKind engine) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Machine machine = new Machine(MachineConfig.standard().withEngine(engine).withDebugExits(List.of(0xf4), 4)
                .withDrives(List.of(new Drive(Drive.Kind.DISK, new MemoryDisk(image("timer", 100_000), false)))));
        RunLimits limits = RunLimits.headless().withSettleNanos(0);
        long interrupts = 0;
        long before = 0;
        while (interrupts < 60_000) {
            if (interrupts < 40_000) {
                before = threads.getCurrentThreadAllocatedBytes();
            }
            machine.run(limits.withMaxInstructions(machine.instructions() + 100_000), watched -> null);
            interrupts = machine.cpu().interrupts.taken();
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(65_536);
    }
}
