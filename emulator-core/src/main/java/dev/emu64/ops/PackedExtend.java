package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;

/** PMOVSX and PMOVZX: the low elements of the source in wider elements (SDM vol. 1, 12.10). */
final class PackedExtend {
    private PackedExtend() {
    }

    static void pmovsxbw(Cpu c, Insn i) {
        extend(c, i, 8, 16, true);
    }

    static void pmovsxbd(Cpu c, Insn i) {
        extend(c, i, 8, 32, true);
    }

    static void pmovsxbq(Cpu c, Insn i) {
        extend(c, i, 8, 64, true);
    }

    static void pmovsxwd(Cpu c, Insn i) {
        extend(c, i, 16, 32, true);
    }

    static void pmovsxwq(Cpu c, Insn i) {
        extend(c, i, 16, 64, true);
    }

    static void pmovsxdq(Cpu c, Insn i) {
        extend(c, i, 32, 64, true);
    }

    static void pmovzxbw(Cpu c, Insn i) {
        extend(c, i, 8, 16, false);
    }

    static void pmovzxbd(Cpu c, Insn i) {
        extend(c, i, 8, 32, false);
    }

    static void pmovzxbq(Cpu c, Insn i) {
        extend(c, i, 8, 64, false);
    }

    static void pmovzxwd(Cpu c, Insn i) {
        extend(c, i, 16, 32, false);
    }

    static void pmovzxwq(Cpu c, Insn i) {
        extend(c, i, 16, 64, false);
    }

    static void pmovzxdq(Cpu c, Insn i) {
        extend(c, i, 32, 64, false);
    }

    /** Elements of {@code from} bits become elements of {@code to} bits. */
    private static void extend(Cpu c, Insn i, int from, int to, boolean signed) {
        int b = VectorOperands.source(c, i);
        long[] x = c.fpu.xmm;
        int bit = 0;
        for (int k = 0; k < i.size0 >> 3; k++) {
            long lane = 0;
            for (int n = 0; n < 64; n += to) {
                long top = x[b + (bit >> 6)] << 64 - from - (bit & 63);
                long element = signed ? top >> 64 - from : top >>> 64 - from;
                lane |= (element & -1L >>> 64 - to) << n;
                bit += from;
            }
            x[VectorOperands.RESULT + k] = lane;
        }
        VectorOperands.writeResult(c, i);
    }
}
