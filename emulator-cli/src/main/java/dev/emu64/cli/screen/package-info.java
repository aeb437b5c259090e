/**
 * The guest's screen on the host: drawn live on a terminal, or written to files of several kinds. May use the core's
 * display package. Read {@link dev.emu64.cli.screen.TerminalView} first.
 */
package dev.emu64.cli.screen;
