package dev.emu64.cpu;

import dev.emu64.bus.IrqLine;
import dev.emu64.mmu.GuestFault;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;
import dev.emu64.softfloat.ExtContext;
import dev.emu64.softfloat.ExtFormat;
import dev.emu64.softfloat.SseContext;
import java.util.Arrays;

/**
 * x87, MMX, SSE and AVX registers (SDM vol. 1, 8.1, 9.2, 10.2, 14.1), and the checks for availability that every
 * instruction on them begins with.
 */
public final class FpuState implements Stateful {
    /** Index in {@link #xmm} of the first lane that belongs to no register. */
    public static final int SCRATCH = 64;
    /** Status word: ES, an unmasked exception is pending, and B, which follows it since the 387. */
    private static final int ERROR_SUMMARY = 0x80;
    private static final int BUSY = 0x8000;
    private static final int EXCEPTIONS = 0x3f;
    private static final int TOP = 7 << 11;
    private static final int ONE_ON_TOP = 1 << 11;
    /** Control word after RESET and after FNINIT (SDM vol. 3A, table 9-1). */
    private static final int CONTROL_AFTER_RESET = 0x40;
    private static final int CONTROL_AFTER_INIT = 0x37f;
    /** Bits 7 and 13-15 read as zero, bit 6 as one. */
    private static final int CONTROL_WRITABLE = 0x1f3f;
    private static final int CONTROL_FIXED = 0x40;
    private static final int ALL_VALID = 0xff;
    private static final int TAG_VALID = 0;
    private static final int TAG_ZERO = 1;
    private static final int TAG_SPECIAL = 2;
    private static final int TAG_EMPTY = 3;
    private static final int MMX_EXPONENT = 0xffff;

    /** Significands of the <em>physical</em> registers R0-R7; ST(i) is R[(TOP + i) &amp; 7], MMi is R[i]. */
    public final long[] significand = new long[8];
    /** Sign (bit 15) and biased exponent of the physical registers. */
    public final int[] signExponent = new int[8];
    /** Control word. */
    public int fcw;
    /** Status word, TOP (bits 11-13) included. */
    public int fsw;
    /** Abridged tag word as FXSAVE stores it: bit i tells that physical register i is not empty. */
    public int tags;
    /** Last opcode (11 bits), instruction pointer and selector, operand pointer and selector. */
    public int lastOpcode;
    public long lastInstruction;
    public int lastInstructionSelector;
    public long lastOperand;
    public int lastOperandSelector;
    /** What x87 instructions compute with. */
    public final ExtContext x = new ExtContext();
    /** What the running x87 instruction adds to the status word for a register stack fault: SF and C1, or 0. */
    public int stackFault;
    /** MXCSR and the floating-point environment that it describes. */
    public final SseContext sse = new SseContext();
    /**
     * Vector registers: lane (64 bits) {@code k} of register {@code n} at {@code n * 4 + k}; lanes 2 and 3 are YMM's
     * upper half. Behind them, from {@link #SCRATCH} on, is room for operands in memory and for results that are not
     * yet certain to be written; no instruction expects to find anything there.
     */
    public final long[] xmm = new long[SCRATCH + 16];

    private final Cpu cpu;
    /** FERR#, or null where nothing is connected. */
    private IrqLine ferr;
    private boolean ferrAsserted;
    private boolean errorsIgnored;

    FpuState(Cpu cpu) {
        this.cpu = cpu;
    }

    void reset() {
        Arrays.fill(significand, 0);
        Arrays.fill(signExponent, 0);
        Arrays.fill(xmm, 0);
        initialise();
        fcw = CONTROL_AFTER_RESET;
        tags = ALL_VALID;
        sse.load(SseContext.RESET);
    }

    /** FNINIT: registers keep their content but are empty (SDM vol. 2A). */
    public void initialise() {
        fcw = CONTROL_AFTER_INIT;
        status(0);
        tags = 0;
        lastOpcode = 0;
        lastInstruction = 0;
        lastInstructionSelector = 0;
        lastOperand = 0;
        lastOperandSelector = 0;
    }

    // ---- the register stack

    /** TOP, 0-7. */
    public int top() {
        return fsw >>> 11 & 7;
    }

    /** The physical register that ST(n) is. */
    public int st(int n) {
        return (fsw >>> 11) + n & 7;
    }

    /** Whether ST(n) is empty. */
    public boolean empty(int n) {
        return (tags >>> st(n) & 1) == 0;
    }

