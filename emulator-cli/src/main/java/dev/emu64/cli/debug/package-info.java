/**
 * What looks into a running guest, brought to the host: event logs, the boot's timeline, the socket for GDB, names of the
 * kernel's functions. May use the options and host packages and the core's debug packages. Read
 * {@link dev.emu64.cli.debug.Debugging} first.
 */
package dev.emu64.cli.debug;
