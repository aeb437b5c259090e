package dev.emu64.jit;

import dev.emu64.bits.Bits;
import dev.emu64.cpu.Flags;
import dev.emu64.ops.BinaryArithmetic;
import dev.emu64.ops.ShiftRotate;

/**
 * Pending status flags of generated code: an operation and the values from which its flags follow, a, b and c, in local
 * variables. They go into {@link Flags}, by the same kernels that the interpreter uses, where somebody may look at
 * them. The values are chosen so that they are in registers anyhow: results rather than operands. Their bits above the
 * operand size mean nothing.
 */
final class LazyFlags {
    /** {@link Flags} is up to date. */
    static final int STORED = 0;
    /** a is the sum of something and b. */
    static final int ADD = 1;
    /** a is the difference of something and b. */
    static final int SUB = 2;
    /** a minus b. */
    static final int CMP = 3;
    /** A logical operation with the result a. */
    static final int LOGIC = 4;
    /** a is something plus 1; b is CF, 0 or 1. */
    static final int INC = 5;
    /** a is something minus 1; b is CF, 0 or 1. */
    static final int DEC = 6;
    /** a shifted by b, which is not 0. */
    static final int SHL = 7;
    static final int SHR = 8;
    static final int SAR = 9;
    /** a is the sum of c, b and the CF of before. */
    static final int ADC = 10;
    /** a is c minus b minus the CF of before. */
    static final int SBB = 11;
    /** All six as they stand in RFLAGS: a. */
    static final int STATUS = 12;
    /** a shifted by b; if that is 0, the flags stay. */
    static final int SHL_VARIABLE = 13;
    static final int SHR_VARIABLE = 14;
    static final int SAR_VARIABLE = 15;
    /** Overlay: a * b, truncated. */
    static final int IMUL = 1;
    /** Overlay: a rotated by b. */
    static final int ROL = 2;
    static final int ROR = 3;
    /** Overlay: CF and OF are whether a is not zero. */
    static final int MUL = 4;
    /** Overlay: CF is a, 0 or 1; OF is 0. */
    static final int CARRY = 5;
    /** Overlay, the first of those that do not replace all of CF and OF: CF is a, 0 or 1. */
    static final int BIT = 6;
    /** Overlay: ZF is whether a is zero. */
    static final int SCAN = 7;
    /** Overlay: CF is whether a is zero, ZF whether b is. */
    static final int COUNT = 8;

    private LazyFlags() {
    }

    /** The kind of an operation on operands of {@code size} bytes. */
    static int kind(int operation, int size) {
        return operation << 4 | size;
    }

    /** How many of a, b and c an operation's flags follow from. */
    static int values(int operation) {
        return switch (operation) {
            case STORED -> 0;
            case LOGIC, STATUS -> 1;
            case ADC, SBB -> 3;
            default -> 2;
        };
    }

    /**
     * Brings {@link Flags} up to date. One method, longer than what the JVM's compiler inlines (325 bytes): exits are
     * rare, and compiling a region takes long enough.
     */
    static void store(Flags f, int kind, long a, long b, long c, int overlay, long x, long y) {
        int size = kind & 15;
        switch (kind >>> 4) {
            case ADD -> f.add(size, a - b, b);
            case SUB -> f.sub(size, a + b, b);
            case CMP -> f.sub(size, a, b);
            case LOGIC -> f.logic(size, a);
            case INC -> {
                f.carry = b << 63;
                f.inc(size, a - 1);
            }
            case DEC -> {
                f.carry = b << 63;
                f.dec(size, a + 1);
            }
            case SHL, SHL_VARIABLE -> ShiftRotate.shl(f, size, Bits.zeroExtend(size, a), b);
            case SHR, SHR_VARIABLE -> ShiftRotate.shr(f, size, Bits.zeroExtend(size, a), b);
            case SAR, SAR_VARIABLE -> ShiftRotate.sar(f, size, Bits.zeroExtend(size, a), b);
            case ADC -> {
                f.carry = a - b - c << 63;
                f.adc(size, c, b);
            }
            case SBB -> {
                f.carry = c - b - a << 63;
                f.sbb(size, c, b);
            }
            case STATUS -> f.status((int) a);
            default -> {
            }
        }
        int bytes = overlay & 15;
        switch (overlay >>> 4) {
            case IMUL -> BinaryArithmetic.imul(f, bytes, Bits.signExtend(bytes, x), Bits.signExtend(bytes, y));
            case ROL -> ShiftRotate.rol(f, bytes, Bits.zeroExtend(bytes, x), y);
            case ROR -> ShiftRotate.ror(f, bytes, Bits.zeroExtend(bytes, x), y);
            case MUL -> f.setCarryOverflow(x != 0, x != 0);
            case CARRY -> f.setCarryOverflow(x != 0, false);
            case BIT -> f.cf(x != 0);
            case SCAN -> f.zf(x == 0);
            case COUNT -> {
                f.cf(x == 0);
                f.zf(y == 0);
            }
            default -> {
            }
        }
    }

