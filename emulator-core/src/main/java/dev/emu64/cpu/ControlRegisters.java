package dev.emu64.cpu;

import dev.emu64.isa.CpuidFeature;
import dev.emu64.mmu.PagingMode;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * CR0, CR2, CR3, CR4, CR8, EFER and XCR0 (SDM vol. 3A, 2.2, 2.5, 2.6; vol. 2 MOV to control registers). The write
 * methods raise every #GP(0) before anything changes; privilege is checked by the instruction.
 */
public final class ControlRegisters implements Stateful {
    public static final int PE = 1;
    public static final int MP = 1 << 1;
    public static final int EM = 1 << 2;
    public static final int TS = 1 << 3;
    public static final int ET = 1 << 4;
    public static final int NE = 1 << 5;
    public static final int WP = 1 << 16;
    public static final int AM = 1 << 18;
    public static final int NW = 1 << 29;
    public static final int CD = 1 << 30;
    public static final long PG = 1L << 31;
    private static final long CR0_WRITABLE = PG | CD | NW | AM | WP | NE | TS | EM | MP | PE;

    public static final int VME = 1;
    public static final int PVI = 1 << 1;
    public static final int TSD = 1 << 2;
    public static final int DE = 1 << 3;
    public static final int PSE = 1 << 4;
    public static final int PAE = 1 << 5;
    public static final int MCE = 1 << 6;
    public static final int PGE = 1 << 7;
    public static final int PCE = 1 << 8;
    public static final int OSFXSR = 1 << 9;
    public static final int OSXMMEXCPT = 1 << 10;
    public static final int UMIP = 1 << 11;
    public static final int FSGSBASE = 1 << 16;
    public static final int PCIDE = 1 << 17;
    public static final int OSXSAVE = 1 << 18;
    public static final int SMEP = 1 << 20;
    public static final int SMAP = 1 << 21;
    private static final int CR4_ALWAYS = VME | PVI | TSD | DE | PSE | PAE | MCE | PGE | PCE | OSFXSR | OSXMMEXCPT;

    public static final int SCE = 1;
    public static final int LME = 1 << 8;
    public static final int LMA = 1 << 10;
    public static final int NXE = 1 << 11;
    public static final int FFXSR = 1 << 14;

    private static final long CR3_RESERVED = -1L << 40;
    private static final long CR3_NO_FLUSH = 1L << 63;

    /** Read freely; write through the methods. */
    public long cr0;
    public long cr2;
    public long cr3;
    public long cr4;
    /** Task priority, 0-15. */
    public long cr8;
    public long efer;
    public long xcr0;

    private final Cpu cpu;

    ControlRegisters(Cpu cpu) {
        this.cpu = cpu;
    }

    void reset() {
        cr0 = CD | NW | ET;
        cr2 = 0;
        cr3 = 0;
        cr4 = 0;
        cr8 = 0;
        efer = 0;
        xcr0 = 1;
        configureMmu();
    }

    /** Pushes the registers into the MMU, which drops its translations. */
    void configureMmu() {
        cpu.mmu.configure(cr0, cr3, cr4, efer);
    }

    private void require(boolean condition) {
        if (!condition) {
            throw cpu.fault(13, 0);
        }
    }

    /** MOV to CR0. Bits 32-63 must be zero, undefined lower ones are ignored. */
    public void writeCr0(long value) {
        require(value >>> 32 == 0);
        long next = value & CR0_WRITABLE | ET;
        require((next & NW) == 0 || (next & CD) != 0);
        require((next & PG) == 0 || (next & PE) != 0);
        long changed = cr0 ^ next;
        long nextEfer = efer;
        if ((changed & PG) != 0) {
            nextEfer = (next & PG) != 0 ? eferWithPaging() : eferWithoutPaging();
        }
        if ((next & PG) != 0 && (nextEfer & LMA) == 0 && (cr4 & PAE) != 0 && (changed & (PG | CD | NW)) != 0) {
            require(cpu.mmu.loadPdptes(cr3));
        }
        cr0 = next;
        efer = nextEfer;
        if ((changed & (PG | WP | PE)) != 0) {
            configureMmu();
        }
        if ((changed & PE) != 0) {
            cpu.cpl = 0;
        }
        cpu.updateMode();
    }

