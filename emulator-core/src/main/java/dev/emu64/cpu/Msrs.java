package dev.emu64.cpu;

import dev.emu64.bits.Bits;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * Model-specific registers (SDM vol. 4, table 2-2; AMD APM vol. 2, appendix A). An unknown one, a reserved bit or a
 * non-canonical address is #GP(0).
 */
public final class Msrs implements Stateful {
    public static final int TSC = 0x10;
    public static final int APIC_BASE = 0x1b;
    public static final int SYSENTER_CS = 0x174;
    public static final int SYSENTER_ESP = 0x175;
    public static final int SYSENTER_EIP = 0x176;
    public static final int EFER = 0xc0000080;
    public static final int STAR = 0xc0000081;
    public static final int LSTAR = 0xc0000082;
    public static final int CSTAR = 0xc0000083;
    public static final int SFMASK = 0xc0000084;
    public static final int FS_BASE = 0xc0000100;
    public static final int GS_BASE = 0xc0000101;
    public static final int KERNEL_GS_BASE = 0xc0000102;
    public static final int TSC_AUX = 0xc0000103;

    private static final long APIC_BASE_RESET = 0xfee00900L;

    public long star;
    public long lstar;
    public long cstar;
    public long sfmask;
    public long kernelGsBase;
    public long sysenterCs;
    public long sysenterEsp;
    public long sysenterEip;
    public long tscAux;
    public long apicBase;

    private final Cpu cpu;
    private final MemoryTypes memoryTypes;
    private final VendorMsrs vendor;
    private long tscOffset;

    Msrs(Cpu cpu) {
        this.cpu = cpu;
        memoryTypes = new MemoryTypes(cpu);
        vendor = new VendorMsrs();
    }

    void reset() {
        star = 0;
        lstar = 0;
        cstar = 0;
        sfmask = 0;
        kernelGsBase = 0;
        sysenterCs = 0;
        sysenterEsp = 0;
        sysenterEip = 0;
        tscAux = 0;
        apicBase = APIC_BASE_RESET;
        tscOffset = 0;
        memoryTypes.reset();
        vendor.reset();
    }

    /** The time-stamp counter: virtual nanoseconds since power-on, plus what was written to it. */
    public long timeStamp() {
        return cpu.clock.nanos() + tscOffset;
    }

    /** RDMSR. */
    public long read(int index) {
        return switch (index) {
            case TSC -> timeStamp();
            case APIC_BASE -> apicBase;
            case SYSENTER_CS -> sysenterCs;
            case SYSENTER_ESP -> sysenterEsp;
            case SYSENTER_EIP -> sysenterEip;
            case EFER -> cpu.control.efer;
            case STAR -> star;
            case LSTAR -> lstar;
            case CSTAR -> cstar;
            case SFMASK -> sfmask;
            case FS_BASE -> cpu.seg[Segment.FS].base;
            case GS_BASE -> cpu.seg[Segment.GS].base;
            case KERNEL_GS_BASE -> kernelGsBase;
            case TSC_AUX -> tscAux;
            default -> readOther(index);
        };
    }

    private long readOther(int index) {
        if (memoryTypes.knows(index)) {
            return memoryTypes.read(index);
        }
        if (vendor.knows(index)) {
            return vendor.read(index);
        }
        throw cpu.fault(13, 0);
    }

    /** WRMSR. */
    public void write(int index, long value) {
        switch (index) {
            case TSC -> tscOffset = value - cpu.clock.nanos();
            case APIC_BASE -> apicBase = checked(value, 0xff_ffff_fd00L);
            case SYSENTER_CS -> sysenterCs = value & 0xffffffffL;
            case SYSENTER_ESP -> sysenterEsp = canonical(value);
            case SYSENTER_EIP -> sysenterEip = canonical(value);
            case EFER -> cpu.control.writeEfer(value);
            case STAR -> star = value;
            case LSTAR -> lstar = canonical(value);
            case CSTAR -> cstar = canonical(value);
            case SFMASK -> sfmask = value & 0xffffffffL;
            case FS_BASE -> cpu.seg[Segment.FS].base = canonical(value);
            case GS_BASE -> cpu.seg[Segment.GS].base = canonical(value);
            case KERNEL_GS_BASE -> kernelGsBase = canonical(value);
            case TSC_AUX -> tscAux = checked(value, 0xffffffffL);
            default -> writeOther(index, value);
        }
    }

    private void writeOther(int index, long value) {
        if (memoryTypes.knows(index)) {
            memoryTypes.write(index, value);
        } else if (vendor.writable(index)) {
            vendor.write(index, value);
        } else if (!vendor.knows(index)) {
            throw cpu.fault(13, 0);
        }
    }

    private long checked(long value, long allowed) {
        if ((value & ~allowed) != 0) {
            throw cpu.fault(13, 0);
        }
        return value;
    }

    private long canonical(long value) {
        if (!Bits.canonical(value)) {
            throw cpu.fault(13, 0);
        }
        return value;
    }

    @Override
    public void save(StateWriter out) {
        out.number("star", star);
        out.number("lstar", lstar);
        out.number("cstar", cstar);
        out.number("sfmask", sfmask);
        out.number("kernelGsBase", kernelGsBase);
        out.number("sysenterCs", sysenterCs);
        out.number("sysenterEsp", sysenterEsp);
        out.number("sysenterEip", sysenterEip);
        out.number("tscAux", tscAux);
        out.number("apicBase", apicBase);
        out.number("tscOffset", tscOffset);
        out.part("memoryTypes", memoryTypes);
        out.part("vendor", vendor);
    }

    @Override
    public void load(StateReader in) {
        star = in.number("star");
        lstar = in.number("lstar");
        cstar = in.number("cstar");
        sfmask = in.number("sfmask");
        kernelGsBase = in.number("kernelGsBase");
        sysenterCs = in.number("sysenterCs");
        sysenterEsp = in.number("sysenterEsp");
        sysenterEip = in.number("sysenterEip");
        tscAux = in.number("tscAux");
        apicBase = in.number("apicBase");
        tscOffset = in.number("tscOffset");
        in.part("memoryTypes", memoryTypes);
        in.part("vendor", vendor);
    }
}
