/**
 * ATA host channels and the drives on them. May use bus, clock, snapshot, bits and storage. Read
 * {@link dev.emu64.device.ata.IdeChannel} first, then {@link dev.emu64.device.ata.IdeDevice}.
 */
package dev.emu64.device.ata;