    private long eferWithPaging() {
        if ((efer & LME) == 0) {
            return efer;
        }
        require((cr4 & PAE) != 0);
        require(!cpu.seg[Segment.CS].longMode());
        require((cpu.tr.attributes & 0x9f) != 0x83 && (cpu.tr.attributes & 0x9f) != 0x81);
        return efer | LMA;
    }

    private long eferWithoutPaging() {
        require(!cpu.code64());
        require((cr4 & PCIDE) == 0);
        return efer & ~LMA;
    }

    /** CLTS. */
    public void clearTaskSwitched() {
        cr0 &= ~TS;
    }

    /** LMSW: MP, EM and TS, and PE, which it can set but not clear. */
    public void loadMachineStatusWord(int value) {
        writeCr0(cr0 & ~0xe | value & 0xf);
    }

    /** MOV to CR3. Reserved bits: 40-62 and, without PCID, 63 in long mode; none are checked outside it. */
    public void writeCr3(long value) {
        long next = value;
        if (cpu.longMode()) {
            if ((cr4 & PCIDE) != 0) {
                next &= ~CR3_NO_FLUSH;
            }
            require((next & CR3_RESERVED) == 0);
        } else {
            next &= 0xffffffffL;
        }
        loadCr3(next);
    }

    /** CR3 of a task switch or MOV, after the checks: with the PDPTE registers under PAE paging. */
    void loadCr3(long next) {
        if (cpu.mmu.mode() == PagingMode.PAE) {
            require(cpu.mmu.loadPdptes(next));
        }
        cr3 = next;
        cpu.mmu.loadRoot(next);
    }

    private long cr4Supported() {
        return CR4_ALWAYS | cpu.cpuid.cr4Features();
    }

    /** MOV to CR4. Bits of features that CPUID does not report are reserved. */
    public void writeCr4(long value) {
        require((value & ~cr4Supported()) == 0);
        long changed = cr4 ^ value;
        if (cpu.longMode()) {
            require((value & PAE) != 0);
        }
        if ((changed & value & PCIDE) != 0) {
            require(cpu.longMode() && (cr3 & 0xfff) == 0);
        }
        boolean paePaging = (cr0 & PG) != 0 && !cpu.longMode() && (value & PAE) != 0;
        if (paePaging && (changed & (PAE | PSE | PGE | SMEP)) != 0) {
            require(cpu.mmu.loadPdptes(cr3));
        }
        cr4 = value;
        if ((changed & (PAE | PSE | PGE | PCIDE | SMEP | SMAP)) != 0) {
            configureMmu();
            cpu.updatePrivilege();
        }
        cpu.debug.refresh();
    }

    /** MOV to CR8: the task priority. */
    public void writeCr8(long value) {
        require((value & ~15L) == 0);
        cr8 = value;
    }

    /** WRMSR of EFER. LMA is read-only and ignored in the value. */
    public void writeEfer(long value) {
        long writable = SCE | LME | NXE | cpu.cpuid.eferFeatures();
        require((value & ~(writable | LMA)) == 0);
        require((cr0 & PG) == 0 || ((value ^ efer) & LME) == 0);
        long changed = (efer ^ value) & writable;
        efer = value & writable | efer & LMA;
        if ((changed & NXE) != 0) {
            configureMmu();
        }
    }

    /** XGETBV: XCR0 (0), or those of its components that are not in their initial state (1). */
    public long readXcr(int index) {
        require(index == 0 || index == 1 && cpu.cpuid.has(CpuidFeature.XGETBV1));
        return index == 0 ? xcr0 : xcr0 & cpu.fpu.componentsInUse();
    }

    /** XSETBV: only XCR0, x87 always on, AVX only with SSE. */
    public void writeXcr(int index, long value) {
        require(index == 0);
        require((value & ~cpu.cpuid.xcr0Features()) == 0 && (value & 1) != 0);
        require((value & 4) == 0 || (value & 2) != 0);
        xcr0 = value;
    }

    @Override
    public void save(StateWriter out) {
        out.number("cr0", cr0);
        out.number("cr2", cr2);
        out.number("cr3", cr3);
        out.number("cr4", cr4);
        out.number("cr8", cr8);
        out.number("efer", efer);
        out.number("xcr0", xcr0);
    }

    @Override
    public void load(StateReader in) {
        cr0 = in.number("cr0");
        cr2 = in.number("cr2");
        cr3 = in.number("cr3");
        cr4 = in.number("cr4");
        cr8 = in.number("cr8");
        efer = in.number("efer");
        xcr0 = in.number("xcr0");
    }
}
