/**
 * The guest-physical address space: RAM, ROM, memory-mapped I/O windows, the A20 gate, and the record of which bytes
 * hold decoded code. May use bus, snapshot and bits. Read {@link dev.emu64.memory.GuestMemory} first.
 */
package dev.emu64.memory;
