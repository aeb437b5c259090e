package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;

/**
 * AES-NI: one round of the cipher of FIPS 197 (SDM vol. 1, 12.13). The state's column c is doubleword c; byte r of it
 * is row r.
 */
final class Aes {
    private static final byte[] S_BOX = new byte[256];
    private static final byte[] INVERSE_S_BOX = new byte[256];

    static {
        // runs through the multiplicative group of GF(2^8): p by the generator 3, q by its inverse
        int p = 1;
        int q = 1;
        do {
            p = p ^ twice(p);
            q ^= q << 1;
            q ^= q << 2;
            q = (q ^ q << 4) & 0xff;
            q ^= (q & 0x80) != 0 ? 0x09 : 0;
            substitution(p, q);
        } while (p != 1);
        substitution(0, 0);
    }

    private Aes() {
    }

    /** Enters {@code value}, whose multiplicative inverse is {@code inverse}, into both tables. */
    private static void substitution(int value, int inverse) {
        int spread = inverse | inverse << 8;
        int affine = inverse ^ spread >> 7 ^ spread >> 6 ^ spread >> 5 ^ spread >> 4 ^ 0x63;
        S_BOX[value] = (byte) affine;
        INVERSE_S_BOX[affine & 0xff] = (byte) value;
    }

    /** The product with x in GF(2^8). */
    private static int twice(int a) {
        return (a << 1 ^ ((a & 0x80) != 0 ? 0x1b : 0)) & 0xff;
    }

    static void aesenc(Cpu c, Insn i) {
        encrypt(c, i, true);
    }

    static void aesenclast(Cpu c, Insn i) {
        encrypt(c, i, false);
    }

    static void aesdec(Cpu c, Insn i) {
        decrypt(c, i, true);
    }

    static void aesdeclast(Cpu c, Insn i) {
        decrypt(c, i, false);
    }

    private static void encrypt(Cpu c, Insn i, boolean mix) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        long[] x = c.fpu.xmm;
        long low = x[b];
        long high = x[b + 1];
        long c0 = shifted(x, a, 0, 1, S_BOX);
        long c1 = shifted(x, a, 1, 1, S_BOX);
        long c2 = shifted(x, a, 2, 1, S_BOX);
        long c3 = shifted(x, a, 3, 1, S_BOX);
        if (mix) {
            c0 = mixed(c0);
            c1 = mixed(c1);
            c2 = mixed(c2);
            c3 = mixed(c3);
        }
        VectorOperands.write(c, i, (c0 | c1 << 32) ^ low, (c2 | c3 << 32) ^ high);
    }

    private static void decrypt(Cpu c, Insn i, boolean mix) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        long[] x = c.fpu.xmm;
        long low = x[b];
        long high = x[b + 1];
        long c0 = shifted(x, a, 0, -1, INVERSE_S_BOX);
        long c1 = shifted(x, a, 1, -1, INVERSE_S_BOX);
        long c2 = shifted(x, a, 2, -1, INVERSE_S_BOX);
        long c3 = shifted(x, a, 3, -1, INVERSE_S_BOX);
        if (mix) {
            c0 = unmixed(c0);
            c1 = unmixed(c1);
            c2 = unmixed(c2);
            c3 = unmixed(c3);
        }
        VectorOperands.write(c, i, (c0 | c1 << 32) ^ low, (c2 | c3 << 32) ^ high);
    }

    /** ShiftRows and SubBytes: column {@code column} has its row r from column {@code column + r * direction}. */
    private static long shifted(long[] x, int lane, int column, int direction, byte[] box) {
        long result = 0;
        for (int row = 0; row < 4; row++) {
            int from = column + row * direction & 3;
            int value = VectorOperands.dword(x, lane, from) >>> (row << 3) & 0xff;
            result |= (box[value] & 0xffL) << (row << 3);
        }
        return result;
    }

    private static int row(long column, int n) {
        return (int) (column >>> ((n & 3) << 3)) & 0xff;
    }

    /** MixColumns: row r is 2 s[r] + 3 s[r+1] + s[r+2] + s[r+3]. */
    private static long mixed(long column) {
        long result = 0;
        for (int r = 0; r < 4; r++) {
            int next = row(column, r + 1);
            int sum = twice(row(column, r)) ^ twice(next) ^ next ^ row(column, r + 2) ^ row(column, r + 3);
            result |= (long) sum << (r << 3);
        }
        return result;
    }

    /** InvMixColumns: row r is 14 s[r] + 11 s[r+1] + 13 s[r+2] + 9 s[r+3]. */
    private static long unmixed(long column) {
        // 14 11 13 9 is 2 3 1 1 applied after 5 0 4 0
        long result = 0;
        for (int r = 0; r < 4; r++) {
            int pair = row(column, r) ^ row(column, r + 2);
            result |= (long) (row(column, r) ^ twice(twice(pair))) << (r << 3);
        }
        return mixed(result);
    }

    static void aesimc(Cpu c, Insn i) {
        int b = VectorOperands.source(c, i);
        long[] x = c.fpu.xmm;
        VectorOperands.write(c, i, unmixed(x[b] & 0xffffffffL) | unmixed(x[b] >>> 32) << 32,
                unmixed(x[b + 1] & 0xffffffffL) | unmixed(x[b + 1] >>> 32) << 32);
    }

    /** AESKEYGENASSIST: SubWord of doublewords 1 and 3, and of each the rotation with the round constant. */
    static void aeskeygenassist(Cpu c, Insn i) {
        int b = VectorOperands.source(c, i);
        long[] x = c.fpu.xmm;
        long low = keyWords(VectorOperands.dword(x, b, 1), (int) i.imm);
        VectorOperands.write(c, i, low, keyWords(VectorOperands.dword(x, b, 3), (int) i.imm));
    }

    private static long keyWords(int word, int roundConstant) {
        int substituted = 0;
        for (int n = 0; n < 32; n += 8) {
            substituted |= (S_BOX[word >>> n & 0xff] & 0xff) << n;
        }
        return substituted & 0xffffffffL | (long) (Integer.rotateRight(substituted, 8) ^ roundConstant) << 32;
    }
}
