/**
 * Interrupt controllers. May use bus, clock, snapshot and bits. Read {@link dev.emu64.device.irq.I8259APair} first.
 */
package dev.emu64.device.irq;
