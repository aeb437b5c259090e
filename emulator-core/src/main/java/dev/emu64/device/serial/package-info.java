/**
 * Serial ports. May use bus, clock, snapshot and bits. Read {@link dev.emu64.device.serial.Uart16550A} first.
 */
package dev.emu64.device.serial;
