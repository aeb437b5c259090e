package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;

/**
 * Packed integer multiplication, sums of absolute differences: SDM vol. 1, 9.4.1, 10.4.4, 11.4.3, 12.6 and 12.10.
 */
final class PackedMultiply {
    private static final int PMULLW = 0;
    private static final int PMULHW = 1;
    private static final int PMULHUW = 2;
    private static final int PMULHRSW = 3;
    private static final int PMULLD = 4;
    private static final int PMULUDQ = 5;
    private static final int PMULDQ = 6;
    private static final int PMADDWD = 7;
    private static final int PMADDUBSW = 8;
    private static final int PSADBW = 9;
    private static final long LOW = 0xffffffffL;

    private PackedMultiply() {
    }

    static void pmullw(Cpu c, Insn i) {
        apply(c, i, PMULLW);
    }

    static void pmulhw(Cpu c, Insn i) {
        apply(c, i, PMULHW);
    }

    static void pmulhuw(Cpu c, Insn i) {
        apply(c, i, PMULHUW);
    }

    static void pmulhrsw(Cpu c, Insn i) {
        apply(c, i, PMULHRSW);
    }

    static void pmulld(Cpu c, Insn i) {
        apply(c, i, PMULLD);
    }

    static void pmuludq(Cpu c, Insn i) {
        apply(c, i, PMULUDQ);
    }

    static void pmuldq(Cpu c, Insn i) {
        apply(c, i, PMULDQ);
    }

    static void pmaddwd(Cpu c, Insn i) {
        apply(c, i, PMADDWD);
    }

    static void pmaddubsw(Cpu c, Insn i) {
        apply(c, i, PMADDUBSW);
    }

    static void psadbw(Cpu c, Insn i) {
        apply(c, i, PSADBW);
    }

    private static void apply(Cpu c, Insn i, int operation) {
        int b = PackedOperands.second(c, i);
        int a = PackedOperands.first(i);
        int d = PackedOperands.destination(i);
        long[] x = c.fpu.xmm;
        for (int k = PackedOperands.lanes(i); --k >= 0; ) {
            x[d + k] = lane(operation, x[a + k], x[b + k]);
        }
        PackedOperands.finish(c, i);
    }

    /** The kernel of each operation: 64 bits of the result. */
    private static long lane(int operation, long a, long b) {
        return switch (operation) {
            case PMULLW -> lowWords(a, b);
            case PMULHW -> highWords(a, b);
            case PMULHUW -> highUnsignedWords(a, b);
            case PMULHRSW -> roundedWords(a, b);
            case PMULLD -> a * b & LOW | (a >> 32) * (b >> 32) << 32;
            case PMULUDQ -> (a & LOW) * (b & LOW);
            case PMULDQ -> (long) (int) a * (int) b;
            case PMADDWD -> multiplyAddWords(a, b);
            case PMADDUBSW -> multiplyAddBytes(a, b);
            default -> sumOfDifferences(a, b);
        };
    }

    private static int word(long a, int n) {
        return (short) (a >>> n);
    }

    private static long lowWords(long a, long b) {
        long result = 0;
        for (int n = 0; n < 64; n += 16) {
            result |= (word(a, n) * word(b, n) & 0xffffL) << n;
        }
        return result;
    }

    private static long highWords(long a, long b) {
        long result = 0;
        for (int n = 0; n < 64; n += 16) {
            result |= (word(a, n) * word(b, n) >>> 16 & 0xffffL) << n;
        }
        return result;
    }

    private static long highUnsignedWords(long a, long b) {
        long result = 0;
        for (int n = 0; n < 64; n += 16) {
            result |= (word(a, n) & 0xffffL) * (word(b, n) & 0xffffL) >>> 16 << n;
        }
        return result;
    }

    /** PMULHRSW: the product of two numbers scaled by 2^15, rounded. */
    private static long roundedWords(long a, long b) {
        long result = 0;
        for (int n = 0; n < 64; n += 16) {
            result |= ((word(a, n) * word(b, n) >> 14) + 1 >> 1 & 0xffffL) << n;
        }
        return result;
    }

    private static long multiplyAddWords(long a, long b) {
        int low = word(a, 0) * word(b, 0) + word(a, 16) * word(b, 16);
        int high = word(a, 32) * word(b, 32) + word(a, 48) * word(b, 48);
        return low & LOW | (long) high << 32;
    }

    /** PMADDUBSW: unsigned bytes of {@code a} times signed bytes of {@code b}, the sums of pairs saturated to words. */
    private static long multiplyAddBytes(long a, long b) {
        long result = 0;
        for (int n = 0; n < 64; n += 16) {
            int sum = (int) (a >>> n & 0xff) * (byte) (b >>> n) + (int) (a >>> n + 8 & 0xff) * (byte) (b >>> n + 8);
            result |= (Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sum)) & 0xffffL) << n;
        }
        return result;
    }

    /** The sum of the absolute differences of eight unsigned bytes. */
    private static long sumOfDifferences(long a, long b) {
        long sum = 0;
        for (int n = 0; n < 64; n += 8) {
            sum += Math.abs((a >>> n & 0xff) - (b >>> n & 0xff));
        }
        return sum;
    }

    /** MPSADBW: eight sums of absolute differences of four bytes; imm8 has three bits for each 128-bit lane. */
    static void mpsadbw(Cpu c, Insn i) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        long[] x = c.fpu.xmm;
        for (int k = 0; k < i.size0 >> 3; k += 2) {
            int control = (int) i.imm >> (k == 0 ? 0 : 3);
            int fixed = VectorOperands.dword(x, b + k, control & 3);
            int from = control & 4;
            x[VectorOperands.RESULT + k] = slidingSums(x[a + k], x[a + k + 1], from, fixed);
            x[VectorOperands.RESULT + k + 1] = slidingSums(x[a + k], x[a + k + 1], from + 4, fixed);
        }
        VectorOperands.writeResult(c, i);
    }

    private static long slidingSums(long low, long high, int from, int fixed) {
        long sums = 0;
        for (int n = 0; n < 4; n++) {
            long window = Swar.window(low, high, from + n);
            sums |= sumOfDifferences(window & LOW, fixed & LOW) << (n << 4);
        }
        return sums;
    }

    /** PHMINPOSUW: the smallest of eight unsigned words and its index. */
    static void phminposuw(Cpu c, Insn i) {
        int b = VectorOperands.source(c, i);
        long[] x = c.fpu.xmm;
        long smallest = 0xffff;
        long place = 0;
        for (int n = 7; n >= 0; n--) {
            long word = x[b + (n >> 2)] >>> ((n & 3) << 4) & 0xffff;
            if (word <= smallest) {
                smallest = word;
                place = n;
            }
        }
        VectorOperands.write(c, i, place << 16 | smallest, 0);
    }
}
