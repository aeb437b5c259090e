/**
 * What each instruction does: one class per chapter of the manual, one method per mnemonic, named by the rows of the
 * instruction table. May use cpu, mmu, decode, softfloat and bits. Read {@link dev.emu64.ops.Operands}, then any group.
 */
package dev.emu64.ops;
