package dev.emu64.machine;

import dev.emu64.bits.Hex;
import dev.emu64.clock.Scheduler;
import dev.emu64.clock.VirtualClock;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Flags;
import dev.emu64.cpu.Segment;
import dev.emu64.debug.Autopsy;
import dev.emu64.debug.Probe;
import dev.emu64.debug.Symbols;
import dev.emu64.display.Screen;
import dev.emu64.input.KeyEvent;
import dev.emu64.run.StopReason;
import dev.emu64.snapshot.SavedState;
import dev.emu64.snapshot.Snapshot;
import dev.emu64.snapshot.SnapshotException;
import dev.emu64.snapshot.StateDigest;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;
import java.util.List;

/** A PC that can be powered on and run. It belongs to one thread at a time; many may run side by side. */
public final class Machine {
    /** Instructions between two looks of the observer: a quarter of a millisecond of guest time. */
    private static final long LOOK_INSTRUCTIONS = 1 << 16;
    /** After a spin was found, the next probe comes sooner: the guest most likely went back to it. */
    private static final long SPIN_INSTRUCTIONS = 1 << 11;
    /** Guest time without any interrupt after which a halted guest counts as idle for ever. */
    private static final long IDLE_NANOS = 10_000_000_000L;

    private final MachineConfig config;
    private final PcBoard board;
    private final Cpu cpu;
    private final VirtualClock clock;
    private final Scheduler scheduler;
    private final Activity activity;
    private Symbols symbols = Symbols.NONE;
    private long idleSinceNanos = -1;
    private int resets;
    /** The instruction count of the next look; a fixed one, so that stopping and going on changes nothing. */
    private long lookAt = LOOK_INSTRUCTIONS;

    /** A machine powered on, about to run its self test. */
    public Machine(MachineConfig config) {
        this.config = config;
        this.board = new PcBoard(config);
        this.cpu = board.cpu;
        this.scheduler = board.scheduler;
        this.clock = scheduler.clock();
        this.activity = new Activity(board);
        board.bios.reset();
    }

    /**
     * Runs until the guest ends the run, a limit is reached, or the observer ends it. May be called again to go on
     * after a limit or an observer's stop.
     */
    public StopReason run(RunLimits limits, RunObserver observer) {
        activity.news();
        while (true) {
            cpu.attended(Cpu.ATTENTION_CODE | Cpu.ATTENTION_EXIT);
            StopReason stop = requested(limits);
            if (stop != null) {
                return stop;
            }
            if (clock.instructions >= limits.maxInstructions()) {
                return new StopReason.InstructionLimit(limits.maxInstructions());
            }
            if (clock.instructions >= lookAt) {
                stop = observer.look(this);
                if (stop != null) {
                    return stop;
                }
                boolean spinning = cpu.attention == 0 && board.spinProbe.spinning(limits.maxInstructions());
                lookAt = clock.instructions + (spinning ? SPIN_INSTRUCTIONS : LOOK_INSTRUCTIONS);
                if (spinning && (stop = idle(limits, observer, "spins at ")) != null) {
                    return stop;
                }
            }
            scheduler.runDue();
            cpu.interrupts.boundary();
            if (cpu.halted) {
                stop = idle(limits, observer, "halted at ");
                if (stop != null) {
                    return stop;
                }
            } else {
                board.engine.run(Math.min(lookAt, limits.maxInstructions()));
            }
        }
    }

    /** What a chip or a triple fault has asked for, unless the run goes on with a reset. */
    private StopReason requested(RunLimits limits) {
        StopReason stop = board.control.take();
        if (stop == null && cpu.shutdown) {
            if (!limits.reboot()) {
                Autopsy autopsy = new Autopsy(cpu, symbols);
                return new StopReason.TripleFault(autopsy.summary(), autopsy.story());
            }
            reset();
        } else if (stop instanceof StopReason.Reset && limits.reboot()) {
            reset();
            return null;
        }
        return stop;
    }

    /** The guest waits: jumps to the next event, or ends the run where nothing will ever wake or change it. */
    private StopReason idle(RunLimits limits, RunObserver observer, String how) {
        if (wakes()) {
            idleSinceNanos = -1;
            return null;
        }
        StopReason stop = observer.look(this);
        if (stop != null || wakes()) {
            return stop;
        }
        long now = clock.nanos();
        if (idleSinceNanos < 0) {
            idleSinceNanos = now;
        }
        stop = over(limits, observer, how, now);
        if (stop != null) {
            return cutOff(stop);
        }
        long next = Math.min(scheduler.nextNanos(), now + IDLE_NANOS);
        clock.skipTo(observer.idleUntil(this, next));
        scheduler.runDue();
        if (wakes()) {
            idleSinceNanos = -1;
        }
        return null;
    }

    /** Why nothing more is to come of a guest that waits at guest time {@code now}, or null. */
    private StopReason over(RunLimits limits, RunObserver observer, String how, long now) {
        boolean deaf = !cpu.flags.is(Flags.IF);
        boolean still = scheduler.nextNanos() == Scheduler.NEVER || !board.keyboardBusy() && now - idleSinceNanos > IDLE_NANOS;
        if (limits.stopWhenIdle() && (deaf || still && !observer.awaitsInput(this))) {
            return new StopReason.IdleForever(how + position(), limits.expectDebugExit());
        }
        boolean settled = limits.settleNanos() > 0 && activity.quietNanos() >= limits.settleNanos() && activity.mostlyIdle();
        return settled && !observer.awaitsInput(this) ? new StopReason.Settled(limits.settleNanos()) : null;
    }