    /** Writes ST(n), which is not empty then. */
    public void write(int n, int newSignExponent, long newSignificand) {
        int r = st(n);
        signExponent[r] = newSignExponent;
        significand[r] = newSignificand;
        tags |= 1 << r;
    }

    /** Moves TOP down by one register: FDECSTP, and what a push begins with. */
    public void decrementTop() {
        fsw = fsw & ~TOP | fsw - ONE_ON_TOP & TOP;
    }

    /** Moves TOP up by one register. */
    public void incrementTop() {
        fsw = fsw & ~TOP | fsw + ONE_ON_TOP & TOP;
    }

    /** Marks ST(n) empty. */
    public void free(int n) {
        tags &= ~(1 << st(n));
    }

    /** Empties ST(0) and increments TOP. */
    public void pop() {
        free(0);
        incrementTop();
    }

    /** Sets control and status word, ES and B by the exceptions that are set and not masked. */
    public void control(int controlWord, int statusWord) {
        fcw = controlWord & CONTROL_WRITABLE | CONTROL_FIXED;
        status(statusWord);
    }

    /** Sets the status word, but ES and B by the exceptions that are set and not masked. */
    public void status(int word) {
        if ((word & ~fcw & EXCEPTIONS) != 0) {
            fsw = word | ERROR_SUMMARY | BUSY;
        } else {
            fsw = word & ~(ERROR_SUMMARY | BUSY);
            if (ferrAsserted) {
                assertFerr(false);
            }
        }
    }

    /** The tag word as FNSTENV stores it: two bits for each physical register (SDM vol. 1, 8.1.7). */
    public int tagWord() {
        int word = 0;
        for (int r = 0; r < 8; r++) {
            word |= tag(r) << 2 * r;
        }
        return word;
    }

    private int tag(int r) {
        if ((tags >>> r & 1) == 0) {
            return TAG_EMPTY;
        }
        int exponent = signExponent[r] & ExtFormat.MAX_EXPONENT;
        if (exponent == 0) {
            return significand[r] == 0 ? TAG_ZERO : TAG_SPECIAL;
        }
        return exponent == ExtFormat.MAX_EXPONENT || significand[r] >= 0 ? TAG_SPECIAL : TAG_VALID;
    }

    /** Takes over a tag word of two bits a register; only whether they are empty counts. */
    public void tagWord(int word) {
        int abridged = 0;
        for (int r = 0; r < 8; r++) {
            if ((word >>> 2 * r & 3) != TAG_EMPTY) {
                abridged |= 1 << r;
            }
        }
        tags = abridged;
    }

    // ---- state components of XSAVE (SDM vol. 1, 13.1 and 13.6)

    /** Bit 0 x87, bit 1 XMM, bit 2 the upper halves of YMM: those not in their initial state. */
    public int componentsInUse() {
        int used = fcw != CONTROL_AFTER_INIT || fsw != 0 || tags != 0 ? 1 : 0;
        for (int r = 0; r < 8; r++) {
            used |= significand[r] != 0 || signExponent[r] != 0 ? 1 : 0;
        }
        for (int lane = 0; lane < SCRATCH; lane++) {
            if (xmm[lane] != 0) {
                used |= (lane & 2) == 0 ? 2 : 4;
            }
        }
        return used;
    }

    /** The initial state of the x87 component: FNINIT, and all registers zero. */
    public void initialiseComponent() {
        initialise();
        Arrays.fill(significand, 0);
        Arrays.fill(signExponent, 0);
    }

    // ---- reporting of exceptions outside the processor (CR0.NE = 0)

    /** Connects FERR#, which a PC wires to IRQ 13. */
    public void connectFerr(IrqLine line) {
        ferr = line;
    }

    /** The IGNNE# pin: while it is asserted and CR0.NE is clear, pending exceptions do not hold instructions. */
    public IrqLine ignne() {
        return new Ignne();
    }

    private final class Ignne implements IrqLine {
        @Override
        public void set(boolean asserted) {
            errorsIgnored = asserted;
        }
    }

    private void assertFerr(boolean asserted) {
        ferrAsserted = asserted;
        if (ferr != null) {
            ferr.set(asserted);
        }
    }

    // ---- availability

    private boolean control(int bit) {
        return (cpu.control.cr0 & bit) != 0;
    }

    /** Before a waiting x87 instruction: #NM, or #MF for a pending unmasked exception. */
    public void checkX87() {
        checkX87NoWait();
        checkPending();
    }

    /** Before FNINIT, FNSTSW, FNSTCW, FNCLEX, FNSAVE, FNSTENV: #NM only. */
    public void checkX87NoWait() {
        if (control(ControlRegisters.EM | ControlRegisters.TS)) {
            throw cpu.fault(GuestFault.NM);
        }
    }