    /** RFLAGS' status bits after POPCNT of {@code a}. */
    static long zeroStatus(long a) {
        return a == 0 ? Flags.ZF : 0;
    }

    static int isZero(long a) {
        return a == 0 ? 1 : 0;
    }

    static int isNotZero(long a) {
        return a != 0 ? 1 : 0;
    }

    /** BZHI: the bits of {@code a} below the one that the low byte of {@code index} names. */
    static long lowBits(long a, long index, int bits) {
        return isBeyond(index, bits) != 0 ? a : a & (1L << index) - 1;
    }

    /** BZHI: 1 if the low byte of {@code index} is no bit number of an operand of {@code bits} bits. */
    static int isBeyond(long index, int bits) {
        return (index & 0xff) >= bits ? 1 : 0;
    }

    /** How far string instructions on elements of {@code size} bytes move their pointers. */
    static long step(Flags f, long size) {
        return f.df() ? -size : size;
    }

    /** Condition {@code cc} of flags that are up to date. */
    static boolean condition(Flags f, int cc) {
        return f.condition(cc);
    }

    /** The carry, 0 or 1, of the sum of {@code a} and {@code b} (and perhaps a carry) whose low bits are {@code sum}. */
    static long carryOfSum(int size, long a, long b, long sum) {
        return (a & b | (a | b) & ~sum) >>> (size << 3) - 1 & 1;
    }

    /** The borrow, 0 or 1, of {@code a} minus {@code b} (and perhaps a borrow) whose low bits are {@code difference}. */
    static long borrow(int size, long a, long b, long difference) {
        return (~a & b | ~(a ^ b) & difference) >>> (size << 3) - 1 & 1;
    }

    /** The last bit, 0 or 1, that a shift by a count of at least 1 moved out. */
    static long carryOfShift(int kind, long a, long b) {
        int size = kind & 15;
        int bits = size << 3;
        int count = (int) b;
        return switch (kind >>> 4) {
            case SHL -> count > bits ? 0 : Bits.zeroExtend(size, a) >>> bits - count & 1;
            case SHR -> Bits.zeroExtend(size, a) >>> count - 1 & 1;
            default -> Bits.signExtend(size, a) >> count - 1 & 1;
        };
    }

    /** The carry, 0 or 1, of an overlay. */
    static long carryOfOverlay(int overlay, long a, long b) {
        int size = overlay & 15;
        int bits = size << 3;
        switch (overlay >>> 4) {
            case ROL -> {
                return a >>> (bits - ((int) b & bits - 1) & bits - 1) & 1;
            }
            case ROR -> {
                return a >>> ((int) b - 1 & bits - 1) & 1;
            }
            case CARRY, BIT -> {
                return a;
            }
            case MUL -> {
                return a != 0 ? 1 : 0;
            }
            case COUNT -> {
                return a == 0 ? 1 : 0;
            }
            default -> {
                long x = Bits.signExtend(size, a);
                long y = Bits.signExtend(size, b);
                long product = x * y;
                return size == 8 ? Math.multiplyHigh(x, y) == product >> 63 ? 0 : 1 : Bits.signExtend(size, product) == product ? 0 : 1;
            }
        }
    }

    /** CF as 0 or 1, all flags having been stored. */
    static long carry(Flags f) {
        return f.carry >>> 63;
    }
}
