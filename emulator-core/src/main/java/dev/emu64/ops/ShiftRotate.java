package dev.emu64.ops;

import dev.emu64.bits.Bits;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Flags;
import dev.emu64.decode.Insn;

/**
 * Shifts and rotates (SDM vol. 1, 5.1.5). Counts are masked to 5 bits, 6 for 64-bit operands; a masked count of zero
 * leaves the flags alone but still writes the operand, so that a 32-bit register loses its upper half.
 *
 * <p>The kernels take any count and values whose bits above {@code size} bytes are zero.
 */
public final class ShiftRotate {
    /** AF is undefined after shifts; AMD's processors set it. */
    private static final long AF_SET = 16;

    private ShiftRotate() {
    }

    static void shl(Cpu c, Insn i) {
        long a = Operands.modify0(c, i);
        Operands.modified0(c, i, shl(c.flags, i.size0, a, Operands.read1(c, i)));
    }

    static void shr(Cpu c, Insn i) {
        long a = Operands.modify0(c, i);
        Operands.modified0(c, i, shr(c.flags, i.size0, a, Operands.read1(c, i)));
    }

    static void sar(Cpu c, Insn i) {
        long a = Operands.modify0(c, i);
        Operands.modified0(c, i, sar(c.flags, i.size0, a, Operands.read1(c, i)));
    }

    static void rol(Cpu c, Insn i) {
        long a = Operands.modify0(c, i);
        Operands.modified0(c, i, rol(c.flags, i.size0, a, Operands.read1(c, i)));
    }

    static void ror(Cpu c, Insn i) {
        long a = Operands.modify0(c, i);
        Operands.modified0(c, i, ror(c.flags, i.size0, a, Operands.read1(c, i)));
    }

    static void rcl(Cpu c, Insn i) {
        long a = Operands.modify0(c, i);
        Operands.modified0(c, i, rcl(c.flags, i.size0, a, Operands.read1(c, i)));
    }

    static void rcr(Cpu c, Insn i) {
        long a = Operands.modify0(c, i);
        Operands.modified0(c, i, rcr(c.flags, i.size0, a, Operands.read1(c, i)));
    }

    static void shld(Cpu c, Insn i) {
        long a = Operands.modify0(c, i);
        long filler = Operands.read1(c, i);
        Operands.modified0(c, i, shld(c.flags, i.size0, a, filler, Operands.read2(c, i)));
    }

    static void shrd(Cpu c, Insn i) {
        long a = Operands.modify0(c, i);
        long filler = Operands.read1(c, i);
        Operands.modified0(c, i, shrd(c.flags, i.size0, a, filler, Operands.read2(c, i)));
    }

    private static int mask(int size, long count) {
        return (int) count & (size == 8 ? 63 : 31);
    }

    /** SHL: CF = the last bit shifted out; OF = CF xor the new sign. */
    public static long shl(Flags f, int size, long a, long count) {
        int n = mask(size, count);
        if (n == 0) {
            return a;
        }
        int bits = size << 3;
        long result = Bits.zeroExtend(size, a << n);
        boolean cf = n <= bits && (a >>> bits - n & 1) != 0;
        f.result(size, result);
        f.auxiliary = AF_SET;
        f.setCarryOverflow(cf, cf ^ (result & Bits.signBit(size)) != 0);
        return result;
    }

    /** SHR: CF = the last bit shifted out; OF = the sign before. */
    public static long shr(Flags f, int size, long a, long count) {
        int n = mask(size, count);
        if (n == 0) {
            return a;
        }
        long result = a >>> n;
        f.result(size, result);
        f.auxiliary = AF_SET;
        f.setCarryOverflow((a >>> n - 1 & 1) != 0, (a & Bits.signBit(size)) != 0);
        return result;
    }

    /** SAR: CF = the last bit shifted out; OF = 0. */
    public static long sar(Flags f, int size, long a, long count) {
        int n = mask(size, count);
        if (n == 0) {
            return a;
        }
        long value = Bits.signExtend(size, a);
        long result = Bits.zeroExtend(size, value >> n);
        f.result(size, result);
        f.auxiliary = AF_SET;
        f.setCarryOverflow((value >> n - 1 & 1) != 0, false);
        return result;
    }

    /** ROL: CF = the new lowest bit; OF = CF xor the new sign. */
    public static long rol(Flags f, int size, long a, long count) {
        int n = mask(size, count);
        if (n == 0) {
            return a;
        }
        int bits = size << 3;
        long result = rotateLeft(bits, a, n & bits - 1);
        boolean cf = (result & 1) != 0;
        f.setCarryOverflow(cf, cf ^ (result & Bits.signBit(size)) != 0);
        return result;
    }

