package dev.emu64.cli.debug;

import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.host.UserError;
import dev.emu64.debug.Probe;
import dev.emu64.debug.Symbols;
import dev.emu64.debug.gdb.Architecture;
import dev.emu64.debug.gdb.GdbSession;
import dev.emu64.debug.gdb.RunControl;
import dev.emu64.machine.Machine;
import dev.emu64.machine.RunLimits;
import dev.emu64.machine.RunObserver;
import dev.emu64.run.StopReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lets GDB connect while a machine runs: at full speed until it does, stopped once it has. */
final class GdbServer implements RunControl, RunObserver {
    /** Host time slept where the guest has nothing to do. */
    private static final int IDLE_MILLIS = 2;

    private final Machine machine;
    private final Architecture architecture;
    private final HostConsole console;
    private final Symbols symbols;
    private final GdbPort port;
    private final List<Probe> others;
    /** Null while nobody is connected. */
    private GdbSession session;
    private RunObserver observer;
    private boolean resetAsked;

    GdbServer(Machine machine, Architecture architecture, HostConsole console, Symbols symbols, GdbPort port, List<Probe> others) {
        this.machine = machine;
        this.architecture = architecture;
        this.console = console;
        this.symbols = symbols;
        this.port = port;
        this.others = others;
    }

    /** Runs as a machine does without GDB, but idling is no end: somebody may still want to look. */
    StopReason run(RunLimits limits, RunObserver usual, boolean stopped) {
        observer = usual;
        if (stopped && session == null) {
            console.say("stopped; waiting for GDB on port " + port.number());
            while (!port.await()) {
                StopReason stop = usual.look(machine);
                if (stop != null) {
                    return stop;
                }
            }
            attach();
        }
        RunLimits patient = limits.withStopWhenIdle(false).withSettleNanos(0);
        while (true) {
            StopReason stop = machine.run(patient, this);
            if (resetAsked) {
                resetAsked = false;
                machine.reset();
                continue;
            }
            if (session != null) {
                if (stop instanceof StopReason.TripleFault fault) {
                    session.died(fault.story());
                }
                session.exited(stop.exitCode());
            }
            return stop;
        }
    }

    private void attach() {
        try {
            session = new GdbSession(machine.cpu(), architecture, symbols, port.in(), port.out(), this);
        } catch (IOException e) {
            throw UserError.host("-gdb: " + e.getMessage());
        }
        List<Probe> all = new ArrayList<>(others);
        all.add(session);
        machine.probe(all);
    }

    @Override
    public StopReason look(Machine looked) {
        if (session == null) {
            if (port.accept()) {
                attach();
            }
        } else if (session.over()) {
            session = null;
            port.disconnect();
            machine.probe(others);
        } else {
            session.poll();
        }
        return observer.look(looked);
    }

    @Override
    public long idleUntil(Machine looked, long nanos) {
        try {
            Thread.sleep(IDLE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return observer.idleUntil(looked, nanos);
    }

    @Override
    public boolean awaitsInput(Machine looked) {
        return observer.awaitsInput(looked);
    }

    @Override
    public void reset() {
        resetAsked = true;
        machine.end(new StopReason.Reset("asked for by GDB"));
    }

    @Override
    public void quit() {
        machine.end(new StopReason.Quit(0, "ended by GDB"));
    }
}
