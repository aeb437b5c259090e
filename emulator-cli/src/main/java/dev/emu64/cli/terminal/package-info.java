/**
 * The live screen: the terminal in raw mode, its bytes as keys of a PC, the guest in step with the host's clock. May use
 * the run, options, host and screen packages and the core. Read {@link dev.emu64.cli.terminal.LiveRun} first.
 */
package dev.emu64.cli.terminal;
