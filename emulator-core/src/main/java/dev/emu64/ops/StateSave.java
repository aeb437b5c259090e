package dev.emu64.ops;

import dev.emu64.cpu.ControlRegisters;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.FpuState;
import dev.emu64.decode.Insn;
import dev.emu64.mmu.GuestFault;
import dev.emu64.softfloat.SseContext;

/**
 * FXSAVE and XSAVE families (SDM vol. 1, 10.5 and chapter 13). Components: bit 0 x87, bit 1 XMM and MXCSR, bit 2 the
 * upper halves of YMM, which lie at the same place in the standard and the compacted form of the area.
 */
final class StateSave {
    private static final int X87_COMPONENT = 1;
    private static final int SSE_COMPONENT = 2;
    private static final int AVX_COMPONENT = 4;
    private static final int HEADER = LegacyArea.BYTES;
    private static final int HEADER_BYTES = 64;
    private static final int XCOMP_BV = HEADER + 8;
    private static final int FIRST_YMM = HEADER + HEADER_BYTES;
    private static final long COMPACTED = 1L << 63;

    private StateSave() {
    }

    // ---- FXSAVE

    /** FXSAVE; XMM and MXCSR only if CR4.OSFXSR. */
    static void fxsave(Cpu c, Insn i) {
        c.fpu.checkX87NoWait();
        long offset = Operands.effectiveAddress(c, i);
        MemoryArea.requireAlignment(c, i.seg, offset, 16, true);
        MemoryArea area = MemoryArea.toWrite(c, i.seg, offset, LegacyArea.BYTES);
        LegacyArea.storeX87(c.fpu, area, i.w);
        if ((c.control.cr4 & ControlRegisters.OSFXSR) != 0) {
            LegacyArea.storeMxcsr(c.fpu, area);
            LegacyArea.storeXmm(c, area);
        }
    }

    static void fxrstor(Cpu c, Insn i) {
        c.fpu.checkX87NoWait();
        long offset = Operands.effectiveAddress(c, i);
        MemoryArea.requireAlignment(c, i.seg, offset, 16, false);
        MemoryArea area = MemoryArea.toRead(c, i.seg, offset, LegacyArea.BYTES);
        boolean sse = (c.control.cr4 & ControlRegisters.OSFXSR) != 0;
        if (sse) {
            c.fpu.sse.load(LegacyArea.readMxcsr(c, area));
            LegacyArea.loadXmm(c, area);
        }
        LegacyArea.loadX87(c.fpu, area, i.w);
    }

    // ---- XSAVE

    private static void check(Cpu c) {
        if ((c.control.cr4 & ControlRegisters.OSXSAVE) == 0) {
            throw c.fault(GuestFault.UD);
        }
        if ((c.control.cr0 & ControlRegisters.TS) != 0) {
            throw c.fault(GuestFault.NM);
        }
    }

    /** RFBM, the requested components: EDX:EAX and XCR0. */
    private static int requested(Cpu c) {
        return (int) (c.r[Cpu.RAX] & c.control.xcr0);
    }

    private static int bytes(int components) {
        return (components & AVX_COMPONENT) != 0 ? FIRST_YMM + 256 : FIRST_YMM;
    }

    private static MemoryArea areaToWrite(Cpu c, Insn i, int components) {
        long offset = Operands.effectiveAddress(c, i);
        MemoryArea.requireAlignment(c, i.seg, offset, 64, true);
        return MemoryArea.toWrite(c, i.seg, offset, bytes(components));
    }

    /** XSAVE: every requested component is written, in use or not. */
    static void xsave(Cpu c, Insn i) {
        check(c);
        int requested = requested(c);
        MemoryArea area = areaToWrite(c, i, requested);
        standard(c, i, area, requested, requested);
    }

    /** XSAVEOPT: as XSAVE, but components in their initial state are left out. */
    static void xsaveopt(Cpu c, Insn i) {
        check(c);
        int requested = requested(c);
        MemoryArea area = areaToWrite(c, i, requested);
        standard(c, i, area, requested, requested & c.fpu.componentsInUse());
    }

    private static void standard(Cpu c, Insn i, MemoryArea area, int requested, int written) {
        long before = area.read(HEADER, 8);
        if ((requested & (SSE_COMPONENT | AVX_COMPONENT)) != 0) {
            LegacyArea.storeMxcsr(c.fpu, area);
        }
        storeComponents(c, i, area, written);
        area.write(HEADER, 8, before & ~requested | requested & c.fpu.componentsInUse());
    }

