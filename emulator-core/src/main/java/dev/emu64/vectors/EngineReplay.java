package dev.emu64.vectors;

import dev.emu64.cpu.Cpu;
import dev.emu64.run.Engine;

/**
 * Lets an engine, which knows no end of a case, repeat what {@link Stepper} has done: as many instructions at full
 * speed, and then one whose fault is delivered, if there was one.
 */
final class EngineReplay {
    private final Engine engine;
    private final Cpu cpu;

    EngineReplay(Engine engine, Cpu cpu) {
        this.engine = engine;
        this.cpu = cpu;
    }

    /** Executes {@code instructions} instructions, iterations of repeated strings counted, and perhaps one that faults. */
    void run(long instructions, boolean fault) {
        long end = cpu.clock.instructions + instructions;
        boundary();
        while (cpu.clock.instructions < end) {
            long before = cpu.clock.instructions;
            engine.run(end);
            boundary();
            if (cpu.clock.instructions == before) {
                // halted, shut down, or a fault too many: the comparison will tell
                return;
            }
        }
        if (fault) {
            cpu.attend(Cpu.ATTENTION_EXIT);
            engine.run(end + 1);
            cpu.attended(Cpu.ATTENTION_EXIT);
            boundary();
        }
    }

    private void boundary() {
        if (cpu.attention != 0) {
            cpu.interrupts.boundary();
        }
    }
}