    /** ROR: CF = the new sign; OF = the two highest bits differ. */
    public static long ror(Flags f, int size, long a, long count) {
        int n = mask(size, count);
        if (n == 0) {
            return a;
        }
        int bits = size << 3;
        long result = rotateLeft(bits, a, -n & bits - 1);
        boolean cf = (result >>> bits - 1 & 1) != 0;
        f.setCarryOverflow(cf, cf ^ (result >>> bits - 2 & 1) != 0);
        return result;
    }

    private static long rotateLeft(int bits, long a, int n) {
        if (bits == 64) {
            return Long.rotateLeft(a, n);
        }
        return (a << n | a >>> bits - n) & (1L << bits) - 1;
    }

    /** RCL: rotates CF and operand, 9, 17, 33 or 65 bits; OF = CF xor the new sign. */
    public static long rcl(Flags f, int size, long a, long count) {
        int bits = size << 3;
        int n = mask(size, count) % (bits + 1);
        if (n == 0) {
            return a;
        }
        long carryIn = f.carry >>> 63;
        boolean cf = (a >>> bits - n & 1) != 0;
        long result = Bits.zeroExtend(size, a << n | carryIn << n - 1 | (n == 1 ? 0 : a >>> bits + 1 - n));
        f.setCarryOverflow(cf, cf ^ (result & Bits.signBit(size)) != 0);
        return result;
    }

    /** RCR: rotates operand and CF; OF = the two highest bits of the result differ. */
    public static long rcr(Flags f, int size, long a, long count) {
        int bits = size << 3;
        int n = mask(size, count) % (bits + 1);
        if (n == 0) {
            return a;
        }
        long carryIn = f.carry >>> 63;
        boolean cf = (a >>> n - 1 & 1) != 0;
        long back = n == 1 ? 0 : a << bits + 1 - n;
        long result = Bits.zeroExtend(size, a >>> n | carryIn << bits - n | back);
        long top = result >>> bits - 2;
        f.setCarryOverflow(cf, ((top ^ top >>> 1) & 1) != 0);
        return result;
    }

    /** SHLD: shifts left, filling from the top of {@code filler}. 16-bit operands take counts over 16 as a ring of three. */
    public static long shld(Flags f, int size, long a, long filler, long count) {
        int n = mask(size, count);
        if (n == 0) {
            return a;
        }
        long result;
        boolean cf;
        if (size == 2) {
            long ring = a << 32 | filler << 16 | a;
            result = ring >>> 32 - n & 0xffff;
            cf = (ring >>> 48 - n & 1) != 0;
        } else {
            int bits = size << 3;
            result = Bits.zeroExtend(size, a << n | filler >>> bits - n);
            cf = (a >>> bits - n & 1) != 0;
        }
        doubleShiftFlags(f, size, a, result, cf);
        return result;
    }

    /** SHRD: shifts right, filling from the bottom of {@code filler}. */
    public static long shrd(Flags f, int size, long a, long filler, long count) {
        int n = mask(size, count);
        if (n == 0) {
            return a;
        }
        long result;
        boolean cf;
        if (size == 2) {
            long ring = a << 32 | filler << 16 | a;
            result = ring >>> n & 0xffff;
            cf = (ring >>> n - 1 & 1) != 0;
        } else {
            int bits = size << 3;
            result = Bits.zeroExtend(size, a >>> n | filler << bits - n);
            cf = (a >>> n - 1 & 1) != 0;
        }
        doubleShiftFlags(f, size, a, result, cf);
        return result;
    }

    private static void doubleShiftFlags(Flags f, int size, long before, long result, boolean cf) {
        f.result(size, result);
        f.auxiliary = AF_SET;
        f.setCarryOverflow(cf, ((before ^ result) & Bits.signBit(size)) != 0);
    }

    // ---- BMI2: no flags

    static void rorx(Cpu c, Insn i) {
        int bits = i.size0 << 3;
        long a = Operands.read1(c, i);
        Operands.register(c, i.op0, i.size0, rotateLeft(bits, a, (int) -i.imm & bits - 1));
    }

    static void shlx(Cpu c, Insn i) {
        long a = Operands.read1(c, i);
        Operands.register(c, i.op0, i.size0, a << mask(i.size0, Operands.read2(c, i)));
    }

    static void shrx(Cpu c, Insn i) {
        long a = Operands.read1(c, i);
        Operands.register(c, i.op0, i.size0, a >>> mask(i.size0, Operands.read2(c, i)));
    }

    static void sarx(Cpu c, Insn i) {
        long a = Bits.signExtend(i.size1, Operands.read1(c, i));
        Operands.register(c, i.op0, i.size0, a >> mask(i.size0, Operands.read2(c, i)));
    }
}
