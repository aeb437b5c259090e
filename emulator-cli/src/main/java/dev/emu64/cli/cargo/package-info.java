/**
 * What cargo and a kernel's manifest say, and the boot loader crate built around a kernel. May use the host package and the
 * image formats. Read {@link dev.emu64.cli.cargo.BootimageConfig} first.
 */
package dev.emu64.cli.cargo;
