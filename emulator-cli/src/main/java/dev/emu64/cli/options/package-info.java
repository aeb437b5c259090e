/**
 * The options of a boot: their names, their values, and the two ways in which arguments become a
 * {@link dev.emu64.cli.options.BootOptions}: the short path of a plain start, and picocli for help and mistakes. May use
 * {@code cli.host}. Read {@link dev.emu64.cli.options.BootOption} first.
 */
package dev.emu64.cli.options;
