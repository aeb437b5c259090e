/**
 * Virtual time. It advances by the number of retired instructions and, while the CPU is halted, by jumps to the next
 * event; never by the host's clock. May use snapshot. Read {@link dev.emu64.clock.Scheduler} first.
 */
package dev.emu64.clock;