    /** A boot loader that went idle right after a read past the disk's end has not booted. */
    private StopReason cutOff(StopReason idle) {
        String overrun = board.bios.diskOverrun();
        return overrun == null ? idle : new StopReason.NotBootable(overrun);
    }

    private boolean wakes() {
        return (cpu.attention & Cpu.ATTENTION_INTERRUPT) != 0;
    }

    /** CS:RIP of the instruction at which the guest stands. */
    private String position() {
        return Hex.of(cpu.seg[Segment.CS].selector, 4) + ":" + Hex.of(cpu.rip, cpu.code64() ? 16 : 8);
    }

    /** Hardware reset: RAM keeps its content, everything else starts over. */
    public void reset() {
        resets++;
        board.reset();
    }

    /**
     * Lets {@code probes} watch every instruction from now on, instead of those before; the guest computes the same, but
     * slower. An empty list brings the full speed back.
     */
    public void probe(List<? extends Probe> probes) {
        board.probe(probes);
    }

    /** Ends the run with {@code reason} behind the instruction being executed; a reset starts over where resets may. */
    public void end(StopReason reason) {
        board.control.request(reason);
    }

    /** Names for the guest's code, for what is told of it. */
    public void symbols(Symbols names) {
        symbols = names;
    }

    /** Hardware resets since power-on. */
    public int resets() {
        return resets;
    }

    /** What the display shows now. */
    public Screen screen() {
        return board.vga.screen();
    }

    /** Grows with every change of the picture. */
    public long screenChanges() {
        return board.vga.changes();
    }

    /** Presses or releases a key of the keyboard. */
    public void key(KeyEvent event) {
        activity.news();
        board.keyboard.key(event);
    }

    /**
     * Whether {@code event} should be given now: a key goes down once the guest has read everything before, and up at any time,
     * as a key that is held repeats itself.
     */
    public boolean takesKey(KeyEvent event) {
        return !event.pressed() || keyboardIdle();
    }

    /** Whether the guest has read every key so far. */
    public boolean keyboardIdle() {
        return !board.keyboardBusy() && !board.bios.keyWaits();
    }

    /** Whether the guest would notice a byte that arrives on COM1. */
    public boolean listensToSerial() {
        return activity.listensToSerial();
    }

    /** A byte arrives on COM1. */
    public void serialInput(int value) {
        activity.news();
        board.com1.receive(value);
    }

    /** Bytes sent to COM1 that the guest has not read yet. */
    public int unreadSerialInput() {
        return board.com1.unreadInput();
    }

    /** Retired instructions since power-on. */
    public long instructions() {
        return clock.instructions;
    }

    /** Guest time since power-on in nanoseconds. */
    public long nanos() {
        return clock.nanos();
    }

    /** How often the 8254 has asked for a timer interrupt since this machine was made. */
    public long timerTicks() {
        return board.timer.pulses();
    }

    /** BIOS services answered since power-on. */
    public long biosCalls() {
        return board.bios.calls();
    }

    /** The processor, for debuggers and tests. */
    public Cpu cpu() {
        return cpu;
    }

    /** The wiring, for debuggers and tests. */
    public PcBoard board() {
        return board;
    }

    public MachineConfig config() {
        return config;
    }

    /** The state of the machine and what it is built of. To be called between runs, not while one is going on. */
    public Snapshot save() {
        return new Snapshot(SnapshotTraits.of(this), SavedState.of(new Everything()));
    }

    /**
     * Goes back to, or takes over, a saved state: what runs from here on runs as it did from there. To be called between
     * runs.
     *
     * @throws SnapshotException if {@code snapshot} is of another kind of machine; this one is then as before
     */
    public void load(Snapshot snapshot) {
        snapshot.requireFits(SnapshotTraits.of(this));
        SavedState before = SavedState.of(new Everything());
        try {
            snapshot.state().restore(new Everything());
        } catch (SnapshotException e) {
            before.restore(new Everything());
            throw e;
        } catch (IndexOutOfBoundsException | IllegalArgumentException | IllegalStateException e) {
            before.restore(new Everything());
            throw new SnapshotException("its state is impossible: " + e.getMessage());
        }
    }

    /** The board, and how far its run has come. */
    private final class Everything implements Stateful {
        @Override
        public void save(StateWriter out) {
            out.part("board", board);
            out.part("activity", activity);
            out.number("idleSinceNanos", idleSinceNanos);
            out.number("resets", resets);
            out.number("lookAt", lookAt);
        }

        @Override
        public void load(StateReader in) {
            in.part("board", board);
            in.part("activity", activity);
            idleSinceNanos = in.number("idleSinceNanos");
            resets = (int) in.number("resets");
            lookAt = in.number("lookAt");
        }
    }

    /** A digest of the whole machine's state: equal for equal runs, whatever the host and the engine. */
    public long stateHash() {
        StateDigest digest = new StateDigest();
        board.save(digest);
        return digest.value();
    }
}
