/**
 * Scripts: steps that wait for what the guest shows and send it keys. May use the host and screen packages and the
 * machine. Read {@link dev.emu64.cli.script.Step} first, then {@link dev.emu64.cli.script.ScriptPlayer}.
 */
package dev.emu64.cli.script;
