/**
 * Looking at a guest from outside: why it shut down, what it did on its way, its memory and registers as text, stepping
 * and breakpoints. Changes nothing of what the guest computes. May use run, ops, cpu, mmu, memory, decode, isa, clock and
 * bits. Read {@link dev.emu64.debug.GuestView} first, then {@link dev.emu64.debug.Autopsy}.
 */
package dev.emu64.debug;
