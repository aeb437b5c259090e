package dev.emu64.cpu;

import dev.emu64.bits.Bits;

/**
 * RFLAGS (SDM vol. 1, 3.4.3). The six status flags are lazy: an operation stores the values from which each flag
 * follows, and a flag is computed when it is read.
 *
 * <pre>
 * ZF  zero == 0
 * SF  sign &lt; 0
 * PF  even parity of the low byte of parity
 * CF  bit 63 of carry: the vector of carries (or borrows) out of each bit, aligned to the operand's top bit
 * OF  bits 63 and 62 of carry differ
 * AF  bit 4 of auxiliary
 * </pre>
 *
 * The arithmetic methods take operands of {@code size} bytes (1, 2, 4, 8) whose upper bits are ignored, set the flags
 * as the instruction of that name does, and return the result zero-extended.
 */
public final class Flags {
    public static final int CF = 1;
    public static final int PF = 1 << 2;
    public static final int AF = 1 << 4;
    public static final int ZF = 1 << 6;
    public static final int SF = 1 << 7;
    public static final int TF = 1 << 8;
    public static final int IF = 1 << 9;
    public static final int DF = 1 << 10;
    public static final int OF = 1 << 11;
    public static final int IOPL = 3 << 12;
    public static final int NT = 1 << 14;
    public static final int RF = 1 << 16;
    public static final int VM = 1 << 17;
    public static final int AC = 1 << 18;
    public static final int VIF = 1 << 19;
    public static final int VIP = 1 << 20;
    public static final int ID = 1 << 21;
    /** The six status flags. */
    public static final int STATUS = CF | PF | AF | ZF | SF | OF;
    /** Bit 1, which always reads as one. */
    public static final int FIXED = 2;
    private static final int SYSTEM = TF | IF | DF | IOPL | NT | RF | VM | AC | VIF | VIP | ID;

    /** Lazy sources, public so that generated code can keep them in locals; see the class comment. */
    public long zero = 1;
    public long sign;
    public long parity = 1;
    public long carry;
    public long auxiliary;
    /** The flags other than status flags, in their RFLAGS positions. Change it through the cpu, which watches IF and TF. */
    int system;

    public boolean cf() {
        return carry < 0;
    }

    public boolean pf() {
        return (Integer.bitCount((int) parity & 0xff) & 1) == 0;
    }

    public boolean af() {
        return (auxiliary & 16) != 0;
    }

    public boolean zf() {
        return zero == 0;
    }

    public boolean sf() {
        return sign < 0;
    }

    public boolean of() {
        return (carry ^ carry << 1) < 0;
    }

    /** Whether every flag of {@code mask} (system flags only: TF, IF, DF, IOPL, NT, RF, VM, AC, VIF, VIP, ID) is set. */
    public boolean is(int mask) {
        return (system & mask) == mask;
    }

    public boolean df() {
        return (system & DF) != 0;
    }

    public int iopl() {
        return system >>> 12 & 3;
    }

    public void cf(boolean on) {
        boolean overflow = of();
        setCarryOverflow(on, overflow);
    }

    public void of(boolean on) {
        setCarryOverflow(cf(), on);
    }

    public void zf(boolean on) {
        zero = on ? 0 : 1;
    }

    public void sf(boolean on) {
        sign = on ? -1 : 0;
    }

    public void pf(boolean on) {
        parity = on ? 0 : 1;
    }

    public void af(boolean on) {
        auxiliary = on ? 16 : 0;
    }

    /** Sets CF and OF together; the other flags stay. */
    public void setCarryOverflow(boolean cf, boolean of) {
        carry = (cf ? 1L << 63 : 0) | (cf != of ? 1L << 62 : 0);
    }

    /** RFLAGS as PUSHFQ would see it, RF and VM included. */
    public int value() {
        int value = system | FIXED;
        if (cf()) {
            value |= CF;
        }
        if (pf()) {
            value |= PF;
        }
        if (af()) {
            value |= AF;
        }
        if (zf()) {
            value |= ZF;
        }
        if (sf()) {
            value |= SF;
        }
        if (of()) {
            value |= OF;
        }
        return value;
    }

