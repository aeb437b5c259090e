package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;

/**
 * SHA extensions: rounds and message schedules of SHA-1 and SHA-256 (FIPS 180-4; SDM vol. 1, 12.15). Operands in memory
 * need no alignment, as on AMD's processors; Intel's raise #GP(0).
 */
final class Sha {
    private static final int[] SHA1_CONSTANTS = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};

    private Sha() {
    }

    private static void write(Cpu c, Insn i, int w3, int w2, int w1, int w0) {
        VectorOperands.write(c, i, w0 & 0xffffffffL | (long) w1 << 32, w2 & 0xffffffffL | (long) w3 << 32);
    }

    /** SHA1RNDS4: four rounds on A, B, C, D (from the highest doubleword down); imm8 selects function and constant. */
    static void sha1rnds4(Cpu c, Insn i) {
        int b = VectorOperands.unalignedSource(c, i);
        long[] x = c.fpu.xmm;
        int s = VectorOperands.destination(i);
        int kind = (int) i.imm & 3;
        int va = VectorOperands.dword(x, s, 3);
        int vb = VectorOperands.dword(x, s, 2);
        int vc = VectorOperands.dword(x, s, 1);
        int vd = VectorOperands.dword(x, s, 0);
        // E of the first round is already part of its message word
        int ve = 0;
        for (int round = 0; round < 4; round++) {
            int sum = sha1Function(kind, vb, vc, vd) + Integer.rotateLeft(va, 5) + VectorOperands.dword(x, b, 3 - round) + ve
                    + SHA1_CONSTANTS[kind];
            ve = vd;
            vd = vc;
            vc = Integer.rotateLeft(vb, 30);
            vb = va;
            va = sum;
        }
        write(c, i, va, vb, vc, vd);
    }

    private static int sha1Function(int kind, int b, int c, int d) {
        return switch (kind) {
            case 0 -> b & c ^ ~b & d;
            case 2 -> b & c ^ b & d ^ c & d;
            default -> b ^ c ^ d;
        };
    }

    /** SHA1NEXTE: E of the next four rounds, A rotated, added to their first message word. */
    static void sha1nexte(Cpu c, Insn i) {
        int b = VectorOperands.unalignedSource(c, i);
        long[] x = c.fpu.xmm;
        int e = Integer.rotateLeft(VectorOperands.dword(x, VectorOperands.destination(i), 3), 30);
        write(c, i, VectorOperands.dword(x, b, 3) + e, VectorOperands.dword(x, b, 2), VectorOperands.dword(x, b, 1),
                VectorOperands.dword(x, b, 0));
    }

    static void sha1msg1(Cpu c, Insn i) {
        int b = VectorOperands.unalignedSource(c, i);
        long[] x = c.fpu.xmm;
        int a = VectorOperands.destination(i);
        VectorOperands.write(c, i, x[a] ^ x[b + 1], x[a + 1] ^ x[a]);
    }

    static void sha1msg2(Cpu c, Insn i) {
        int b = VectorOperands.unalignedSource(c, i);
        long[] x = c.fpu.xmm;
        int a = VectorOperands.destination(i);
        int w16 = Integer.rotateLeft(VectorOperands.dword(x, a, 3) ^ VectorOperands.dword(x, b, 2), 1);
        int w17 = Integer.rotateLeft(VectorOperands.dword(x, a, 2) ^ VectorOperands.dword(x, b, 1), 1);
        int w18 = Integer.rotateLeft(VectorOperands.dword(x, a, 1) ^ VectorOperands.dword(x, b, 0), 1);
        int w19 = Integer.rotateLeft(VectorOperands.dword(x, a, 0) ^ w16, 1);
        write(c, i, w16, w17, w18, w19);
    }

    /** SHA256RNDS2: two rounds on C, D, G, H (destination) and A, B, E, F (source); XMM0 has message words plus constants. */
    static void sha256rnds2(Cpu c, Insn i) {
        int b = VectorOperands.unalignedSource(c, i);
        long[] x = c.fpu.xmm;
        int s = VectorOperands.destination(i);
        int va = VectorOperands.dword(x, b, 3);
        int vb = VectorOperands.dword(x, b, 2);
        int vc = VectorOperands.dword(x, s, 3);
        int vd = VectorOperands.dword(x, s, 2);
        int ve = VectorOperands.dword(x, b, 1);
        int vf = VectorOperands.dword(x, b, 0);
        int vg = VectorOperands.dword(x, s, 1);
        int vh = VectorOperands.dword(x, s, 0);
        for (int round = 0; round < 2; round++) {
            int first = (ve & vf ^ ~ve & vg) + bigSigma(ve, 6, 11, 25) + VectorOperands.dword(x, 0, round) + vh;
            int second = (va & vb ^ va & vc ^ vb & vc) + bigSigma(va, 2, 13, 22);
            vh = vg;
            vg = vf;
            vf = ve;
            ve = first + vd;
            vd = vc;
            vc = vb;
            vb = va;
            va = first + second;
        }
        write(c, i, va, vb, ve, vf);
    }

    private static int bigSigma(int a, int n, int m, int k) {
        return Integer.rotateRight(a, n) ^ Integer.rotateRight(a, m) ^ Integer.rotateRight(a, k);
    }

    private static int smallSigma(int a, int n, int m, int shift) {
        return Integer.rotateRight(a, n) ^ Integer.rotateRight(a, m) ^ a >>> shift;
    }

    static void sha256msg1(Cpu c, Insn i) {
        int b = VectorOperands.unalignedSource(c, i);
        long[] x = c.fpu.xmm;
        int a = VectorOperands.destination(i);
        int w3 = VectorOperands.dword(x, a, 3);
        int w2 = VectorOperands.dword(x, a, 2);
        int w1 = VectorOperands.dword(x, a, 1);
        write(c, i, w3 + smallSigma(VectorOperands.dword(x, b, 0), 7, 18, 3), w2 + smallSigma(w3, 7, 18, 3),
                w1 + smallSigma(w2, 7, 18, 3), VectorOperands.dword(x, a, 0) + smallSigma(w1, 7, 18, 3));
    }

    static void sha256msg2(Cpu c, Insn i) {
        int b = VectorOperands.unalignedSource(c, i);
        long[] x = c.fpu.xmm;
        int a = VectorOperands.destination(i);
        int w16 = VectorOperands.dword(x, a, 0) + smallSigma(VectorOperands.dword(x, b, 2), 17, 19, 10);
        int w17 = VectorOperands.dword(x, a, 1) + smallSigma(VectorOperands.dword(x, b, 3), 17, 19, 10);
        int w18 = VectorOperands.dword(x, a, 2) + smallSigma(w16, 17, 19, 10);
        int w19 = VectorOperands.dword(x, a, 3) + smallSigma(w17, 17, 19, 10);
        write(c, i, w19, w18, w17, w16);
    }
}
