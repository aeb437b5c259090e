package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.FpuState;
import dev.emu64.mmu.GuestFault;
import dev.emu64.softfloat.SseContext;

/**
 * The 512 bytes of FXSAVE, which are also the first of an XSAVE area (SDM vol. 1, 10.5.1 and 13.4.1; AMD APM vol. 2,
 * 11.4.4).
 *
 * <pre>
 *     0 FCW    2 FSW    4 abridged tags    6 opcode    24 MXCSR    28 MXCSR_MASK
 *     8 instruction pointer, 16 operand pointer: 64 bits, or 32 bits and a selector
 *    32 ST(0)-ST(7), 16 bytes each         160 XMM0-XMM15, outside 64-bit mode XMM0-XMM7
 * </pre>
 * As on processors of AMD, opcode and pointers are those of the instruction with an unmasked exception pending, and
 * zeros if there is none.
 */
final class LegacyArea {
    static final int BYTES = 512;
    private static final int ERROR_SUMMARY = 0x80;
    private static final int FIRST_ST = 32;
    private static final int FIRST_XMM = 160;
    /** Pointers have 57 bits. */
    private static final int UNKEPT_POINTER_BITS = 7;

    private LegacyArea() {
    }

    /** @param wide pointers of 64 bits: FXSAVE64 and its kin */
    static void storeX87(FpuState f, MemoryArea area, boolean wide) {
        boolean pending = (f.fsw & ERROR_SUMMARY) != 0;
        area.write(0, 2, f.fcw);
        area.write(2, 2, f.fsw);
        area.write(4, 2, f.tags);
        area.write(6, 2, pending ? f.lastOpcode : 0);
        storePointer(area, 8, wide, pending, f.lastInstruction, f.lastInstructionSelector);
        storePointer(area, 16, wide, pending, f.lastOperand, f.lastOperandSelector);
        for (int n = 0; n < 8; n++) {
            int r = f.st(n);
            area.write(FIRST_ST + 16 * n, 8, f.significand[r]);
            area.write(FIRST_ST + 16 * n + 8, 8, f.signExponent[r]);
        }
    }

    private static void storePointer(MemoryArea area, int at, boolean wide, boolean pending, long offset, int selector) {
        long narrow = offset & 0xffffffffL | (long) selector << 32;
        area.write(at, 8, !pending ? 0 : wide ? offset : narrow);
    }

    static void loadX87(FpuState f, MemoryArea area, boolean wide) {
        f.control((int) area.read(0, 2), (int) area.read(2, 2));
        f.tags = (int) area.read(4, 1);
        f.lastOpcode = (int) area.read(6, 2) & 0x7ff;
        long instruction = area.read(8, 8);
        long operand = area.read(16, 8);
        if (wide) {
            f.lastInstruction = instruction << UNKEPT_POINTER_BITS >> UNKEPT_POINTER_BITS;
            f.lastInstructionSelector = 0;
            f.lastOperand = operand << UNKEPT_POINTER_BITS >> UNKEPT_POINTER_BITS;
            f.lastOperandSelector = 0;
        } else {
            f.lastInstruction = instruction & 0xffffffffL;
            f.lastInstructionSelector = (int) (instruction >>> 32) & 0xffff;
            f.lastOperand = operand & 0xffffffffL;
            f.lastOperandSelector = (int) (operand >>> 32) & 0xffff;
        }
        for (int n = 0; n < 8; n++) {
            int r = f.st(n);
            f.significand[r] = area.read(FIRST_ST + 16 * n, 8);
            f.signExponent[r] = (int) area.read(FIRST_ST + 16 * n + 8, 2);
        }
    }

    static void storeMxcsr(FpuState f, MemoryArea area) {
        area.write(24, 4, f.sse.mxcsr());
        area.write(28, 4, SseContext.SUPPORTED);
    }

    /** The MXCSR of an area; #GP(0) if a reserved bit is set. */
    static int readMxcsr(Cpu c, MemoryArea area) {
        int mxcsr = (int) area.read(24, 4);
        if ((mxcsr & ~SseContext.SUPPORTED) != 0) {
            throw c.fault(GuestFault.GP, 0);
        }
        return mxcsr;
    }

    /** Vector registers that exist in the current mode. */
    static int registers(Cpu c) {
        return c.code64() ? 16 : 8;
    }

    static void storeXmm(Cpu c, MemoryArea area) {
        long[] xmm = c.fpu.xmm;
        for (int n = 0; n < registers(c); n++) {
            area.write(FIRST_XMM + 16 * n, 8, xmm[4 * n]);
            area.write(FIRST_XMM + 16 * n + 8, 8, xmm[4 * n + 1]);
        }
    }

    static void loadXmm(Cpu c, MemoryArea area) {
        long[] xmm = c.fpu.xmm;
        for (int n = 0; n < registers(c); n++) {
            xmm[4 * n] = area.read(FIRST_XMM + 16 * n, 8);
            xmm[4 * n + 1] = area.read(FIRST_XMM + 16 * n + 8, 8);
        }
    }

    static void clearXmm(Cpu c) {
        long[] xmm = c.fpu.xmm;
        for (int n = 0; n < registers(c); n++) {
            xmm[4 * n] = 0;
            xmm[4 * n + 1] = 0;
        }
    }
}
