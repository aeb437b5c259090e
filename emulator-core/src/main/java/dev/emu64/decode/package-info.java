/**
 * Bytes to {@link dev.emu64.decode.Insn}, instructions to blocks, and the disassembler. May use isa and bits.
 */
package dev.emu64.decode;
