package dev.emu64.ops;

import static dev.emu64.ops.VectorOperands.MEMORY;
import static dev.emu64.ops.VectorOperands.RESULT;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;
import java.util.Arrays;

/** AVX and AVX2 instructions without a legacy form: clears, broadcasts, halves, masked moves (SDM vol. 1, 14.2 and 14.7). */
final class AvxMoves {
    private AvxMoves() {
    }

    /** VZEROUPPER: outside 64-bit mode only the registers that exist there. */
    static void vzeroupper(Cpu c, Insn i) {
        c.fpu.checkAvx();
        for (int n = 0; n < registers(i); n++) {
            VectorOperands.clearUpper(c, n);
        }
    }

    static void vzeroall(Cpu c, Insn i) {
        c.fpu.checkAvx();
        Arrays.fill(c.fpu.xmm, 0, registers(i) << 2, 0);
    }

    private static int registers(Insn i) {
        return i.codeSize == 8 ? 16 : 8;
    }

    // ---- broadcasts

    static void vpbroadcastb(Cpu c, Insn i) {
        broadcast(c, i, 0x0101010101010101L, 0xff);
    }

    static void vpbroadcastw(Cpu c, Insn i) {
        broadcast(c, i, 0x0001000100010001L, 0xffff);
    }

    /** VBROADCASTSS, VPBROADCASTD. */
    static void vbroadcastss(Cpu c, Insn i) {
        broadcast(c, i, 0x0000000100000001L, 0xffffffffL);
    }

    /** VBROADCASTSD, VPBROADCASTQ. */
    static void vbroadcastsd(Cpu c, Insn i) {
        broadcast(c, i, 1, -1);
    }

    private static void broadcast(Cpu c, Insn i, long places, long element) {
        long[] x = c.fpu.xmm;
        long lane = (x[VectorOperands.source(c, i)] & element) * places;
        int d = VectorOperands.destination(i);
        Arrays.fill(x, d, d + (i.size0 >> 3), lane);
        VectorOperands.finish(c, i);
    }

    /** VBROADCASTF128, VBROADCASTI128. */
    static void vbroadcastf128(Cpu c, Insn i) {
        int b = VectorOperands.source(c, i);
        int d = VectorOperands.destination(i);
        long[] x = c.fpu.xmm;
        for (int k = 0; k < 4; k++) {
            x[d + k] = x[b + (k & 1)];
        }
    }

    // ---- halves

