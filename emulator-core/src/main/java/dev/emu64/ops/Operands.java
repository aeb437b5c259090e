package dev.emu64.ops;

import dev.emu64.bits.Bits;
import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;

/** Fetching and storing general-purpose operands: register, memory or immediate, as the decoder resolved them. */
final class Operands {
    private Operands() {
    }

    /** The effective address (offset within its segment) of the memory operand, truncated to the address size. */
    static long effectiveAddress(Cpu c, Insn i) {
        long address = i.disp;
        int base = i.base;
        if (base >= 0) {
            address += base == Insn.RIP_BASE ? c.rip : c.r[base];
        }
        if (i.index >= 0) {
            address += c.r[i.index] << i.scale;
        }
        return truncateAddress(i, address);
    }

    /** An offset truncated to the instruction's address size. */
    static long truncateAddress(Insn i, long address) {
        return i.addrSize == 8 ? address : i.addrSize == 4 ? address & 0xffffffffL : address & 0xffff;
    }

    /** A general-purpose register of {@code size} bytes, zero-extended; codes 16-19 are AH, CH, DH, BH. */
    static long register(Cpu c, int code, int size) {
        return switch (size) {
            case 1 -> code < Insn.HIGH_BYTE ? c.r[code] & 0xff : c.r[code - Insn.HIGH_BYTE] >>> 8 & 0xff;
            case 2 -> c.r[code] & 0xffff;
            case 4 -> c.r[code] & 0xffffffffL;
            default -> c.r[code];
        };
    }

    /** Writes a general-purpose register; a 32-bit write clears bits 32-63, narrower ones leave the rest. */
    static void register(Cpu c, int code, int size, long value) {
        switch (size) {
            case 1 -> {
                if (code < Insn.HIGH_BYTE) {
                    c.r[code] = c.r[code] & ~0xffL | value & 0xff;
                } else {
                    int n = code - Insn.HIGH_BYTE;
                    c.r[n] = c.r[n] & ~0xff00L | (value & 0xff) << 8;
                }
            }
            case 2 -> c.r[code] = c.r[code] & ~0xffffL | value & 0xffff;
            case 4 -> c.r[code] = value & 0xffffffffL;
            default -> c.r[code] = value;
        }
    }

    private static long read(Cpu c, Insn i, int code, int size) {
        return switch (code) {
            case Insn.MEM -> c.load(i.seg, effectiveAddress(c, i), size);
            case Insn.IMM -> Bits.zeroExtend(size, i.imm);
            case Insn.IMM2 -> Bits.zeroExtend(size, i.imm2);
            default -> register(c, code, size);
        };
    }

    /** Operand 0, zero-extended from its size. */
    static long read0(Cpu c, Insn i) {
        return read(c, i, i.op0, i.size0);
    }

    /** Operand 1, zero-extended from its size. */
    static long read1(Cpu c, Insn i) {
        return read(c, i, i.op1, i.size1);
    }

    /** Operand 2, zero-extended from its size. */
    static long read2(Cpu c, Insn i) {
        return read(c, i, i.op2, i.size2);
    }

    /** Writes operand 0. A memory operand is checked and translated here. */
    static void write0(Cpu c, Insn i, long value) {
        if (i.op0 == Insn.MEM) {
            c.store(i.seg, effectiveAddress(c, i), i.size0, value);
        } else {
            register(c, i.op0, i.size0, value);
        }
    }

    /** Writes operand 1 (XCHG, XADD and others with two destinations); a register. */
    static void writeRegister1(Cpu c, Insn i, long value) {
        register(c, i.op1, i.size1, value);
    }

    /** Reads operand 0 for a read-modify-write: a memory operand is checked for writing before anything changes. */
    static long modify0(Cpu c, Insn i) {
        if (i.op0 == Insn.MEM) {
            return c.loadToModify(i.seg, effectiveAddress(c, i), i.size0);
        }
        return register(c, i.op0, i.size0);
    }

    /** Completes the read-modify-write that {@link #modify0} began; cannot fault. */
    static void modified0(Cpu c, Insn i, long value) {
        if (i.op0 == Insn.MEM) {
            c.storeModified(i.size0, value);
        } else {
            register(c, i.op0, i.size0, value);
        }
    }
}