    /** XSAVEC: compacted form; components in their initial state are left out, MXCSR counting as one of SSE. */
    static void xsavec(Cpu c, Insn i) {
        check(c);
        int requested = requested(c);
        MemoryArea area = areaToWrite(c, i, requested);
        int inUse = c.fpu.componentsInUse();
        if (c.fpu.sse.mxcsr() != SseContext.RESET) {
            inUse |= SSE_COMPONENT;
        }
        int written = requested & inUse;
        if ((written & SSE_COMPONENT) != 0) {
            LegacyArea.storeMxcsr(c.fpu, area);
        }
        storeComponents(c, i, area, written);
        area.write(HEADER, 8, written);
        area.write(XCOMP_BV, 8, COMPACTED | requested);
    }

    private static void storeComponents(Cpu c, Insn i, MemoryArea area, int components) {
        if ((components & X87_COMPONENT) != 0) {
            LegacyArea.storeX87(c.fpu, area, i.w);
        }
        if ((components & SSE_COMPONENT) != 0) {
            LegacyArea.storeXmm(c, area);
        }
        if ((components & AVX_COMPONENT) != 0) {
            for (int n = 0; n < LegacyArea.registers(c); n++) {
                area.write(FIRST_YMM + 16 * n, 8, c.fpu.xmm[4 * n + 2]);
                area.write(FIRST_YMM + 16 * n + 8, 8, c.fpu.xmm[4 * n + 3]);
            }
        }
    }

    /** XRSTOR, either form by bit 63 of XCOMP_BV; a requested component that the area lacks is initialised. */
    static void xrstor(Cpu c, Insn i) {
        check(c);
        int requested = requested(c);
        long offset = Operands.effectiveAddress(c, i);
        MemoryArea.requireAlignment(c, i.seg, offset, 64, false);
        MemoryArea area = MemoryArea.toRead(c, i.seg, offset, bytes(0));
        long present = area.read(HEADER, 8);
        boolean compacted = area.read(XCOMP_BV, 8) < 0;
        if (!validHeader(c, area, present, compacted)) {
            throw c.fault(GuestFault.GP, 0);
        }
        int loaded = requested & (int) present;
        if ((loaded & AVX_COMPONENT) != 0) {
            area = MemoryArea.toRead(c, i.seg, offset, bytes(loaded));
        }
        restoreMxcsr(c, area, compacted, requested, loaded);
        restoreVectors(c, area, requested, loaded);
        if ((loaded & X87_COMPONENT) != 0) {
            LegacyArea.loadX87(c.fpu, area, i.w);
        } else if ((requested & X87_COMPONENT) != 0) {
            c.fpu.initialiseComponent();
        }
    }

    /** Reserved bytes: 8-23 of the header in the standard form, 16-63 in the compacted one (SDM vol. 1, 13.8.1, 13.8.2). */
    private static boolean validHeader(Cpu c, MemoryArea area, long present, boolean compacted) {
        long format = area.read(XCOMP_BV, 8);
        long reserved = area.read(HEADER + 16, 8);
        if (!compacted) {
            return (present & ~c.control.xcr0) == 0 && (format | reserved) == 0;
        }
        for (int at = 24; at < HEADER_BYTES; at += 8) {
            reserved |= area.read(HEADER + at, 8);
        }
        return (format & ~COMPACTED & ~c.control.xcr0) == 0 && (present & ~format) == 0 && (present & COMPACTED) == 0
            && reserved == 0;
    }

    /** The standard form loads MXCSR with SSE or AVX whatever XSTATE_BV says, the compacted one as a part of SSE. */
    private static void restoreMxcsr(Cpu c, MemoryArea area, boolean compacted, int requested, int loaded) {
        FpuState f = c.fpu;
        if (compacted) {
            if ((loaded & SSE_COMPONENT) != 0) {
                f.sse.load(LegacyArea.readMxcsr(c, area));
            } else if ((requested & SSE_COMPONENT) != 0) {
                f.sse.load(SseContext.RESET);
            }
        } else if ((requested & (SSE_COMPONENT | AVX_COMPONENT)) != 0) {
            f.sse.load(LegacyArea.readMxcsr(c, area));
        }
    }

    private static void restoreVectors(Cpu c, MemoryArea area, int requested, int loaded) {
        if ((loaded & SSE_COMPONENT) != 0) {
            LegacyArea.loadXmm(c, area);
        } else if ((requested & SSE_COMPONENT) != 0) {
            LegacyArea.clearXmm(c);
        }
        if ((requested & AVX_COMPONENT) != 0) {
            boolean load = (loaded & AVX_COMPONENT) != 0;
            for (int n = 0; n < LegacyArea.registers(c); n++) {
                c.fpu.xmm[4 * n + 2] = load ? area.read(FIRST_YMM + 16 * n, 8) : 0;
                c.fpu.xmm[4 * n + 3] = load ? area.read(FIRST_YMM + 16 * n + 8, 8) : 0;
            }
        }
    }
}
