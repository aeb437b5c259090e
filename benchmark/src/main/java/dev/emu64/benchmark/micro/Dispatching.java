package dev.emu64.benchmark.micro;

import dev.emu64.bus.PortBus;
import dev.emu64.clock.Scheduler;
import dev.emu64.clock.VirtualClock;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.ProcessorFeatures;
import dev.emu64.cpu.Segment;
import dev.emu64.decode.Decoder;
import dev.emu64.memory.GuestMemory;
import dev.emu64.mmu.Mmu;
import dev.emu64.run.Interpreter;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From block to block in the interpreter: a ring of blocks of one jump each, so that finding the next one is nearly all. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Dispatching {
    private static final int BLOCKS = 64;
    private static final int APART = 16;
    private static final int START = 0x7c00;
    private static final int JMP_NEAR = 0xe9;
    private static final int JMP_NEAR_BYTES = 3;

    private final VirtualClock clock = new VirtualClock(4);
    private Interpreter interpreter;

    @Setup
    public void ring() {
        GuestMemory memory = GuestMemory.flat(1 << 20);
        Cpu cpu = new Cpu(new Mmu(memory), new PortBus(), clock);
        cpu.reset();
        cpu.seg[Segment.CS].set(0, 0, 0xffff, cpu.seg[Segment.CS].attributes);
        cpu.rip = START;
        for (int block = 0; block < BLOCKS; block++) {
            int at = START + block * APART;
            int next = START + (block + 1) % BLOCKS * APART;
            memory.write(at, 1, JMP_NEAR);
            memory.write(at + 1, 2, next - at - JMP_NEAR_BYTES);
        }
        interpreter = new Interpreter(cpu, memory, new Scheduler(clock), new Decoder(ProcessorFeatures.standard()));
    }

    @Benchmark
    @OperationsPerInvocation(BLOCKS)
    public long blocks() {
        interpreter.run(clock.instructions + BLOCKS);
        return clock.instructions;
    }
}
