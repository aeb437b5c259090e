/**
 * Executing the guest: engines, the cache of decoded blocks, idle detection, and the reasons for which a run ends. May
 * use ops, cpu, mmu, memory, decode, isa and clock. Read {@link dev.emu64.run.Engine}, then
 * {@link dev.emu64.run.Interpreter}.
 */
package dev.emu64.run;
