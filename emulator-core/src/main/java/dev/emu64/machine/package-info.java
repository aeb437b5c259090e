/**
 * The whole PC: its configuration, the wiring of CPU, memory, chips and firmware, and the facade that runs it. May use
 * every other package of this module. Read {@link dev.emu64.machine.PcBoard} from top to bottom, then
 * {@link dev.emu64.machine.Machine}.
 */
package dev.emu64.machine;