    /** Sets the status flags from their bits in {@code value}; system flags stay. */
    public void status(int value) {
        zf((value & ZF) != 0);
        sf((value & SF) != 0);
        pf((value & PF) != 0);
        af((value & AF) != 0);
        setCarryOverflow((value & CF) != 0, (value & OF) != 0);
    }

    /** Replaces all flags; the cpu's method of the same meaning also re-evaluates pending interrupts. */
    void replace(int value) {
        status(value);
        system = value & SYSTEM;
    }

    /** Replaces the flags in {@code mask} by their bits in {@code value}; whether AC, on which rights depend, has changed. */
    boolean replace(int value, int mask) {
        if ((mask & STATUS) == STATUS) {
            status(value);
        } else if ((mask & STATUS) != 0) {
            status(value() & ~mask | value & mask);
        }
        int before = system;
        system = before & ~mask | value & mask & SYSTEM;
        return ((before ^ system) & AC) != 0;
    }

    /** Condition {@code cc} of Jcc, SETcc and CMOVcc (SDM vol. 1, appendix B): O B Z BE S P L LE, bit 0 negates. */
    public boolean condition(int cc) {
        boolean holds = switch (cc >>> 1) {
            case 0 -> of();
            case 1 -> cf();
            case 2 -> zf();
            case 3 -> cf() || zf();
            case 4 -> sf();
            case 5 -> pf();
            case 6 -> sf() != of();
            default -> zf() || sf() != of();
        };
        return holds ^ (cc & 1) != 0;
    }

    /** ADD: a + b. */
    public long add(int size, long a, long b) {
        return addWithCarry(size, a, b, 0);
    }

    /** ADC: a + b + CF. */
    public long adc(int size, long a, long b) {
        return addWithCarry(size, a, b, carry >>> 63);
    }

    private long addWithCarry(int size, long a, long b, long carryIn) {
        int shift = 64 - (size << 3);
        long top = a << shift;
        long addend = b << shift;
        long sum = top + addend + (carryIn << shift);
        carry = top & addend | (top | addend) & ~sum;
        long result = sum >> shift;
        auxiliary = a ^ b ^ result;
        zero = result;
        sign = result;
        parity = result;
        return sum >>> shift;
    }

    /** SUB and CMP: a - b. */
    public long sub(int size, long a, long b) {
        return subWithBorrow(size, a, b, 0);
    }

    /** SBB: a - b - CF. */
    public long sbb(int size, long a, long b) {
        return subWithBorrow(size, a, b, carry >>> 63);
    }

    private long subWithBorrow(int size, long a, long b, long borrowIn) {
        int shift = 64 - (size << 3);
        long top = a << shift;
        long subtrahend = b << shift;
        long difference = top - subtrahend - (borrowIn << shift);
        carry = ~top & subtrahend | ~(top ^ subtrahend) & difference;
        long result = difference >> shift;
        auxiliary = a ^ b ^ result;
        zero = result;
        sign = result;
        parity = result;
        return difference >>> shift;
    }

    /** AND, OR, XOR, TEST: flags of {@code value}, CF = OF = 0; AF, undefined there, is cleared. */
    public long logic(int size, long value) {
        result(size, value);
        carry = 0;
        auxiliary = 0;
        return Bits.zeroExtend(size, value);
    }

    /** INC: a + 1; CF stays. */
    public long inc(int size, long a) {
        boolean cf = cf();
        long result = add(size, a, 1);
        cf(cf);
        return result;
    }

    /** DEC: a - 1; CF stays. */
    public long dec(int size, long a) {
        boolean cf = cf();
        long result = sub(size, a, 1);
        cf(cf);
        return result;
    }

    /** ZF, SF and PF from {@code value}; CF, OF and AF stay. */
    public void result(int size, long value) {
        long result = Bits.signExtend(size, value);
        zero = result;
        sign = result;
        parity = result;
    }
}
