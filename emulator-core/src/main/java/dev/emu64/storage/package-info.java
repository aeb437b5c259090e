/**
 * Block devices: what a disk drive reads and writes, in sectors of 512 bytes. May use snapshot and the disk-images
 * module. Read {@link dev.emu64.storage.BlockDevice} first.
 */
package dev.emu64.storage;
