package dev.emu64.vectors;

import dev.emu64.clock.Scheduler;
import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Decoder;
import dev.emu64.memory.GuestMemory;
import dev.emu64.run.Engine;

/** Makes the engine under test; {@code Interpreter::new} is one. */
@FunctionalInterface
public interface EngineKind {
    Engine create(Cpu cpu, GuestMemory memory, Scheduler scheduler, Decoder decoder);
}
