package dev.emu64.vectors;

import dev.emu64.cpu.Cpu;

/** Makes the engine that executes the cases of a file. */
@FunctionalInterface
public interface EngineKind {
    VectorEngine create(Cpu cpu);
}
