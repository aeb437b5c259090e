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

    /** {@link #shadowNext}: STI holds interrupts back. */
    public static final int SHADOW_STI = 1;
    /** {@link #shadowNext}: MOV SS and POP SS hold interrupts, NMI and debug traps back. */
    public static final int SHADOW_SS = 2;

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

    /** The stack address size in bytes: 8 in 64-bit mode, else 4 or 2 by SS.B. */
    public int stackSize() {
        throw new IllegalStateException("under construction");
    }

    /** RSP, ESP or SP by {@link #stackSize}, zero-extended. */
    public long stackPointer() {
        throw new IllegalStateException("under construction");
    }

    /** Replaces RSP, ESP or SP by {@link #stackSize}; ESP and SP leave the bits above as they are. */
    public void stackPointer(long value) {
        throw new IllegalStateException("under construction");
    }

    /** Pushes the low {@code size} bytes of {@code value}; RSP changes only when the write has succeeded. */
    public void push(int size, long value) {
        throw new IllegalStateException("under construction");
    }

    /** Pops {@code size} bytes, zero-extended. */
    public long pop(int size) {
        throw new IllegalStateException("under construction");
    }

    /** Reads {@code size} bytes at {@code bytesAbove} the top of the stack; RSP stays. */
    public long peek(int size, int bytesAbove) {
        throw new IllegalStateException("under construction");
    }

    /** Adds {@code bytes} to the stack pointer, wrapping at {@link #stackSize}. */
    public void adjustStack(int bytes) {
        throw new IllegalStateException("under construction");
    }

    /** Checks a segment access of {@code size} bytes (type, limit, canonical address) and returns its linear address. */
    public long linear(int segment, long offset, int size, boolean write) {
        throw new IllegalStateException("under construction");
    }

    /** Near transfer to an offset already truncated to the operand size; #GP(0) beyond CS.limit or non-canonical. */
    public void jump(long target) {
        throw new IllegalStateException("under construction");
    }

    /** Loads a segment register as MOV and POP do, by the rules of the mode. */
    public void loadSegment(int segment, int selector) {
        throw new IllegalStateException("under construction");
    }

    /** Replaces the flags in {@code mask} by their bits in {@code value} and re-evaluates pending interrupts and traps. */
    public void writeFlags(int value, int mask) {
        throw new IllegalStateException("under construction");
    }

    /** Raises #GP(0) unless IOPL or the I/O permission bitmap of the TSS allows {@code size} ports from {@code port}. */
    public void requireIoPermission(int port, int size) {
        throw new IllegalStateException("under construction");
    }

    /** STI and MOV/POP SS inhibit interrupts for exactly one following instruction. */
    public void shadowNext(int kind) {
        throw new IllegalStateException("under construction");
    }

    /** CR0.PE. */
    public boolean protectedMode() {
        throw new IllegalStateException("under construction");
    }

    /** Virtual-8086 mode. */
    public boolean v86() {
        throw new IllegalStateException("under construction");
    }

    /** 64-bit mode: long mode with CS.L. */
    public boolean code64() {
        return codeSize == 8;
    }

    /** CR4. */
    public long cr4() {
        throw new IllegalStateException("under construction");
    }

    /**
     * How many more iterations a repeated string instruction may make after the one just finished, before the engine
     * has to look at events, traps and interrupts; 0 stops it now.
     */
    public long iterationBudget() {
        throw new IllegalStateException("under construction");
    }

    /** Counts iterations of a repeated string instruction besides the one that the engine counts. */
    public void countIterations(long iterations) {
        clock.instructions += iterations;
    }

    /** Reads {@code size} bytes from an I/O port; permission is checked before. */
    public long in(int port, int size) {
        return ports.in(port, size) & 0xffffffffL;
    }

    /** Writes {@code size} bytes to an I/O port; permission is checked before. */
    public void out(int port, int size, long value) {
        ports.out(port, size, (int) value);
    }

    /** The next number of the machine's deterministic random sequence (RDRAND, RDSEED). */
    public long random() {
        throw new IllegalStateException("under construction");
    }
}
