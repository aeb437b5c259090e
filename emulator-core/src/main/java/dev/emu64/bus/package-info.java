/**
 * The small contracts between CPU, memory and chips: ports, memory-mapped I/O, interrupt lines, the A20 gate, reset
 * and power. May use bits. Read {@link dev.emu64.bus.PortBus} first.
 */
package dev.emu64.bus;
