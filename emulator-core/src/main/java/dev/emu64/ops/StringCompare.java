package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Flags;
import dev.emu64.decode.Insn;

/**
 * SSE4.2 string comparisons (SDM vol. 2B, 4.1, Imm8 control byte operation for PCMPESTRI and its kin).
 *
 * <pre>
 * imm8  1-0  elements: unsigned bytes, unsigned words, signed bytes, signed words
 *       3-2  aggregation: equal any, ranges, equal each, equal ordered
 *       5-4  polarity: bit 4 inverts, with bit 5 only where the second string is valid
 *         6  index of the most significant bit rather than the least; or a mask of elements rather than of bits
 * </pre>
 */
final class StringCompare {
    private static final int WORDS = 1;
    private static final int SIGNED = 2;
    private static final int EQUAL_ANY = 0;
    private static final int RANGES = 1;
    private static final int EQUAL_EACH = 2;

    private StringCompare() {
    }

    static void pcmpestri(Cpu c, Insn i) {
        int b = VectorOperands.unalignedSource(c, i);
        index(c, i, compareCounted(c, i, b));
    }

    static void pcmpestrm(Cpu c, Insn i) {
        int b = VectorOperands.unalignedSource(c, i);
        mask(c, i, compareCounted(c, i, b));
    }

    static void pcmpistri(Cpu c, Insn i) {
        int b = VectorOperands.unalignedSource(c, i);
        index(c, i, compareTerminated(c, i, b));
    }

    static void pcmpistrm(Cpu c, Insn i) {
        int b = VectorOperands.unalignedSource(c, i);
        mask(c, i, compareTerminated(c, i, b));
    }

    private static int elements(Insn i) {
        return (i.imm & WORDS) != 0 ? 8 : 16;
    }

    private static int compareCounted(Cpu c, Insn i, int b) {
        return compare(c, i, b, length(c.r[Cpu.RAX], i), length(c.r[Cpu.RDX], i));
    }

    /** The magnitude of EAX or EDX (of RAX or RDX with REX.W), at most the number of elements. */
    private static int length(long register, Insn i) {
        long value = i.opSize == 8 ? register : (int) register;
        int most = elements(i);
        return value < -most || value > most ? most : (int) Math.abs(value);
    }

    private static int compareTerminated(Cpu c, Insn i, int b) {
        return compare(c, i, b, terminatedLength(c, i, i.op0 << 2), terminatedLength(c, i, b));
    }

    private static int terminatedLength(Cpu c, Insn i, int lane) {
        int n = 0;
        while (n < elements(i) && element(c.fpu.xmm, lane, n, (int) i.imm) != 0) {
            n++;
        }
        return n;
    }

    private static int element(long[] x, int lane, int n, int control) {
        return switch (control & (WORDS | SIGNED)) {
            case 0 -> (int) (x[lane + (n >> 3)] >>> ((n & 7) << 3)) & 0xff;
            case WORDS -> (int) (x[lane + (n >> 2)] >>> ((n & 3) << 4)) & 0xffff;
            case SIGNED -> (byte) (x[lane + (n >> 3)] >>> ((n & 7) << 3));
            default -> (short) (x[lane + (n >> 2)] >>> ((n & 3) << 4));
        };
    }

    /** The result mask, IntRes2; the flags are set from it and the lengths. */
    private static int compare(Cpu c, Insn i, int b, int length1, int length2) {
        int control = (int) i.imm;
        int most = elements(i);
        int all = (1 << most) - 1;
        long[] x = c.fpu.xmm;
        int a = i.op0 << 2;
        int result = switch (control >> 2 & 3) {
            case EQUAL_ANY -> equalAny(x, a, b, control, length1, length2);
            case RANGES -> ranges(x, a, b, control, length1, length2);
            case EQUAL_EACH -> equalEach(x, a, b, control, length1, length2);
            default -> equalOrdered(x, a, b, control, length1, length2);
        };
        if ((control & 0x10) != 0) {
            result ^= (control & 0x20) != 0 ? (1 << length2) - 1 : all;
        }
        c.flags.status((result != 0 ? Flags.CF : 0) | (length2 < most ? Flags.ZF : 0) | (length1 < most ? Flags.SF : 0)
                | ((result & 1) != 0 ? Flags.OF : 0));
        return result;
    }

    /** Bit j: element j of the second string is one of the first. */
    private static int equalAny(long[] x, int a, int b, int control, int length1, int length2) {
        int result = 0;
        for (int j = 0; j < length2; j++) {
            int character = element(x, b, j, control);
            for (int n = 0; n < length1; n++) {
                if (element(x, a, n, control) == character) {
                    result |= 1 << j;
                }
            }
        }
        return result;
    }

    /** Bit j: element j of the second string lies in one of the ranges whose bounds the first lists in pairs. */
    private static int ranges(long[] x, int a, int b, int control, int length1, int length2) {
        int result = 0;
        for (int j = 0; j < length2; j++) {
            int character = element(x, b, j, control);
            for (int n = 0; n + 1 < length1; n += 2) {
                if (character >= element(x, a, n, control) && character <= element(x, a, n + 1, control)) {
                    result |= 1 << j;
                }
            }
        }
        return result;
    }

    /** Bit j: elements j are equal, or both beyond the end. */
    private static int equalEach(long[] x, int a, int b, int control, int length1, int length2) {
        int result = 0;
        for (int j = 0; j < ((control & WORDS) != 0 ? 8 : 16); j++) {
            boolean valid1 = j < length1;
            boolean valid2 = j < length2;
            if (valid1 && valid2 ? element(x, a, j, control) == element(x, b, j, control) : valid1 == valid2) {
                result |= 1 << j;
            }
        }
        return result;
    }

    /** Bit j: the first string is found at element j of the second, as far as that one's 128 bits reach. */
    private static int equalOrdered(long[] x, int a, int b, int control, int length1, int length2) {
        int result = 0;
        int most = (control & WORDS) != 0 ? 8 : 16;
        for (int j = 0; j < most; j++) {
            boolean found = true;
            for (int n = 0; n < length1 && j + n < most; n++) {
                found &= j + n < length2 && element(x, a, n, control) == element(x, b, j + n, control);
            }
            if (found) {
                result |= 1 << j;
            }
        }
        return result;
    }

    private static void index(Cpu c, Insn i, int result) {
        int none = elements(i);
        int index = result == 0 ? none : (i.imm & 0x40) != 0 ? 31 - Integer.numberOfLeadingZeros(result)
                : Integer.numberOfTrailingZeros(result);
        c.r[Cpu.RCX] = index;
    }

    private static void mask(Cpu c, Insn i, int result) {
        long low = result;
        long high = 0;
        if ((i.imm & 0x40) != 0) {
            low = 0;
            int count = elements(i);
            int bits = 128 / count;
            for (int n = 0; n < count; n++) {
                long ones = (result >> n & 1) == 0 ? 0 : -1L >>> 64 - bits << (n * bits & 63);
                if (n * bits < 64) {
                    low |= ones;
                } else {
                    high |= ones;
                }
            }
        }
        long[] x = c.fpu.xmm;
        x[0] = low;
        x[1] = high;
        if (i.vex) {
            VectorOperands.clearUpper(c, 0);
        }
    }
}