    /** VINSERTF128, VINSERTI128. */
    static void vinsertf128(Cpu c, Insn i) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        int place = ((int) i.imm & 1) << 1;
        long[] x = c.fpu.xmm;
        System.arraycopy(x, a, x, RESULT, 4);
        x[RESULT + place] = x[b];
        x[RESULT + place + 1] = x[b + 1];
        VectorOperands.writeResult(c, i);
    }

    /** VEXTRACTF128, VEXTRACTI128. */
    static void vextractf128(Cpu c, Insn i) {
        VectorOperands.check(c, i);
        int from = (i.op1 << 2) + (((int) i.imm & 1) << 1);
        if (i.op0 == Insn.MEM) {
            VectorOperands.store(c, i, 16, from, false);
        } else {
            VectorOperands.write(c, i, c.fpu.xmm[from], c.fpu.xmm[from + 1]);
        }
    }

    /** VPERM2F128, VPERM2I128: four bits of the immediate for each half: which of four halves, bit 3 clears. */
    static void vperm2f128(Cpu c, Insn i) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        half(c.fpu.xmm, a, b, (int) i.imm, 0);
        half(c.fpu.xmm, a, b, (int) i.imm >> 4, 2);
        VectorOperands.writeResult(c, i);
    }

    private static void half(long[] x, int a, int b, int control, int place) {
        int from = ((control & 2) != 0 ? b : a) + ((control & 1) << 1);
        boolean clear = (control & 8) != 0;
        x[RESULT + place] = clear ? 0 : x[from];
        x[RESULT + place + 1] = clear ? 0 : x[from + 1];
    }

    // ---- permutations across 128-bit lanes

    /** VPERMQ, VPERMPD: two bits of the immediate for each quadword. */
    static void vpermq(Cpu c, Insn i) {
        int b = VectorOperands.source(c, i);
        long[] x = c.fpu.xmm;
        for (int k = 0; k < 4; k++) {
            x[RESULT + k] = x[b + ((int) i.imm >> 2 * k & 3)];
        }
        VectorOperands.writeResult(c, i);
    }

    /** VPERMD, VPERMPS: the first source selects doublewords of the second. */
    static void vpermd(Cpu c, Insn i) {
        int b = VectorOperands.second(c, i);
        int a = VectorOperands.first(i);
        long[] x = c.fpu.xmm;
        for (int n = 0; n < 8; n++) {
            VectorOperands.dword(x, RESULT, n, VectorOperands.dword(x, b, VectorOperands.dword(x, a, n) & 7));
        }
        VectorOperands.writeResult(c, i);
    }

    // ---- masked moves: only elements whose mask has its highest bit set are accessed

    /** VMASKMOVPS, VPMASKMOVD from memory; the others become zero. */
    static void vmaskmovpsLoad(Cpu c, Insn i) {
        VectorOperands.check(c, i);
        long[] x = c.fpu.xmm;
        long offset = Operands.effectiveAddress(c, i);
        int mask = i.op1 << 2;
        Arrays.fill(x, MEMORY, MEMORY + 4, 0);
        for (int n = 0; n < i.size0 >> 2; n++) {
            if (VectorOperands.dword(x, mask, n) < 0) {
                VectorOperands.dword(x, MEMORY, n, (int) VectorOperands.loadElement(c, i.seg, offset + 4 * n, 4));
            }
        }
        System.arraycopy(x, MEMORY, x, i.op0 << 2, 4);
    }

    /** VMASKMOVPD, VPMASKMOVQ from memory. */
    static void vmaskmovpdLoad(Cpu c, Insn i) {
        VectorOperands.check(c, i);
        long[] x = c.fpu.xmm;
        long offset = Operands.effectiveAddress(c, i);
        int mask = i.op1 << 2;
        Arrays.fill(x, MEMORY, MEMORY + 4, 0);
        for (int k = 0; k < i.size0 >> 3; k++) {
            if (x[mask + k] < 0) {
                x[MEMORY + k] = VectorOperands.loadElement(c, i.seg, offset + 8 * k, 8);
            }
        }
        System.arraycopy(x, MEMORY, x, i.op0 << 2, 4);
    }

    /** VMASKMOVPS, VPMASKMOVD to memory. */
    static void vmaskmovpsStore(Cpu c, Insn i) {
        VectorOperands.check(c, i);
        long[] x = c.fpu.xmm;
        long offset = Operands.effectiveAddress(c, i);
        int mask = i.op1 << 2;
        for (int n = 0; n < i.size0 >> 2; n++) {
            if (VectorOperands.dword(x, mask, n) < 0) {
                VectorOperands.probeWrite(c, c.linear(i.seg, offset + 4 * n, 4, true), 4);
            }
        }
        for (int n = 0; n < i.size0 >> 2; n++) {
            if (VectorOperands.dword(x, mask, n) < 0) {
                VectorOperands.storeElement(c, i.seg, offset + 4 * n, 4, VectorOperands.dword(x, i.op2 << 2, n));
            }
        }
    }

    /** VMASKMOVPD, VPMASKMOVQ to memory. */
    static void vmaskmovpdStore(Cpu c, Insn i) {
        VectorOperands.check(c, i);
        long[] x = c.fpu.xmm;
        long offset = Operands.effectiveAddress(c, i);
        int mask = i.op1 << 2;
        for (int k = 0; k < i.size0 >> 3; k++) {
            if (x[mask + k] < 0) {
                VectorOperands.probeWrite(c, c.linear(i.seg, offset + 8 * k, 8, true), 8);
            }
        }
        for (int k = 0; k < i.size0 >> 3; k++) {
            if (x[mask + k] < 0) {
                VectorOperands.storeElement(c, i.seg, offset + 8 * k, 8, x[(i.op2 << 2) + k]);
            }
        }
    }
}
