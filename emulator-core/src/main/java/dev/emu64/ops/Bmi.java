package dev.emu64.ops;

import dev.emu64.bits.Bits;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Flags;
import dev.emu64.decode.Insn;

/** Bit manipulation: BMI1, BMI2 and ADX (SDM vol. 1, 5.1.16). Operand sizes are 4 and 8 bytes. */
public final class Bmi {
    private Bmi() {
    }

    static void andn(Cpu c, Insn i) {
        long a = Operands.read1(c, i);
        Operands.register(c, i.op0, i.size0, c.flags.logic(i.size0, ~a & Operands.read2(c, i)));
    }

    static void bextr(Cpu c, Insn i) {
        long a = Operands.read1(c, i);
        long result = extract(a, (int) Operands.read2(c, i));
        c.flags.logic(i.size0, result);
        Operands.register(c, i.op0, i.size0, result);
    }

    /** Bits {@code control[7:0]} on, {@code control[15:8]} of them, of a zero-extended value. */
    public static long extract(long a, int control) {
        int start = control & 0xff;
        int length = control >>> 8 & 0xff;
        long shifted = start > 63 ? 0 : a >>> start;
        return length > 63 ? shifted : shifted & (1L << length) - 1;
    }

    static void blsr(Cpu c, Insn i) {
        long a = Operands.read1(c, i);
        lowestBit(c, i, a & a - 1, a == 0);
    }

    static void blsmsk(Cpu c, Insn i) {
        long a = Operands.read1(c, i);
        lowestBit(c, i, a ^ a - 1, a == 0);
    }

    static void blsi(Cpu c, Insn i) {
        long a = Operands.read1(c, i);
        lowestBit(c, i, a & -a, a != 0);
    }

    private static void lowestBit(Cpu c, Insn i, long result, boolean cf) {
        Flags f = c.flags;
        f.logic(i.size0, result);
        f.setCarryOverflow(cf, false);
        Operands.register(c, i.op0, i.size0, result);
    }

    /** BZHI: clears the bits from the index on; CF tells that the index is beyond the operand. */
    static void bzhi(Cpu c, Insn i) {
        long a = Operands.read1(c, i);
        int index = (int) Operands.read2(c, i) & 0xff;
        boolean beyond = index >= i.size0 << 3;
        long result = beyond ? a : a & (1L << index) - 1;
        c.flags.logic(i.size0, result);
        c.flags.setCarryOverflow(beyond, false);
        Operands.register(c, i.op0, i.size0, result);
    }

    /** MULX: operand 0 is the upper half, operand 1 the lower; the upper wins if they are one register. No flags. */
    static void mulx(Cpu c, Insn i) {
        int size = i.size0;
        long a = Operands.register(c, Cpu.RDX, size);
        long b = Operands.read2(c, i);
        long high = size == 8 ? BinaryArithmetic.unsignedMultiplyHigh(a, b) : a * b >>> 32;
        Operands.writeRegister1(c, i, a * b);
        Operands.register(c, i.op0, size, high);
    }

    static void pdep(Cpu c, Insn i) {
        long a = Operands.read1(c, i);
        Operands.register(c, i.op0, i.size0, deposit(a, Operands.read2(c, i)));
    }

    static void pext(Cpu c, Insn i) {
        long a = Operands.read1(c, i);
        Operands.register(c, i.op0, i.size0, gather(a, Operands.read2(c, i)));
    }

    /** Scatters the low bits of {@code a} to the set bits of {@code mask}. */
    public static long deposit(long a, long mask) {
        long result = 0;
        long source = a;
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            result |= -(source & 1) & (rest & -rest);
            source >>>= 1;
        }
        return result;
    }

    /** Collects the bits of {@code a} at the set bits of {@code mask} into the low bits. */
    public static long gather(long a, long mask) {
        long result = 0;
        int place = 0;
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            if ((a & rest & -rest) != 0) {
                result |= 1L << place;
            }
            place++;
        }
        return result;
    }

    /** ADCX: an addition whose carry is CF alone. */
    static void adcx(Cpu c, Insn i) {
        long b = Operands.read1(c, i);
        long a = Operands.register(c, i.op0, i.size0);
        boolean carry = c.flags.cf();
        c.flags.cf(carryOut(i.size0, a, b, carry));
        Operands.register(c, i.op0, i.size0, a + b + (carry ? 1 : 0));
    }

    /** ADOX: an addition whose carry is OF alone. */
    static void adox(Cpu c, Insn i) {
        long b = Operands.read1(c, i);
        long a = Operands.register(c, i.op0, i.size0);
        boolean carry = c.flags.of();
        c.flags.of(carryOut(i.size0, a, b, carry));
        Operands.register(c, i.op0, i.size0, a + b + (carry ? 1 : 0));
    }

    private static boolean carryOut(int size, long a, long b, boolean carryIn) {
        long sum = a + b + (carryIn ? 1 : 0);
        long carries = a & b | (a | b) & ~sum;
        return Bits.bit(carries, (size << 3) - 1);
    }
}
