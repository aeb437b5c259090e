package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;

/**
 * Shuffles within 128-bit lanes: unpacks, shuffles by an immediate or by a vector, alignment (SDM vol. 1, 9.4.4,
 * 10.4.4, 10.4.5, 11.4.1.4, 11.4.3, 12.3, 12.6, 14.2).
 */
final class PackedShuffle {
    private static final int BYTES = 0;
    private static final int WORDS = 1;
    private static final int DWORDS = 2;
    private static final long LOW = 0xffffffffL;

    private PackedShuffle() {
    }

    static void punpcklbw(Cpu c, Insn i) {
        unpack(c, i, BYTES, 0);
    }

    static void punpcklwd(Cpu c, Insn i) {
        unpack(c, i, WORDS, 0);
    }

    /** PUNPCKLDQ, UNPCKLPS. */
    static void punpckldq(Cpu c, Insn i) {
        unpack(c, i, DWORDS, 0);
    }

    static void punpckhbw(Cpu c, Insn i) {
        unpack(c, i, BYTES, 1);
    }

    static void punpckhwd(Cpu c, Insn i) {
        unpack(c, i, WORDS, 1);
    }

    /** PUNPCKHDQ, UNPCKHPS. */
    static void punpckhdq(Cpu c, Insn i) {
        unpack(c, i, DWORDS, 1);
    }

    /** Interleaves the elements of the low (0) or high (1) halves of each lane. */
    private static void unpack(Cpu c, Insn i, int element, int half) {
        int b = PackedOperands.second(c, i);
        int a = PackedOperands.first(i);
        int d = PackedOperands.destination(i);
        long[] x = c.fpu.xmm;
        if (PackedOperands.mmx(i)) {
            int shift = half << 5;
            x[d] = interleave(x[a] >>> shift, x[b] >>> shift, element);
        } else {
            for (int k = 0; k < i.size0 >> 3; k += 2) {
                long first = x[a + k + half];
                long second = x[b + k + half];
                x[d + k] = interleave(first, second, element);
                x[d + k + 1] = interleave(first >>> 32, second >>> 32, element);
            }
        }
        PackedOperands.finish(c, i);
    }

    /** The elements of the low halves alternating, {@code a}'s first. */
    private static long interleave(long a, long b, int element) {
        return switch (element) {
            case BYTES -> Swar.interleaveBytes(a, b);
            case WORDS -> Swar.interleaveWords(a, b);
            default -> Swar.interleaveDwords(a, b);
        };
    }

    /** PUNPCKLQDQ, UNPCKLPD. */
    static void punpcklqdq(Cpu c, Insn i) {
        unpackQuadwords(c, i, 0);
    }

    /** PUNPCKHQDQ, UNPCKHPD. */
    static void punpckhqdq(Cpu c, Insn i) {
        unpackQuadwords(c, i, 1);
    }

