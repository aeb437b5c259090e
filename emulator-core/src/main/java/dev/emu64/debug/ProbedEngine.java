package dev.emu64.debug;

import dev.emu64.clock.Scheduler;
import dev.emu64.clock.VirtualClock;
import dev.emu64.cpu.Cpu;
import dev.emu64.run.Engine;
import dev.emu64.run.Interpreter;
import java.util.List;

/**
 * The interpreter, one instruction at a time, with probes between: a machine that nobody looks into never pays for them.
 * It leaves the same state at the same instruction count as every engine.
 */
public final class ProbedEngine implements Engine {
    private final Cpu cpu;
    private final VirtualClock clock;
    private final Scheduler scheduler;
    private final Interpreter interpreter;
    private final Probe probe;

    /** From now on the probes are also told of exceptions and interrupts. */
    public ProbedEngine(Cpu cpu, Scheduler scheduler, Interpreter interpreter, List<? extends Probe> probes) {
        this.cpu = cpu;
        this.clock = scheduler.clock();
        this.scheduler = scheduler;
        this.interpreter = interpreter;
        this.probe = probes.size() == 1 ? probes.get(0) : new Probes(probes);
        cpu.interrupts.observer(probe);
    }

    @Override
    public void run(long limit) {
        do {
            if (clock.instructions >= Math.min(limit, scheduler.dueInstruction()) || !probe.before()) {
                return;
            }
            interpreter.step();
            probe.after();
        } while (cpu.attention == 0);
    }

    @Override
    public void flush() {
        interpreter.flush();
        probe.reset();
    }
}
