/**
 * GDB's remote serial protocol over streams handed in: registers, memory, breakpoints and watchpoints that leave the
 * guest's memory alone, monitor commands. May use debug and what debug uses. Read
 * {@link dev.emu64.debug.gdb.GdbSession} first.
 */
package dev.emu64.debug.gdb;