    private static void unpackQuadwords(Cpu c, Insn i, int half) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        int d = VectorOperands.destination(i);
        long[] x = c.fpu.xmm;
        for (int k = 0; k < i.size0 >> 3; k += 2) {
            long second = x[b + k + half];
            x[d + k] = x[a + k + half];
            x[d + k + 1] = second;
        }
        VectorOperands.finish(c, i);
    }

    /** PSHUFD, and VPERMILPS with an immediate. */
    static void pshufd(Cpu c, Insn i) {
        int b = VectorOperands.source(c, i);
        int d = VectorOperands.destination(i);
        int order = (int) i.imm;
        long[] x = c.fpu.xmm;
        for (int k = 0; k < i.size0 >> 3; k += 2) {
            long low = dwordPair(x, b + k, order);
            x[d + k + 1] = dwordPair(x, b + k, order >> 4);
            x[d + k] = low;
        }
        VectorOperands.finish(c, i);
    }

    /** The two doublewords of a 128-bit lane that four bits select. */
    private static long dwordPair(long[] x, int lane, int order) {
        return VectorOperands.dword(x, lane, order & 3) & LOW | (long) VectorOperands.dword(x, lane, order >> 2 & 3) << 32;
    }

    /** PSHUFW, on MMX registers. */
    static void pshufw(Cpu c, Insn i) {
        long a = c.fpu.xmm[PackedOperands.source(c, i)];
        PackedOperands.write(c, i, words(a, (int) i.imm), 0);
    }

    static void pshuflw(Cpu c, Insn i) {
        shuffleWords(c, i, 0);
    }

    static void pshufhw(Cpu c, Insn i) {
        shuffleWords(c, i, 1);
    }

    private static void shuffleWords(Cpu c, Insn i, int half) {
        int b = VectorOperands.source(c, i);
        int d = VectorOperands.destination(i);
        long[] x = c.fpu.xmm;
        for (int k = 0; k < i.size0 >> 3; k += 2) {
            x[d + k + half] = words(x[b + k + half], (int) i.imm);
            x[d + k + 1 - half] = x[b + k + 1 - half];
        }
        VectorOperands.finish(c, i);
    }

    private static long words(long a, int order) {
        long result = 0;
        for (int n = 0; n < 4; n++) {
            result |= (a >>> ((order >> 2 * n & 3) << 4) & 0xffff) << 16 * n;
        }
        return result;
    }

    /** SHUFPS: two elements of the first source, then two of the second. */
    static void shufps(Cpu c, Insn i) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        int d = VectorOperands.destination(i);
        int order = (int) i.imm;
        long[] x = c.fpu.xmm;
        for (int k = 0; k < i.size0 >> 3; k += 2) {
            long low = dwordPair(x, a + k, order);
            x[d + k + 1] = dwordPair(x, b + k, order >> 4);
            x[d + k] = low;
        }
        VectorOperands.finish(c, i);
    }

    /** SHUFPD: a bit of the immediate for each element. */
    static void shufpd(Cpu c, Insn i) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        int d = VectorOperands.destination(i);
        long[] x = c.fpu.xmm;
        for (int k = 0; k < i.size0 >> 3; k += 2) {
            int order = (int) i.imm >> k;
            long low = x[a + k + (order & 1)];
            x[d + k + 1] = x[b + k + (order >> 1 & 1)];
            x[d + k] = low;
        }
        VectorOperands.finish(c, i);
    }

    /** PALIGNR: 128 bits from byte imm8 on of the second source with the first above it; zeros beyond. */
    static void palignr(Cpu c, Insn i) {
        int b = PackedOperands.second(c, i);
        int a = PackedOperands.first(i);
        int d = PackedOperands.destination(i);
        int from = (int) i.imm;
        long[] x = c.fpu.xmm;
        if (PackedOperands.mmx(i)) {
            x[d] = Swar.window(x[b], x[a], from);
        } else {
            for (int k = 0; k < i.size0 >> 3; k += 2) {
                long low = window(x[b + k], x[b + k + 1], x[a + k], x[a + k + 1], from);
                x[d + k + 1] = window(x[b + k + 1], x[a + k], x[a + k + 1], 0, from);
                x[d + k] = low;
            }
        }
        PackedOperands.finish(c, i);
    }

    /** 64 bits from byte {@code from} on of the 256-bit number that four lanes make, lowest first. */
    private static long window(long a, long b, long c, long d, int from) {
        if (from < 8) {
            return Swar.window(a, b, from);
        }
        return from < 16 ? Swar.window(b, c, from - 8) : Swar.window(c, d, from - 16);
    }

    /** PSHUFB: each byte of the second source selects a byte of the first, or zero if its bit 7 is set. */
    static void pshufb(Cpu c, Insn i) {
        int b = PackedOperands.second(c, i);
        int a = PackedOperands.first(i);
        int d = PackedOperands.destination(i);
        long[] x = c.fpu.xmm;
        if (PackedOperands.mmx(i)) {
            x[d] = bytes(x[a], x[a], x[b]);
        } else {
            for (int k = 0; k < i.size0 >> 3; k += 2) {
                long low = bytes(x[a + k], x[a + k + 1], x[b + k]);
                x[d + k + 1] = bytes(x[a + k], x[a + k + 1], x[b + k + 1]);
                x[d + k] = low;
            }
        }
        PackedOperands.finish(c, i);
    }

    private static long bytes(long low, long high, long selectors) {
        long result = 0;
        for (int n = 0; n < 64; n += 8) {
            int selector = (int) (selectors >>> n);
            if ((selector & 0x80) == 0) {
                long half = (selector & 8) == 0 ? low : high;
                result |= (half >>> ((selector & 7) << 3) & 0xff) << n;
            }
        }
        return result;
    }

    /** VPERMILPS by a vector: each doubleword of the second source selects one of the same 128-bit lane of the first. */
    static void vpermilps(Cpu c, Insn i) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        long[] x = c.fpu.xmm;
        for (int n = 0; n < i.size0 >> 2; n++) {
            int from = n & ~3 | VectorOperands.dword(x, b, n) & 3;
            VectorOperands.dword(x, VectorOperands.RESULT, n, VectorOperands.dword(x, a, from));
        }
        VectorOperands.writeResult(c, i);
    }

    /** VPERMILPD by a vector: bit 1 of each quadword of the second source selects. */
    static void vpermilpd(Cpu c, Insn i) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        long[] x = c.fpu.xmm;
        for (int k = 0; k < i.size0 >> 3; k++) {
            x[VectorOperands.RESULT + k] = x[a + (k & ~1) + (int) (x[b + k] >> 1 & 1)];
        }
        VectorOperands.writeResult(c, i);
    }

    /** VPERMILPD with an immediate: a bit for each element. */
    static void vpermilpdImmediate(Cpu c, Insn i) {
        int b = VectorOperands.source(c, i);
        long[] x = c.fpu.xmm;
        for (int k = 0; k < i.size0 >> 3; k++) {
            x[VectorOperands.RESULT + k] = x[b + (k & ~1) + (int) (i.imm >> k & 1)];
        }
        VectorOperands.writeResult(c, i);
    }
}
