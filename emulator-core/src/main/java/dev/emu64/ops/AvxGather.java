package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;
import dev.emu64.mmu.GuestFault;

/**
 * AVX2 gathers: elements loaded from base plus vector index, where the mask (operand 2) has its highest bit set (SDM
 * vol. 1, 14.8). Each element done has its mask element cleared, so that after a fault the instruction resumes. No alignment checks.
 */
final class AvxGather {
    private AvxGather() {
    }

    /** VGATHERDPS, VPGATHERDD: 32-bit elements by 32-bit indices. */
    static void vgatherdps(Cpu c, Insn i) {
        gather32(c, i, i.vectorBytes >> 2, 4);
    }

    /** VGATHERQPS, VPGATHERQD: 32-bit elements by 64-bit indices, half as many. */
    static void vgatherqps(Cpu c, Insn i) {
        gather32(c, i, i.vectorBytes >> 3, 8);
    }

    /** VGATHERDPD, VPGATHERDQ: 64-bit elements by 32-bit indices. */
    static void vgatherdpd(Cpu c, Insn i) {
        gather64(c, i, 4);
    }

    /** VGATHERQPD, VPGATHERQQ: 64-bit elements by 64-bit indices. */
    static void vgatherqpd(Cpu c, Insn i) {
        gather64(c, i, 8);
    }

    private static void begin(Cpu c, Insn i) {
        VectorOperands.check(c, i);
        if (i.op0 == i.index || i.op0 == i.op2 || i.op2 == i.index) {
            throw c.fault(GuestFault.UD);
        }
    }

    private static void gather32(Cpu c, Insn i, int elements, int indexSize) {
        begin(c, i);
        long[] x = c.fpu.xmm;
        int d = i.op0 << 2;
        int mask = i.op2 << 2;
        for (int n = 0; n < elements; n++) {
            if (VectorOperands.dword(x, mask, n) < 0) {
                long offset = offset(c, i, n, indexSize);
                VectorOperands.dword(x, d, n, (int) VectorOperands.loadElement(c, i.seg, offset, 4));
            }
            VectorOperands.dword(x, mask, n, 0);
        }
        finish(x, d, mask, elements << 2);
    }

    private static void gather64(Cpu c, Insn i, int indexSize) {
        begin(c, i);
        long[] x = c.fpu.xmm;
        int elements = i.vectorBytes >> 3;
        int d = i.op0 << 2;
        int mask = i.op2 << 2;
        for (int n = 0; n < elements; n++) {
            if (x[mask + n] < 0) {
                x[d + n] = VectorOperands.loadElement(c, i.seg, offset(c, i, n, indexSize), 8);
            }
            x[mask + n] = 0;
        }
        finish(x, d, mask, elements << 3);
    }

    /** The mask is cleared as a whole, the destination above its elements. */
    private static void finish(long[] x, int d, int mask, int bytes) {
        for (int k = 0; k < 4; k++) {
            x[mask + k] = 0;
            if (k >= bytes >> 3) {
                x[d + k] = 0;
            }
        }
    }

    private static long offset(Cpu c, Insn i, int n, int indexSize) {
        long[] x = c.fpu.xmm;
        int lane = i.index << 2;
        long index = indexSize == 4 ? VectorOperands.dword(x, lane, n) : x[lane + n];
        long address = i.disp + (index << i.scale);
        return Operands.truncateAddress(i, i.base >= 0 ? address + c.r[i.base] : address);
    }
}