    /** WAIT: #NM if CR0.MP and CR0.TS, then #MF. */
    public void checkWait() {
        if (control(ControlRegisters.MP) && control(ControlRegisters.TS)) {
            throw cpu.fault(GuestFault.NM);
        }
        checkPending();
    }

    private void checkPending() {
        if ((fsw & ERROR_SUMMARY) != 0) {
            if (control(ControlRegisters.NE)) {
                throw cpu.fault(GuestFault.MF);
            }
            if (!errorsIgnored) {
                assertFerr(true);
                throw cpu.fault(GuestFault.FREEZE);
            }
        }
    }

    /** Before an MMX instruction: #UD if CR0.EM, #NM if CR0.TS, #MF. */
    public void checkMmx() {
        if (control(ControlRegisters.EM)) {
            throw cpu.fault(GuestFault.UD);
        }
        if (control(ControlRegisters.TS)) {
            throw cpu.fault(GuestFault.NM);
        }
        checkPending();
    }

    /** What every MMX instruction but EMMS does to the x87 state: TOP 0, no register empty (SDM vol. 1, 9.5.1). */
    public void enterMmx() {
        fsw &= ~TOP;
        tags = ALL_VALID;
    }

    /** Writes MMX register {@code n}: sign and exponent of the x87 register beneath become all ones. */
    public void writeMmx(int n, long value) {
        significand[n] = value;
        signExponent[n] = MMX_EXPONENT;
    }

    /** Before an SSE instruction: #UD if CR0.EM or not CR4.OSFXSR, #NM if CR0.TS. */
    public void checkSse() {
        if (control(ControlRegisters.EM) || (cpu.control.cr4 & ControlRegisters.OSFXSR) == 0) {
            throw cpu.fault(GuestFault.UD);
        }
        if (control(ControlRegisters.TS)) {
            throw cpu.fault(GuestFault.NM);
        }
    }

    /** Before a VEX-encoded vector instruction: #UD outside protected mode or unless XCR0 enables SSE and AVX; #NM. */
    public void checkAvx() {
        ControlRegisters c = cpu.control;
        if (!cpu.protectedMode() || cpu.v86() || (c.cr4 & ControlRegisters.OSXSAVE) == 0 || (c.xcr0 & 6) != 6) {
            throw cpu.fault(GuestFault.UD);
        }
        if (control(ControlRegisters.TS)) {
            throw cpu.fault(GuestFault.NM);
        }
    }

    /** The exception for an unmasked SIMD floating-point error: #XM, or #UD unless CR4.OSXMMEXCPT. */
    public GuestFault simdError() {
        boolean announced = (cpu.control.cr4 & ControlRegisters.OSXMMEXCPT) != 0;
        return cpu.fault(announced ? GuestFault.XM : GuestFault.UD);
    }

    @Override
    public void save(StateWriter out) {
        out.longs("significand", significand);
        for (int i = 0; i < 8; i++) {
            out.number("signExponent" + i, signExponent[i]);
        }
        out.number("fcw", fcw);
        out.number("fsw", fsw);
        out.number("tags", tags);
        out.number("fop", lastOpcode);
        out.number("fip", lastInstruction);
        out.number("fcs", lastInstructionSelector);
        out.number("fdp", lastOperand);
        out.number("fds", lastOperandSelector);
        out.number("mxcsr", sse.mxcsr());
        out.longs("xmm", Arrays.copyOf(xmm, SCRATCH));
        out.flag("ferr", ferrAsserted);
        out.flag("ignne", errorsIgnored);
    }

    @Override
    public void load(StateReader in) {
        in.longs("significand", significand);
        for (int i = 0; i < 8; i++) {
            signExponent[i] = (int) in.number("signExponent" + i);
        }
        fcw = (int) in.number("fcw");
        fsw = (int) in.number("fsw");
        tags = (int) in.number("tags");
        lastOpcode = (int) in.number("fop");
        lastInstruction = in.number("fip");
        lastInstructionSelector = (int) in.number("fcs");
        lastOperand = in.number("fdp");
        lastOperandSelector = (int) in.number("fds");
        sse.load((int) in.number("mxcsr"));
        long[] vectors = new long[SCRATCH];
        in.longs("xmm", vectors);
        System.arraycopy(vectors, 0, xmm, 0, SCRATCH);
        ferrAsserted = in.flag("ferr");
        errorsIgnored = in.flag("ignne");
    }
}
