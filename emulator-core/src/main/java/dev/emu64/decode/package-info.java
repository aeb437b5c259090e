/**
 * Bytes to {@link dev.emu64.decode.Insn}, instructions to blocks, and the disassembler. May use isa and bits. Read
 * {@link dev.emu64.decode.Decoder} first.
 */
package dev.emu64.decode;
