package dev.emu64.debug;

import dev.emu64.cpu.EventObserver;

/** Watches a processor instruction by instruction, and its exceptions and interrupts. Does nothing unless told otherwise. */
public interface Probe extends EventObserver {
    /**
     * The instruction at CS:RIP is to be executed.
     *
     * @return false to hand control back to whoever runs the engine, before the instruction
     */
    default boolean before() {
        return true;
    }

    /** An instruction has been executed, or its fault delivered. */
    default void after() {
    }

    /** The machine has been reset. */
    default void reset() {
    }
}
