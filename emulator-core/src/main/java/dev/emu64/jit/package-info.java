/**
 * Hot regions of guest code as JVM hidden classes. May use run, ops, cpu, mmu, memory, decode, isa, clock, softfloat and bits. Read
 * {@link dev.emu64.jit.RegionTranslator} first, then {@link dev.emu64.jit.RegionCode}.
 */
package dev.emu64.jit;
