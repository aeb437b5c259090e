/**
 * The sub commands, each a picocli command of its own and loaded only when called. May use the other packages of the
 * command line and the core. Read {@link dev.emu64.cli.command.SubCommands} first.
 */
package dev.emu64.cli.command;
