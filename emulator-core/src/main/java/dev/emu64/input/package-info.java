/**
 * Keys, key events, scan code sets and keyboard layouts, as values. May use bits. Read {@link dev.emu64.input.Key}
 * first.
 */
package dev.emu64.input;
