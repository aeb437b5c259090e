/**
 * The instruction table: rows in the manuals' words, their model, and the generators of what is derived from them.
 * May use bits. Read first: {@link dev.emu64.isa.InstructionTable}, then a chapter such as
 * {@code src/main/resources/dev/emu64/isa/logical.isa}.
 */
package dev.emu64.isa;
