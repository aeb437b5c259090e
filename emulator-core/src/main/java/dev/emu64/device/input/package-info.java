/**
 * Keyboard, mouse and their controller, and port 92h. May use bus, clock, snapshot, bits and input. Read
 * {@link dev.emu64.device.input.I8042} first.
 */
package dev.emu64.device.input;
