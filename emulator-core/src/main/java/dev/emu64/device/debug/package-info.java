/**
 * Ports by which a guest ends the run, resets the machine or prints to the host. May use bus, clock, snapshot and
 * bits. Read {@link dev.emu64.device.debug.IsaDebugExit} first.
 */
package dev.emu64.device.debug;
