package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;

/** Single elements of vectors: insertion, extraction, sign masks (SDM vol. 1, 10.4.1.1, 10.4.4, 12.10). */
final class PackedElements {
    private PackedElements() {
    }

    static void pinsrb(Cpu c, Insn i) {
        insert(c, i, 8);
    }

    /** PINSRW, into MMX registers too. */
    static void pinsrw(Cpu c, Insn i) {
        if (!PackedOperands.mmx(i)) {
            insert(c, i, 16);
            return;
        }
        PackedOperands.begin(c, i);
        long element = Operands.read1(c, i);
        PackedOperands.writeMmx(c, i.op0, replace(c.fpu.significand[i.op0], 16, (int) i.imm & 3, element));
    }

    static void pinsrd(Cpu c, Insn i) {
        insert(c, i, 32);
    }

    static void pinsrq(Cpu c, Insn i) {
        insert(c, i, 64);
    }

    private static void insert(Cpu c, Insn i, int bits) {
        VectorOperands.check(c, i);
        long element = i.vex ? Operands.read2(c, i) : Operands.read1(c, i);
        long[] x = c.fpu.xmm;
        int a = VectorOperands.first(i);
        int place = (int) i.imm & (128 / bits - 1);
        int half = place * bits >> 6;
        long changed = replace(x[a + half], bits, place & (64 / bits - 1), element);
        VectorOperands.write(c, i, half == 0 ? changed : x[a], half == 0 ? x[a + 1] : changed);
    }

    private static long replace(long lane, int bits, int place, long element) {
        int shift = place * bits;
        long mask = -1L >>> 64 - bits;
        return lane & ~(mask << shift) | (element & mask) << shift;
    }

    static void pextrb(Cpu c, Insn i) {
        extract(c, i, 8);
    }

    /** PEXTRW, from MMX registers too. */
    static void pextrw(Cpu c, Insn i) {
        if (i.size1 != 8) {
            extract(c, i, 16);
            return;
        }
        c.fpu.checkMmx();
        c.fpu.enterMmx();
        Operands.write0(c, i, c.fpu.significand[i.op1] >>> (((int) i.imm & 3) << 4) & 0xffff);
    }

    /** PEXTRD, EXTRACTPS. */
    static void pextrd(Cpu c, Insn i) {
        extract(c, i, 32);
    }

    static void pextrq(Cpu c, Insn i) {
        extract(c, i, 64);
    }

    private static void extract(Cpu c, Insn i, int bits) {
        VectorOperands.check(c, i);
        int shift = ((int) i.imm & (128 / bits - 1)) * bits;
        long lane = c.fpu.xmm[(i.op1 << 2) + (shift >> 6)];
        Operands.write0(c, i, lane >>> shift & -1L >>> 64 - bits);
    }

    /** INSERTPS: imm8 bits 7-6 select the source element (of a register), 5-4 its place, 3-0 elements to clear. */
    static void insertps(Cpu c, Insn i) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        int control = (int) i.imm;
        long[] x = c.fpu.xmm;
        int element = VectorOperands.dword(x, b, b == VectorOperands.MEMORY ? 0 : control >> 6 & 3);
        int r = VectorOperands.RESULT;
        x[r] = x[a];
        x[r + 1] = x[a + 1];
        VectorOperands.dword(x, r, control >> 4 & 3, element);
        for (int n = 0; n < 4; n++) {
            if ((control >> n & 1) != 0) {
                VectorOperands.dword(x, r, n, 0);
            }
        }
        VectorOperands.write(c, i, x[r], x[r + 1]);
    }

    /** PMOVMSKB: the highest bits of all bytes, of MMX registers too. */
    static void pmovmskb(Cpu c, Insn i) {
        if (i.size1 == 8) {
            c.fpu.checkMmx();
            c.fpu.enterMmx();
            Operands.register(c, i.op0, i.size0, byteSigns(c.fpu.significand[i.op1]));
            return;
        }
        VectorOperands.check(c, i);
        int b = i.op1 << 2;
        long mask = 0;
        for (int k = 0; k < i.size1 >> 3; k++) {
            mask |= byteSigns(c.fpu.xmm[b + k]) << (k << 3);
        }
        Operands.register(c, i.op0, i.size0, mask);
    }

    /** The highest bits of eight bytes as a number: bit 7 of byte n becomes bit n. */
    private static long byteSigns(long lane) {
        return ((lane & Swar.BYTES) >>> 7) * 0x0102040810204080L >>> 56;
    }

    static void movmskps(Cpu c, Insn i) {
        VectorOperands.check(c, i);
        long mask = 0;
        for (int n = 0; n < i.size1 >> 2; n++) {
            mask |= (long) (VectorOperands.dword(c.fpu.xmm, i.op1 << 2, n) >>> 31) << n;
        }
        Operands.register(c, i.op0, i.size0, mask);
    }

    static void movmskpd(Cpu c, Insn i) {
        VectorOperands.check(c, i);
        long mask = 0;
        for (int k = 0; k < i.size1 >> 3; k++) {
            mask |= c.fpu.xmm[(i.op1 << 2) + k] >>> 63 << k;
        }
        Operands.register(c, i.op0, i.size0, mask);
    }
}
