package dev.emu64.machine;

import dev.emu64.run.StopReason;

/** Looks at the machine now and then while it runs: draws, types, paces, compares, or ends the run. */
@FunctionalInterface
public interface RunObserver {
    /** Sees nothing, does nothing. */
    RunObserver NONE = new RunObserver() {
        @Override
        public StopReason look(Machine machine) {
            return null;
        }
    };

    /**
     * Called at fixed instruction counts and whenever the guest has gone idle.
     *
     * @return why the run is to end, or null to go on
     */
    StopReason look(Machine machine);

    /**
     * The guest has nothing to do before guest time {@code nanos}. A run paced to the host's clock sleeps here.
     *
     * @return the guest time to go on at: {@code nanos}, or less where something (a key) came first
     */
    default long idleUntil(Machine machine, long nanos) {
        return nanos;
    }

    /** Whether input that the guest waits for may still come: such a guest is not idle for ever. */
    default boolean awaitsInput(Machine machine) {
        return false;
    }
}
