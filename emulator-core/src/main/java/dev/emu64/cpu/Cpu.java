package dev.emu64.cpu;

import dev.emu64.bus.PortBus;
import dev.emu64.clock.VirtualClock;
import dev.emu64.mmu.GuestFault;
import dev.emu64.mmu.Mmu;

/**
 * One x86-64 processor: architectural registers, and memory access as instructions see it (segment checks, then
 * paging). What belongs to one topic lives in a class of its own that this one holds.
 *
 * <p>While an instruction executes, {@link #rip} is already the address of the next one and {@link #startRip} its own.
 */
public final class Cpu {
    public static final int RAX = 0;
    public static final int RCX = 1;
    public static final int RDX = 2;
    public static final int RBX = 3;
    public static final int RSP = 4;
    public static final int RBP = 5;
    public static final int RSI = 6;
    public static final int RDI = 7;

    /** General-purpose registers in encoding order. */
    public final long[] r = new long[16];
    public long rip;
    public long startRip;
    public final Flags flags = new Flags();
    /** ES CS SS DS FS GS, as encoded. */
    public final Segment[] seg = new Segment[6];
    public final Segment ldtr = new Segment();
    public final Segment tr = new Segment();
    public long gdtrBase;
    public int gdtrLimit;
    public long idtrBase;
    public int idtrLimit;
    public int cpl;
    /** Default operand size of the current code in bytes: 2, 4 or 8; follows CS and EFER.LMA. */
    public int codeSize = 2;
    public final Mmu mmu;
    public final PortBus ports;
    public final VirtualClock clock;
    private final GuestFault fault;

    public Cpu(Mmu mmu, PortBus ports, VirtualClock clock) {
        this.mmu = mmu;
        this.ports = ports;
        this.clock = clock;
        this.fault = mmu.fault();
        for (int i = 0; i < seg.length; i++) {
            seg[i] = new Segment();
        }
    }

    /** Raises an exception that pushes no error code: throw what it returns. */
    public GuestFault fault(int vector) {
        return fault.with(vector, GuestFault.NO_ERROR_CODE);
    }

    /** Raises an exception with an error code: throw what it returns. */
    public GuestFault fault(int vector, int errorCode) {
        return fault.with(vector, errorCode);
    }

    /** Reads {@code size} bytes at {@code offset} of a segment, zero-extended; raises #GP, #SS, #AC or #PF. */
    public long load(int segment, long offset, int size) {
        throw new IllegalStateException("under construction");
    }

    /** Writes the low {@code size} bytes of {@code value}; raises #GP, #SS, #AC or #PF before anything changes. */
    public void store(int segment, long offset, int size, long value) {
        throw new IllegalStateException("under construction");
    }

    /** Reads for a read-modify-write: write access is checked first and remembered for {@link #storeModified}. */
    public long loadToModify(int segment, long offset, int size) {
        throw new IllegalStateException("under construction");
    }

    /** Completes what {@link #loadToModify} began; cannot fault. */
    public void storeModified(int size, long value) {
        throw new IllegalStateException("under construction");
    }
}
