package dev.emu64.ops;

import dev.emu64.bits.Bits;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Flags;
import dev.emu64.decode.Insn;
import dev.emu64.mmu.GuestFault;

/** Binary arithmetic (SDM vol. 1, 5.1.2); the kernels of ADD to DEC are in {@link Flags}. */
public final class BinaryArithmetic {
    private BinaryArithmetic() {
    }

    static void add(Cpu c, Insn i) {
        long a = Operands.modify0(c, i);
        Operands.modified0(c, i, c.flags.add(i.size0, a, Operands.read1(c, i)));
    }

    static void adc(Cpu c, Insn i) {
        long a = Operands.modify0(c, i);
        Operands.modified0(c, i, c.flags.adc(i.size0, a, Operands.read1(c, i)));
    }

    static void sub(Cpu c, Insn i) {
        long a = Operands.modify0(c, i);
        Operands.modified0(c, i, c.flags.sub(i.size0, a, Operands.read1(c, i)));
    }

    static void sbb(Cpu c, Insn i) {
        long a = Operands.modify0(c, i);
        Operands.modified0(c, i, c.flags.sbb(i.size0, a, Operands.read1(c, i)));
    }

    static void cmp(Cpu c, Insn i) {
        long a = Operands.read0(c, i);
        c.flags.sub(i.size0, a, Operands.read1(c, i));
    }

    static void inc(Cpu c, Insn i) {
        Operands.modified0(c, i, c.flags.inc(i.size0, Operands.modify0(c, i)));
    }

    static void dec(Cpu c, Insn i) {
        Operands.modified0(c, i, c.flags.dec(i.size0, Operands.modify0(c, i)));
    }

    static void neg(Cpu c, Insn i) {
        Operands.modified0(c, i, c.flags.sub(i.size0, 0, Operands.modify0(c, i)));
    }

    /** MUL: AX = AL * operand, or rDX:rAX = rAX * operand. */
    static void mul(Cpu c, Insn i) {
        long b = Operands.read0(c, i);
        int size = i.size0;
        long a = Operands.register(c, Cpu.RAX, size);
        long high = mulHigh(c.flags, size, a, b);
        product(c, size, a * b, high);
    }

    /** IMUL of one operand: as {@link #mul}, signed. */
    static void imul(Cpu c, Insn i) {
        long b = Operands.read0(c, i);
        int size = i.size0;
        long a = Operands.register(c, Cpu.RAX, size);
        long high = imulHigh(c.flags, size, a, b);
        product(c, size, a * b, high);
    }

    private static void product(Cpu c, int size, long low, long high) {
        if (size == 1) {
            Operands.register(c, Cpu.RAX, 2, low & 0xff | high << 8);
        } else {
            Operands.register(c, Cpu.RAX, size, low);
            Operands.register(c, Cpu.RDX, size, high);
        }
    }

    static void imul2(Cpu c, Insn i) {
        long b = Operands.read1(c, i);
        Operands.register(c, i.op0, i.size0, imul(c.flags, i.size0, Operands.register(c, i.op0, i.size0), b));
    }

    static void imul3(Cpu c, Insn i) {
        long a = Operands.read1(c, i);
        Operands.register(c, i.op0, i.size0, imul(c.flags, i.size0, a, i.imm));
    }

    /** The upper half of the unsigned product of two zero-extended values; CF = OF = whether it is not zero. */
    static long mulHigh(Flags f, int size, long a, long b) {
        long high = size == 8 ? unsignedMultiplyHigh(a, b) : a * b >>> (size << 3);
        f.setCarryOverflow(high != 0, high != 0);
        return high;
    }

