package dev.emu64.cpu;

import dev.emu64.bits.Bits;
import dev.emu64.bus.InterruptController;
import dev.emu64.bus.PortBus;
import dev.emu64.clock.VirtualClock;
import dev.emu64.memory.GuestMemory;
import dev.emu64.mmu.GuestFault;
import dev.emu64.mmu.Mmu;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * One x86-64 processor: architectural registers, and memory access as instructions see it (segment checks, then
 * paging). What belongs to one topic lives in a class of its own that this one holds.
 *
 * <p>While an instruction executes, {@link #rip} is already the address of the next one and {@link #startRip} its own.
 * Between two instructions, whoever runs the processor looks at {@link #attention}: if it is not zero,
 * {@link Interrupts#boundary} takes what is pending.
 */
public final class Cpu implements Stateful {
    public static final int RAX = 0;
    public static final int RCX = 1;
    public static final int RDX = 2;
    public static final int RBX = 3;
    public static final int RSP = 4;
    public static final int RBP = 5;
    public static final int RSI = 6;
    public static final int RDI = 7;

    /** INTR is asserted and RFLAGS.IF (or NMI is pending and not blocked): an interrupt can be taken. */
    public static final int ATTENTION_INTERRUPT = 1;
    /** Something of the debug facilities acts at instruction boundaries: TF, RF, a pending #DB, a code breakpoint. */
    public static final int ATTENTION_DEBUG = 2;
    /** The one-instruction shadow of STI or MOV SS is to end behind the next instruction. */
    public static final int ATTENTION_SHADOW = 4;
    /** HLT or shutdown: no instructions are executed until an interrupt. */
    public static final int ATTENTION_HALT = 8;
    /** The engine's own: the block being executed was overwritten. */
    public static final int ATTENTION_CODE = 16;
    /** The machine's own: reset, power-off or exit was asked for. */
    public static final int ATTENTION_EXIT = 32;
    static final int EXTERNAL_ATTENTION = ATTENTION_CODE | ATTENTION_EXIT;

    /** {@link #shadowNext}: STI holds interrupts back. */
    public static final int SHADOW_STI = 1;
    /** {@link #shadowNext}: MOV SS and POP SS hold interrupts, NMI and debug traps back. */
    public static final int SHADOW_SS = 2;

    /** Segment types (S bit and type, as bit numbers) through which any offset up to the limit can be read. */
    private static final int READABLE_UP = 0b11001100_00001111 << 16;
    /** The same for writing. */
    private static final int WRITABLE_UP = 0b00000000_00001100 << 16;

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
    /** Change it through {@link #changeCpl}. */
    public int cpl;
    /** Default operand size of the current code in bytes: 2, 4 or 8; follows CS and EFER.LMA. */
    public int codeSize = 2;
    /** Bits of ATTENTION_*; non-zero makes the engine stop behind the current instruction. */
    public int attention;
    /** HLT was executed and nothing has woken the processor since. */
    public boolean halted;
    /** A fault while delivering a double fault: the processor has shut down (SDM vol. 3A, 6.15, vector 8). */
    public boolean shutdown;
    /** The instruction count at which the engine next looks at events; repeated strings stop there. */
    public long dueInstruction = Long.MAX_VALUE;

    public final Mmu mmu;
    public final GuestMemory memory;
    public final PortBus ports;
    public final VirtualClock clock;
    public final FpuState fpu;
    public final Descriptors descriptors;
    public final SegmentLoader segments;
    public final SegmentQueries queries;
    public final ControlRegisters control;
    public final DebugRegisters debug;
    public final Msrs msrs;
    public final Cpuid cpuid;
    public final Interrupts interrupts;
    public final FarTransfer far;
    public final TaskSwitch tasks;
    public final SystemCalls systemCalls;
    public final IoPermission io;

    int shadow;
    final RandomSequence randomSequence = new RandomSequence();
    private final CpuState state;
    private final GuestFault fault;
    private final StackFrame frame;
    private boolean code64;
    private long modifiedLinear;

    public Cpu(Mmu mmu, PortBus ports, VirtualClock clock) {
        this.mmu = mmu;
        this.memory = mmu.memory();
        this.ports = ports;
        this.clock = clock;
        fault = mmu.fault();
        for (int i = 0; i < seg.length; i++) {
            seg[i] = new Segment();
        }
        frame = new StackFrame(this);
        descriptors = new Descriptors(this);
        segments = new SegmentLoader(this, descriptors);
        queries = new SegmentQueries(this);
        fpu = new FpuState(this);
        control = new ControlRegisters(this);
        debug = new DebugRegisters(this);
        cpuid = new Cpuid(this);
        msrs = new Msrs(this);
        tasks = new TaskSwitch(this);
        interrupts = new Interrupts(this, frame);
        far = new FarTransfer(this, frame);
        systemCalls = new SystemCalls(this);
        io = new IoPermission(this);
        state = new CpuState(this);
        state.reset();
    }

    /** The state after RESET (SDM vol. 3A, table 9-1). */
    public void reset() {
        state.reset();
    }

    // ---- faults

    /** Raises an exception that pushes no error code: throw what it returns. */
    public GuestFault fault(int vector) {
        return fault.with(vector, GuestFault.NO_ERROR_CODE);
    }

    /** Raises an exception with an error code: throw what it returns. */
    public GuestFault fault(int vector, int errorCode) {
        return fault.with(vector, errorCode);
    }

    /** Delivers a fault; the engine has set {@link #rip} back to the instruction that raised it. */
    public void deliver(GuestFault raised) {
        interrupts.deliver(raised);
    }

    // ---- modes

    public boolean protectedMode() {
        return (control.cr0 & ControlRegisters.PE) != 0;
    }

    public boolean v86() {
        return flags.is(Flags.VM);
    }

    /** EFER.LMA: 64-bit or compatibility mode. */
    public boolean longMode() {
        return (control.efer & ControlRegisters.LMA) != 0;
    }

    /** 64-bit mode: EFER.LMA and CS.L. */
    public boolean code64() {
        return code64;
    }

    public long cr4() {
        return control.cr4;
    }

    /** Re-evaluates what follows from CS and EFER.LMA; whoever changes one of them calls it. */
    public void updateMode() {
        Segment cs = seg[Segment.CS];
        code64 = longMode() && cs.longMode();
        codeSize = code64 ? 8 : cs.big() ? 4 : 2;
        mmu.linearBits(code64);
        updatePrivilege();
    }

    /** Sets the CPL and with it the rights of memory accesses. */
    public void changeCpl(int level) {
        cpl = level;
        updatePrivilege();
    }

    /** Re-evaluates what follows from CPL, RFLAGS.AC and CR0.AM. */
    void updatePrivilege() {
        mmu.privilege(cpl, flags.is(Flags.AC), (control.cr0 & ControlRegisters.AM) != 0);
    }

    /** Takes over CPL and modes after registers were set from outside (loader, debugger, snapshot). */
    public void refresh() {
        if (!protectedMode()) {
            cpl = 0;
        } else if (v86()) {
            cpl = 3;
        } else {
            cpl = seg[Segment.SS].attributes == 0 ? seg[Segment.CS].selector & 3 : seg[Segment.SS].dpl();
        }
        control.configureMmu();
        debug.refresh();
        updateMode();
        updateAttention();
    }

    // ---- flags and attention

    /** Replaces the flags in {@code mask} by their bits in {@code value}. */
    public void writeFlags(int value, int mask) {
        if (flags.replace(value, mask)) {
            updatePrivilege();
        }
        updateAttention();
    }

    public void setInterruptFlag(boolean on) {
        writeFlags(on ? Flags.IF : 0, Flags.IF);
    }

    /** Opens the shadow behind the current instruction: interrupts wait for one more instruction. */
    public void shadowNext(int kind) {
        shadow = kind;
        attention |= ATTENTION_SHADOW;
    }

    /** Re-evaluates {@link #attention} after a change of IF, TF, RF, INTR, NMI, debug registers or HLT. */
    public void updateAttention() {
        int bits = attention & EXTERNAL_ATTENTION;
        if (interrupts.deliverable()) {
            bits |= ATTENTION_INTERRUPT;
        }
        if (debug.activeAtBoundaries()) {
            bits |= ATTENTION_DEBUG;
        }
        if (shadow != 0) {
            bits |= ATTENTION_SHADOW;
        }
        if (halted || shutdown) {
            bits |= ATTENTION_HALT;
        }
        attention = bits;
    }

    /** Sets ATTENTION_CODE or ATTENTION_EXIT; {@link #attended} clears it. */
    public void attend(int bit) {
        attention |= bit;
    }

    public void attended(int bit) {
        attention &= ~bit;
    }

    /** HLT: stops executing until an interrupt. */
    public void halt() {
        halted = true;
        updateAttention();
    }

    /** Ends HLT without an interrupt, for firmware that waits for an event of its own. */
    public void wake() {
        halted = false;
        updateAttention();
    }

    /** The INTR pin and who answers the INTA cycle. */
    public void connect(InterruptController controller) {
        interrupts.connect(controller);
    }

    /** The level of the INTR pin. */
    public void interruptLine(boolean asserted) {
        interrupts.line(asserted);
    }

    // ---- memory as instructions see it

    /** Reads {@code size} bytes at {@code offset} of a segment, zero-extended; raises #GP, #SS, #AC or #PF. */
    public long load(int segment, long offset, int size) {
        if (code64) {
            long linear = segment < Segment.FS ? offset : offset + seg[segment].base;
            Mmu m = mmu;
            int i = Mmu.entry(linear, m.base);
            if (Mmu.hits(m.readTag[i], linear, size)) {
                return memory.load((int) linear + m.readDelta[i], size);
            }
            requireCanonical(segment, linear, size);
            return m.read(linear, size);
        }
        return mmu.read(linear(segment, offset, size, false), size);
    }

    /** Writes the low {@code size} bytes of {@code value}; raises #GP, #SS, #AC or #PF before anything changes. */
    public void store(int segment, long offset, int size, long value) {
        if (code64) {
            long linear = segment < Segment.FS ? offset : offset + seg[segment].base;
            Mmu m = mmu;
            int i = Mmu.entry(linear, m.base);
            if (Mmu.hits(m.writeTag[i], linear, size)) {
                memory.store((int) linear + m.writeDelta[i], size, value);
                return;
            }
            requireCanonical(segment, linear, size);
            m.write(linear, size, value);
            return;
        }
        mmu.write(linear(segment, offset, size, true), size, value);
    }

    /** Reads for a read-modify-write: write access is checked first and remembered for {@link #storeModified}. */
    public long loadToModify(int segment, long offset, int size) {
        long linear = linear(segment, offset, size, true);
        modifiedLinear = linear;
        return mmu.readToModify(linear, size);
    }

    /** Completes what {@link #loadToModify} began; cannot fault. */
    public void storeModified(int size, long value) {
        mmu.write(modifiedLinear, size, value);
    }

    /** Segment and canonical checks only: the linear address of {@code size} bytes, or #GP(0) or #SS(0). */
    public long linear(int segment, long offset, int size, boolean write) {
        Segment s = seg[segment];
        if (code64) {
            long linear = segment < Segment.FS ? offset : offset + s.base;
            requireCanonical(segment, linear, size);
            return linear;
        }
        int allowed = write ? WRITABLE_UP : READABLE_UP;
        if ((allowed >>> (s.attributes & 31) & 1) == 0 || offset + size - 1 > s.limit) {
            checkUnusual(s, segment, offset, size, write);
        }
        return s.base + offset & 0xffffffffL;
    }

    private void requireCanonical(int segment, long linear, int size) {
        if (!Bits.canonical(linear) || !Bits.canonical(linear + size - 1)) {
            throw fault(segment == Segment.SS ? 12 : 13, 0);
        }
    }

    /** Expand-down segments, and real mode, where rights do not count (SDM vol. 3A, 5.3). */
    private void checkUnusual(Segment s, int segment, long offset, int size, boolean write) {
        boolean right = !protectedMode() || (write ? s.writable() : s.readable());
        if (!right || !s.contains(offset, size)) {
            throw fault(segment == Segment.SS ? 12 : 13, 0);
        }
    }

    /** An address within a descriptor table or TSS: 32 bits outside long mode. */
    long tableAddress(long address) {
        return longMode() ? address : address & 0xffffffffL;
    }

    // ---- stack

    /** Width of the stack pointer in bytes: 8 in 64-bit mode, else 4 or 2 by SS.B. */
    public int stackSize() {
        return code64 ? 8 : seg[Segment.SS].big() ? 4 : 2;
    }

    /** RSP, ESP or SP. */
    public long stackPointer() {
        return Bits.zeroExtend(stackSize(), r[RSP]);
    }

    /** Writes RSP, ESP or SP; ESP clears bits 32-63, SP leaves bits 16-63. */
    public void stackPointer(long value) {
        switch (stackSize()) {
            case 8 -> r[RSP] = value;
            case 4 -> r[RSP] = value & 0xffffffffL;
            default -> r[RSP] = r[RSP] & ~0xffffL | value & 0xffff;
        }
    }

    public void push(int size, long value) {
        if (code64) {
            long pointer = r[RSP] - size;
            store(Segment.SS, pointer, size, value);
            r[RSP] = pointer;
            return;
        }
        long pointer = Bits.zeroExtend(stackSize(), r[RSP] - size);
        store(Segment.SS, pointer, size, value);
        stackPointer(pointer);
    }

    public long pop(int size) {
        if (code64) {
            long value = load(Segment.SS, r[RSP], size);
            r[RSP] += size;
            return value;
        }
        long pointer = stackPointer();
        long value = load(Segment.SS, pointer, size);
        stackPointer(pointer + size);
        return value;
    }

    /** Reads {@code size} bytes {@code bytesAbove} the top of the stack; changes nothing. */
    public long peek(int size, int bytesAbove) {
        return load(Segment.SS, Bits.zeroExtend(stackSize(), r[RSP] + bytesAbove), size);
    }

    /** Moves the stack pointer up (positive) or down without touching memory. */
    public void adjustStack(int bytes) {
        stackPointer(r[RSP] + bytes);
    }

    // ---- control transfers and loads that have a class of their own

    /** A near transfer: #GP(0) if {@code target} is not canonical or beyond the limit of CS. */
    public void jump(long target) {
        if (code64 ? !Bits.canonical(target) : target > seg[Segment.CS].limit) {
            throw fault(13, 0);
        }
        rip = target;
    }

    /**
     * The linear address from which the instruction byte at {@code ip} is fetched; #GP(0) beyond the limit of CS or at
     * a non-canonical address.
     */
    public long codeLinear(long ip) {
        if (code64) {
            if (!Bits.canonical(ip)) {
                throw fault(13, 0);
            }
            return ip;
        }
        if (ip > seg[Segment.CS].limit) {
            throw fault(13, 0);
        }
        return seg[Segment.CS].base + ip & 0xffffffffL;
    }

    /** MOV Sreg, POP Sreg, LDS and kin: all checks by mode, then the register and the accessed bit. */
    public void loadSegment(int segment, int selector) {
        segments.load(segment, selector);
    }

    /** #GP(0) unless I/O at these ports is allowed: IOPL, or the TSS's I/O permission bitmap. */
    public void requireIoPermission(int port, int size) {
        io.require(port, size);
        debug.ioAccess(port, size);
    }

    // ---- repeated strings, ports, random numbers

    /**
     * How many more iterations a repeated string instruction may make after the one just finished, before the engine
     * has to look at events, traps and interrupts; 0 stops it now.
     */
    public long iterationBudget() {
        return attention != 0 ? 0 : Math.max(0, dueInstruction - clock.instructions - 1);
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
        return randomSequence.next();
    }

    // ---- state

    @Override
    public void save(StateWriter out) {
        state.save(out);
    }

    @Override
    public void load(StateReader in) {
        state.load(in);
    }
}
