package dev.emu64.jit;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;
import dev.emu64.ops.Dispatch;

/** What generated code of SSE instructions calls, small enough to be inlined. */
final class VectorKernels {
    private static final long BYTES = 0x8080808080808080L;
    private static final long DWORD = 0xffffffffL;

    private VectorKernels() {
    }

    /** PMOVMSKB. */
    static long byteSigns(long low, long high) {
        return byteSigns(low) | byteSigns(high) << 8;
    }

    private static long byteSigns(long lane) {
        return ((lane & BYTES) >>> 7) * 0x0102040810204080L >>> 56;
    }

    /** MOVMSKPS. */
    static long dwordSigns(long low, long high) {
        return low >>> 31 & 1 | low >>> 63 << 1 | (high >>> 31 & 1) << 2 | high >>> 63 << 3;
    }

    /** MOVMSKPD. */
    static long qwordSigns(long low, long high) {
        return low >>> 63 | high >>> 63 << 1;
    }

    /** The two doublewords of a register that four bits select. */
    static long dwords(long low, long high, int order) {
        return dword(low, high, order) & DWORD | dword(low, high, order >> 2) << 32;
    }

    private static long dword(long low, long high, int n) {
        return ((n & 2) == 0 ? low : high) >>> ((n & 1) << 5);
    }

    /**
     * Executes an instruction whose operands are vector registers, up to date in the cpu, and that cannot fault, by its
     * {@code ops} method.
     */
    static void execute(Cpu c, Insn insn) {
        Dispatch.execute(c, insn);
    }
}
