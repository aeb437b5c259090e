package dev.emu64.vectors;

import dev.emu64.cpu.Cpu;
import dev.emu64.run.Engine;

/**
 * Lets an engine, which knows no end of a case, repeat what {@link Stepper} has done: as many instructions, at
 * full speed.
 */
final class EngineReplay {
    private final Engine engine;
    private final Cpu cpu;

    EngineReplay(Engine engine, Cpu cpu) {
        this.engine = engine;
        this.cpu = cpu;
    }

    /** Executes {@code instructions} instructions, iterations of repeated strings and delivered faults counted. */
    void run(long instructions) {
        long end = cpu.clock.instructions + instructions;
        boundary();
        while (cpu.clock.instructions < end) {
            long before = cpu.clock.instructions;
            engine.run(end);
            boundary();
            if (cpu.clock.instructions == before) {
                // halted or shut down: the comparison will tell
                return;
            }
        }
    }

    private void boundary() {
        if (cpu.attention != 0) {
            cpu.interrupts.boundary();
        }
    }
}