    /** The upper 64 bits of the unsigned 128-bit product. */
    public static long unsignedMultiplyHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
    }

    /** The upper half of the signed product; CF = OF = whether it is more than the lower half's sign. */
    static long imulHigh(Flags f, int size, long a, long b) {
        long x = Bits.signExtend(size, a);
        long y = Bits.signExtend(size, b);
        long low = x * y;
        long high = size == 8 ? Math.multiplyHigh(x, y) : low >> (size << 3);
        boolean overflow = size == 8 ? high != low >> 63 : low != Bits.signExtend(size, low);
        f.setCarryOverflow(overflow, overflow);
        return Bits.zeroExtend(size, high);
    }

    /** IMUL of two and three operands: the truncated signed product; CF = OF = whether something was cut off. */
    public static long imul(Flags f, int size, long a, long b) {
        imulHigh(f, size, a, b);
        return Bits.zeroExtend(size, a * b);
    }

    static void div(Cpu c, Insn i) {
        long divisor = Operands.read0(c, i);
        if (divisor == 0) {
            throw c.fault(GuestFault.DE);
        }
        int size = i.size0;
        long low = Operands.register(c, Cpu.RAX, size);
        if (size == 8) {
            long high = c.r[Cpu.RDX];
            if (Long.compareUnsigned(high, divisor) >= 0) {
                throw c.fault(GuestFault.DE);
            }
            long quotient = WideDivision.quotient(high, low, divisor);
            c.r[Cpu.RAX] = quotient;
            c.r[Cpu.RDX] = low - quotient * divisor;
            return;
        }
        int bits = size << 3;
        long dividend = size == 1 ? c.r[Cpu.RAX] & 0xffff : Operands.register(c, Cpu.RDX, size) << bits | low;
        long quotient = Long.divideUnsigned(dividend, divisor);
        if (quotient >>> bits != 0) {
            throw c.fault(GuestFault.DE);
        }
        quotient(c, size, quotient, dividend - quotient * divisor);
    }

    static void idiv(Cpu c, Insn i) {
        int size = i.size0;
        long divisor = Bits.signExtend(size, Operands.read0(c, i));
        if (divisor == 0) {
            throw c.fault(GuestFault.DE);
        }
        if (size == 8) {
            idivWide(c, divisor);
            return;
        }
        long low = Operands.register(c, Cpu.RAX, size);
        int bits = size << 3;
        long dividend = size == 1 ? (short) c.r[Cpu.RAX]
            : Bits.signExtend(size << 1, Operands.register(c, Cpu.RDX, size) << bits | low);
        long quotient = dividend / divisor;
        // the one quotient that overflows a long, MIN_VALUE / -1, comes out as MIN_VALUE and fails here as well
        if (quotient != Bits.signExtend(size, quotient)) {
            throw c.fault(GuestFault.DE);
        }
        quotient(c, size, quotient, dividend - quotient * divisor);
    }

    /** RDX:RAX / divisor, truncated toward zero, by the magnitudes. */
    private static void idivWide(Cpu c, long divisor) {
        long high = c.r[Cpu.RDX];
        long low = c.r[Cpu.RAX];
        boolean negative = (high ^ divisor) < 0;
        if (high < 0) {
            high = low == 0 ? -high : ~high;
            low = -low;
        }
        long magnitude = Math.abs(divisor);
        if (Long.compareUnsigned(high, magnitude) >= 0) {
            throw c.fault(GuestFault.DE);
        }
        long quotient = WideDivision.quotient(high, low, magnitude);
        if (negative ? Long.compareUnsigned(quotient, Long.MIN_VALUE) > 0 : quotient < 0) {
            throw c.fault(GuestFault.DE);
        }
        long signed = negative ? -quotient : quotient;
        c.r[Cpu.RDX] = c.r[Cpu.RAX] - signed * divisor;
        c.r[Cpu.RAX] = signed;
    }

    private static void quotient(Cpu c, int size, long quotient, long remainder) {
        if (size == 1) {
            Operands.register(c, Cpu.RAX, 2, quotient & 0xff | (remainder & 0xff) << 8);
        } else {
            Operands.register(c, Cpu.RAX, size, quotient);
            Operands.register(c, Cpu.RDX, size, remainder);
        }
    }
}
