package dev.emu64.jit;

import dev.emu64.bits.Bits;
import dev.emu64.cpu.Flags;
import dev.emu64.ops.BinaryArithmetic;
import dev.emu64.ops.ShiftRotate;

/**
 * Pending status flags of generated code: an operation and its operands, in local variables. They go into
 * {@link Flags}, by the same kernels that the interpreter uses, where somebody may look at them.
 */
final class LazyFlags {
    /** {@link Flags} is up to date. */
    static final int STORED = 0;
    /** a + b; operands sign-extended. */
    static final int ADD = 1;
    /** a - b; operands sign-extended. */
    static final int SUB = 2;
    /** A logical operation with the sign-extended result a. */
    static final int LOGIC = 3;
    /** a + 1; b is CF, 0 or 1. */
    static final int INC = 4;
    /** a - 1; b is CF, 0 or 1. */
    static final int DEC = 5;
    /** a, zero-extended, shifted by b, which is not 0. */
    static final int SHL = 6;
    static final int SHR = 7;
    static final int SAR = 8;
    /** Overlay: a * b, truncated. */
    static final int IMUL = 1;
    /** Overlay: a rotated by b. */
    static final int ROL = 2;
    static final int ROR = 3;

    private LazyFlags() {
    }

    /** The kind of an operation on operands of {@code size} bytes. */
    static int kind(int operation, int size) {
        return operation << 4 | size;
    }

    /** Brings {@link Flags} up to date. */
    static void store(Flags f, int kind, long a, long b, int overlay, long x, long y) {
        base(f, kind, a, b);
        int size = overlay & 15;
        switch (overlay >>> 4) {
            case IMUL -> BinaryArithmetic.imul(f, size, x, y);
            case ROL -> ShiftRotate.rol(f, size, x, y);
            case ROR -> ShiftRotate.ror(f, size, x, y);
            default -> {
            }
        }
    }

    private static void base(Flags f, int kind, long a, long b) {
        int size = kind & 15;
        switch (kind >>> 4) {
            case ADD -> f.add(size, a, b);
            case SUB -> f.sub(size, a, b);
            case LOGIC -> f.logic(size, a);
            case INC -> {
                f.carry = b << 63;
                f.inc(size, a);
            }
            case DEC -> {
                f.carry = b << 63;
                f.dec(size, a);
            }
            case SHL -> ShiftRotate.shl(f, size, a, b);
            case SHR -> ShiftRotate.shr(f, size, a, b);
            case SAR -> ShiftRotate.sar(f, size, a, b);
            default -> {
            }
        }
    }

    static long adc(Flags f, int size, long a, long b) {
        return f.adc(size, a, b);
    }

    static long sbb(Flags f, int size, long a, long b) {
        return f.sbb(size, a, b);
    }

    /** Condition {@code cc} of flags that are up to date. */
    static boolean condition(Flags f, int cc) {
        return f.condition(cc);
    }

    /** 1 if a is below b, unsigned, else 0. */
    static long below(long a, long b) {
        return Long.compareUnsigned(a, b) < 0 ? 1 : 0;
    }

    /** The carry of the sum of two values sign-extended from {@code size} bytes, 0 or 1. */
    static long carryOfSum(int size, long a, long b) {
        return below(Bits.signExtend(size, a + b), a);
    }

    /** CF as 0 or 1. */
    static long carry(Flags f, int kind, long a, long b, int overlay, long x, long y) {
        if (overlay != 0) {
            store(f, kind, a, b, overlay, x, y);
            return f.carry >>> 63;
        }
        int operation = kind >>> 4;
        if (operation == SUB) {
            return below(a, b);
        }
        if (operation == ADD) {
            return carryOfSum(kind & 15, a, b);
        }
        if (operation == INC || operation == DEC) {
            return b;
        }
        if (operation == LOGIC) {
            return 0;
        }
        base(f, kind, a, b);
        return f.carry >>> 63;
    }
}
