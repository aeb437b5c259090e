package dev.emu64.cpu;

import dev.emu64.bus.InterruptController;
import dev.emu64.mmu.GuestFault;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * Exceptions and interrupts (SDM vol. 3A, chapter 6): what is taken at an instruction boundary and in which order
 * (table 6-2), double and triple faults (table 6-5). How one event is delivered depends on the mode and stands in
 * {@link RealModeInterrupts}, {@link ProtectedInterrupts} and {@link LongModeInterrupts}.
 */
public final class Interrupts implements Stateful {
    /** Kinds of events. INT n. */
    public static final int INT_N = 0;
    /** INT3 and INTO: not subject to IOPL in virtual-8086 mode. */
    public static final int INT3 = 1;
    /** INT1 (ICEBP): a #DB without the gate's DPL check. */
    public static final int INT1 = 2;
    /** INTR or NMI. */
    public static final int EXTERNAL = 3;
    /** A fault: RIP is that of the instruction, and RF is set in the pushed flags. */
    public static final int FAULT = 4;
    /** A trap, or a fault whose frame has RF clear: instruction breakpoint, double fault. */
    public static final int TRAP = 5;

    private static final int NO_CODE = GuestFault.NO_ERROR_CODE;
    /** Contributory exceptions: #DE #TS #NP #SS #GP. */
    private static final int CONTRIBUTORY = 1 | 1 << 10 | 1 << 11 | 1 << 12 | 1 << 13;

    private final Cpu cpu;
    private final RealModeInterrupts real;
    private final ProtectedInterrupts protectedMode;
    private final LongModeInterrupts longMode;
    private final VirtualInterrupts virtual;
    private final EventTrail trail = new EventTrail();
    private EventObserver observer = EventObserver.NONE;
    private InterruptController controller;
    private boolean line;
    private boolean nmiPending;
    private boolean nmiBlocked;
    private long taken;

    Interrupts(Cpu cpu, StackFrame frame) {
        this.cpu = cpu;
        real = new RealModeInterrupts(cpu);
        protectedMode = new ProtectedInterrupts(cpu, frame);
        longMode = new LongModeInterrupts(cpu, frame);
        virtual = new VirtualInterrupts(cpu);
    }

    void reset() {
        nmiPending = false;
        nmiBlocked = false;
        cpu.updateAttention();
    }

    void connect(InterruptController newController) {
        controller = newController;
    }

    void line(boolean asserted) {
        line = asserted;
        cpu.updateAttention();
    }

    /** A rising edge on the NMI pin. */
    public void nmi() {
        nmiPending = true;
        cpu.updateAttention();
    }

    /** IRET has been executed: NMIs are let through again. */
    void unblockNmi() {
        if (nmiBlocked) {
            nmiBlocked = false;
            cpu.updateAttention();
        }
    }

    /** Interrupts and exceptions delivered since power-on. */
    public long taken() {
        return taken;
    }

    /** What happened last. */
    public EventTrail trail() {
        return trail;
    }

    /** Who is told of events from now on; {@link EventObserver#NONE} for nobody. */
    public void observer(EventObserver newObserver) {
        observer = newObserver;
    }

    /** Whether INTR or NMI could be taken now, the shadow of STI and MOV SS aside. */
    boolean deliverable() {
        return line && cpu.flags.is(Flags.IF) || nmiPending && !nmiBlocked;
    }

    // ---- between two instructions

    /**
     * Takes what is due between the instruction just finished and the next one: debug traps, NMI, INTR, then
     * instruction breakpoints. Afterwards RIP may point to a handler, and {@link Cpu#halted} tells whether to wait.
     */
    public void boundary() {
        DebugRegisters debug = cpu.debug;
        int shadow = cpu.shadow;
        cpu.shadow = 0;
        if (debug.resumeArmed) {
            debug.resumeArmed = false;
            cpu.writeFlags(0, Flags.RF);
        }
        if (shadow != Cpu.SHADOW_SS) {
            takeDebugTrap(debug);
            if (nmiPending && !nmiBlocked) {
                nmiPending = false;
                nmiBlocked = true;
                event(GuestFault.NMI, NO_CODE, EXTERNAL);
            }
        }
        if (shadow == 0 && line && cpu.flags.is(Flags.IF) && !cpu.shutdown) {
            event(controller.acknowledge(), NO_CODE, EXTERNAL);
        }
        debug.stepArmed = false;
        if (debug.hasCodeBreakpoints() && !cpu.halted) {
            takeCodeBreakpoint(debug);
        }
        debug.stepArmed = cpu.flags.is(Flags.TF);
        debug.resumeArmed = cpu.flags.is(Flags.RF);
        cpu.updateAttention();
    }

    /**
     * {@link #boundary} where RF, loaded by an IRET from a fault's handler, is the only thing to be looked at: then nothing
     * is taken. False, and nothing happened, where there is more.
     */
    public boolean quietBoundary() {
        if (cpu.attention != Cpu.ATTENTION_DEBUG || !cpu.debug.onlyResuming()) {
            return false;
        }
        boundary();
        return true;
    }

