package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;

/**
 * Packed integer instructions that make 64 bits of the result out of 128 neighbouring bits of one source: packs with
 * saturation (SDM vol. 1, 9.4.4, 11.4.3, 12.10) and horizontal sums (12.6). The low half comes from the first source,
 * the high half from the second; with MMX registers, the one lane from both.
 */
final class PackedHorizontal {
    private static final int PACKSSWB = 0;
    private static final int PACKUSWB = 1;
    private static final int PACKSSDW = 2;
    private static final int PACKUSDW = 3;
    private static final int PHADDW = 4;
    private static final int PHADDSW = 5;
    private static final int PHADDD = 6;
    private static final int PHSUBW = 7;
    private static final int PHSUBSW = 8;
    private static final int PHSUBD = 9;

    private PackedHorizontal() {
    }

    static void packsswb(Cpu c, Insn i) {
        apply(c, i, PACKSSWB);
    }

    static void packuswb(Cpu c, Insn i) {
        apply(c, i, PACKUSWB);
    }

    static void packssdw(Cpu c, Insn i) {
        apply(c, i, PACKSSDW);
    }

    static void packusdw(Cpu c, Insn i) {
        apply(c, i, PACKUSDW);
    }

    static void phaddw(Cpu c, Insn i) {
        apply(c, i, PHADDW);
    }

    static void phaddsw(Cpu c, Insn i) {
        apply(c, i, PHADDSW);
    }

    static void phaddd(Cpu c, Insn i) {
        apply(c, i, PHADDD);
    }

    static void phsubw(Cpu c, Insn i) {
        apply(c, i, PHSUBW);
    }

    static void phsubsw(Cpu c, Insn i) {
        apply(c, i, PHSUBSW);
    }

    static void phsubd(Cpu c, Insn i) {
        apply(c, i, PHSUBD);
    }

    private static void apply(Cpu c, Insn i, int operation) {
        int b = PackedOperands.second(c, i);
        int a = PackedOperands.first(i);
        int d = PackedOperands.destination(i);
        long[] x = c.fpu.xmm;
        if (PackedOperands.mmx(i)) {
            x[d] = lane(operation, x[a], x[b]);
        } else {
            for (int k = 0; k < i.size0 >> 3; k += 2) {
                long low = lane(operation, x[a + k], x[a + k + 1]);
                x[d + k + 1] = lane(operation, x[b + k], x[b + k + 1]);
                x[d + k] = low;
            }
        }
        PackedOperands.finish(c, i);
    }

    private static long lane(int operation, long a, long b) {
        return switch (operation) {
            case PACKSSWB -> narrow(a, b, 16, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case PACKUSWB -> narrow(a, b, 16, 0, 0xff);
            case PACKSSDW -> narrow(a, b, 32, Short.MIN_VALUE, Short.MAX_VALUE);
            case PACKUSDW -> narrow(a, b, 32, 0, 0xffff);
            case PHADDW -> Swar.add(evenWords(a, b), evenWords(a >>> 16, b >>> 16), Swar.WORDS);
            case PHADDSW -> Swar.addSigned(evenWords(a, b), evenWords(a >>> 16, b >>> 16), Swar.WORDS);
            case PHADDD -> Swar.add(evenDwords(a, b), evenDwords(a >>> 32, b >>> 32), Swar.DWORDS);
            case PHSUBW -> Swar.subtract(evenWords(a, b), evenWords(a >>> 16, b >>> 16), Swar.WORDS);
            case PHSUBSW -> Swar.subtractSigned(evenWords(a, b), evenWords(a >>> 16, b >>> 16), Swar.WORDS);
            default -> Swar.subtract(evenDwords(a, b), evenDwords(a >>> 32, b >>> 32), Swar.DWORDS);
        };
    }

    /** Signed elements of {@code bits} bits of {@code a}, then of {@code b}, in half as many bits, limited to a range. */
    private static long narrow(long a, long b, int bits, int least, int most) {
        long result = 0;
        int half = bits >> 1;
        long mask = -1L >>> 64 - half;
        for (int n = 0; n < 64; n += bits) {
            int down = 64 - bits - n;
            long low = Math.max(least, Math.min(most, a << down >> 64 - bits));
            long high = Math.max(least, Math.min(most, b << down >> 64 - bits));
            result |= (low & mask) << (n >> 1) | (high & mask) << 32 + (n >> 1);
        }
        return result;
    }

    /** Words 0 and 2 of {@code a}, then of {@code b}. */
    private static long evenWords(long a, long b) {
        return a & 0xffff | a >>> 16 & 0xffff0000L | (b & 0xffff) << 32 | b << 16 & 0xffff000000000000L;
    }

    private static long evenDwords(long a, long b) {
        return a & 0xffffffffL | b << 32;
    }
}
