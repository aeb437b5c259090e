package dev.emu64.cli.run;

import dev.emu64.machine.Machine;
import dev.emu64.machine.RunObserver;
import dev.emu64.run.StopReason;

/** Watches a run without a live screen. */
final class HeadlessObserver implements RunObserver {
    private final RunWatch watch;
    private final HostPace pace;

    HeadlessObserver(RunWatch watch, HostPace pace) {
        this.watch = watch;
        this.pace = pace;
    }

    @Override
    public StopReason look(Machine machine) {
        long now = System.nanoTime();
        StopReason stop = watch.look(machine, now);
        if (stop == null) {
            pace.look(machine, now);
        }
        return stop;
    }

    @Override
    public long idleUntil(Machine machine, long nanos) {
        return pace.idleUntil(machine, watch.inputOpen(), watch.idle(machine, nanos));
    }

    @Override
    public boolean awaitsInput(Machine machine) {
        return watch.awaitsInput(machine);
    }
}