    private void takeDebugTrap(DebugRegisters debug) {
        if (debug.stepArmed) {
            debug.pending |= DebugRegisters.BS;
        }
        if (debug.pending != 0) {
            debug.dr6 |= debug.pending;
            debug.pending = 0;
            event(GuestFault.DB, NO_CODE, TRAP);
        }
    }

    private void takeCodeBreakpoint(DebugRegisters debug) {
        if (cpu.flags.is(Flags.RF)) {
            return;
        }
        long linear = cpu.code64() ? cpu.rip : cpu.seg[Segment.CS].base + cpu.rip & 0xffffffffL;
        int hit = debug.codeBreakpointsAt(linear);
        if (hit != 0) {
            debug.dr6 |= hit;
            event(GuestFault.DB, NO_CODE, TRAP);
        }
    }

    // ---- raising

    /** Delivers a fault of the instruction at RIP. */
    void deliver(GuestFault raised) {
        cpu.shadow = 0;
        cpu.debug.pending = 0;
        cpu.debug.stepArmed = false;
        cpu.debug.resumeArmed = false;
        if (raised.vector == GuestFault.FREEZE) {
            cpu.halt();
            return;
        }
        if (raised.vector == GuestFault.PF) {
            cpu.control.cr2 = raised.linear;
        }
        observer.exception(-1, raised.vector);
        event(raised.vector, raised.errorCode, FAULT);
    }

    /**
     * INT n, INT3, INTO, INT1, behind which RIP already points; {@code kind} is one of the constants above. A fault on
     * the way to the handler is thrown like any other of the instruction.
     */
    public void software(int vector, int kind) {
        if (kind == INT_N && cpu.v86() && virtual.redirected(vector)) {
            return;
        }
        try {
            raise(vector, NO_CODE, kind);
        } catch (GuestFault onTheWay) {
            trail.failed(onTheWay);
            throw onTheWay;
        }
        cpu.debug.stepArmed = false;
        cpu.updateAttention();
    }

    /** Delivers an event and whatever faults its delivery raises, up to shutdown. */
    private void event(int firstVector, int firstCode, int firstKind) {
        int vector = firstVector;
        int code = firstCode;
        int kind = firstKind;
        cpu.halted = false;
        while (true) {
            try {
                raise(vector, code, kind);
                break;
            } catch (GuestFault second) {
                trail.failed(second);
                observer.exception(kind >= FAULT ? vector : -1, second.vector);
                if (second.vector == GuestFault.PF) {
                    cpu.control.cr2 = second.linear;
                }
                // an interrupt that comes as vector 8 is no double fault
                boolean exception = kind >= FAULT;
                if (exception && vector == GuestFault.DF) {
                    cpu.shutdown = true;
                    observer.shutdown();
                    break;
                }
                if (exception && makesDoubleFault(vector, second.vector)) {
                    vector = GuestFault.DF;
                    code = 0;
                    kind = TRAP;
                } else {
                    vector = second.vector;
                    code = second.errorCode;
                    kind = FAULT;
                }
            }
        }
        cpu.debug.stepArmed = false;
        cpu.updateAttention();
    }

    private static boolean contributory(int vector) {
        return vector < 32 && (CONTRIBUTORY >>> vector & 1) != 0;
    }

    /** SDM vol. 3A, table 6-5. */
    private static boolean makesDoubleFault(int first, int second) {
        if (first == GuestFault.PF) {
            return second == GuestFault.PF || contributory(second);
        }
        return contributory(first) && contributory(second);
    }

    private void raise(int vector, int code, int kind) {
        taken++;
        trail.begin(cpu, vector, code, kind);
        observer.entering(vector, code, kind);
        if (!cpu.protectedMode()) {
            real.deliver(vector);
        } else if (cpu.longMode()) {
            longMode.deliver(vector, code, kind);
        } else {
            protectedMode.deliver(vector, code, kind);
        }
        if (vector == GuestFault.DB && kind != INT_N) {
            cpu.debug.entered();
        }
    }

    /** RFLAGS as pushed for an event: faults set RF (SDM vol. 3B, 17.3.1.1). */
    static long image(Cpu cpu, int kind) {
        int flags = cpu.flags.value();
        return kind == FAULT ? flags | Flags.RF : flags;
    }

    /** The EXT bit of error codes that a fault on the way to the handler has: 0 for INT n, INT3 and INTO. */
    static int ext(int kind) {
        return kind <= INT3 ? 0 : 1;
    }

    @Override
    public void save(StateWriter out) {
        out.flag("intr", line);
        out.flag("nmiPending", nmiPending);
        out.flag("nmiBlocked", nmiBlocked);
        out.number("taken", taken);
    }

    @Override
    public void load(StateReader in) {
        line = in.flag("intr");
        nmiPending = in.flag("nmiPending");
        nmiBlocked = in.flag("nmiBlocked");
        taken = in.number("taken");
    }
}
