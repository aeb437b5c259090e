/**
 * The command line: options, host files and terminals, exit codes. Read {@link dev.emu64.cli.Main} first.
 */
package dev.emu64.cli;
