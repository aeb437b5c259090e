package dev.emu64.ops;

import dev.emu64.bits.Bits;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Flags;
import dev.emu64.decode.Insn;

/** Bit and byte instructions (SDM vol. 1, 5.1.6). */
final class BitByte {
    /** The polynomial 11EDC6F41H of CRC32 (Castagnoli), bit-reflected. */
    private static final int CASTAGNOLI = 0x82f63b78;

    private BitByte() {
    }

    static void bt(Cpu c, Insn i) {
        long offset = Operands.read1(c, i);
        long value = i.op0 == Insn.MEM ? c.load(i.seg, bitAddress(c, i, offset), i.size0) : Operands.read0(c, i);
        c.flags.cf(Bits.bit(value, index(i, offset)));
    }

    static void bts(Cpu c, Insn i) {
        long offset = Operands.read1(c, i);
        long value = modify(c, i, offset);
        Operands.modified0(c, i, value | select(c, i, offset, value));
    }

    static void btr(Cpu c, Insn i) {
        long offset = Operands.read1(c, i);
        long value = modify(c, i, offset);
        Operands.modified0(c, i, value & ~select(c, i, offset, value));
    }

    static void btc(Cpu c, Insn i) {
        long offset = Operands.read1(c, i);
        long value = modify(c, i, offset);
        Operands.modified0(c, i, value ^ select(c, i, offset, value));
    }

    private static long modify(Cpu c, Insn i, long offset) {
        if (i.op0 == Insn.MEM) {
            return c.loadToModify(i.seg, bitAddress(c, i, offset), i.size0);
        }
        return Operands.read0(c, i);
    }

    /** The mask of the selected bit; CF becomes its value. */
    private static long select(Cpu c, Insn i, long offset, long value) {
        int index = index(i, offset);
        c.flags.cf(Bits.bit(value, index));
        return 1L << index;
    }

    private static int index(Insn i, long offset) {
        return (int) offset & (i.size0 << 3) - 1;
    }

    /** A register offset, signed, selects a bit of the bit string that begins at the memory operand (SDM vol. 1, 3.7.5). */
    private static long bitAddress(Cpu c, Insn i, long offset) {
        long address = Operands.effectiveAddress(c, i);
        if (i.op1 == Insn.IMM) {
            return address;
        }
        int bits = i.size0 << 3;
        long units = Bits.signExtend(i.size0, offset) >> Integer.numberOfTrailingZeros(bits);
        return Operands.truncateAddress(i, address + units * i.size0);
    }

    /** BSF; a source of zero leaves the destination as it was. */
    static void bsf(Cpu c, Insn i) {
        long a = Operands.read1(c, i);
        scanFlags(c.flags, a);
        if (a != 0) {
            Operands.register(c, i.op0, i.size0, Long.numberOfTrailingZeros(a));
        }
    }

    /** BSR; a source of zero leaves the destination as it was. */
    static void bsr(Cpu c, Insn i) {
        long a = Operands.read1(c, i);
        scanFlags(c.flags, a);
        if (a != 0) {
            Operands.register(c, i.op0, i.size0, 63 - Long.numberOfLeadingZeros(a));
        }
    }

    private static void scanFlags(Flags f, long source) {
        f.zf(source == 0);
    }

    static void tzcnt(Cpu c, Insn i) {
        int bits = i.size1 << 3;
        long a = Operands.read1(c, i);
        count(c, i, a, Math.min(bits, Long.numberOfTrailingZeros(a)));
    }

    static void lzcnt(Cpu c, Insn i) {
        int bits = i.size1 << 3;
        long a = Operands.read1(c, i);
        count(c, i, a, Long.numberOfLeadingZeros(a) - (64 - bits));
    }

    private static void count(Cpu c, Insn i, long source, int zeros) {
        c.flags.cf(source == 0);
        c.flags.zf(zeros == 0);
        Operands.register(c, i.op0, i.size0, zeros);
    }

    static void popcnt(Cpu c, Insn i) {
        long a = Operands.read1(c, i);
        c.flags.status(a == 0 ? Flags.ZF : 0);
        Operands.register(c, i.op0, i.size0, Long.bitCount(a));
    }

    static void setcc(Cpu c, Insn i) {
        Operands.write0(c, i, c.flags.condition(i.cond) ? 1 : 0);
    }

    static void crc32(Cpu c, Insn i) {
        long data = Operands.read1(c, i);
        Operands.register(c, i.op0, i.size0, crc32((int) c.r[i.op0], data, i.size1) & 0xffffffffL);
    }

    /** Accumulates {@code size} bytes, least significant first, into a Castagnoli CRC, neither inverted before nor after. */
    static int crc32(int crc, long data, int size) {
        int sum = crc;
        for (int n = 0; n < size; n++) {
            sum ^= (int) (data >>> (n << 3)) & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                sum = sum >>> 1 ^ -(sum & 1) & CASTAGNOLI;
            }
        }
        return sum;
    }
}
