/**
 * The processor's state and everything that is not one instruction's own: registers, flags, segments, modes, control
 * and model-specific registers, memory access through segmentation, exception and interrupt delivery, task switches.
 * May use mmu, memory, bus, clock, isa, softfloat, snapshot and bits. Read {@link dev.emu64.cpu.Cpu} first.
 */
package dev.emu64.cpu;
