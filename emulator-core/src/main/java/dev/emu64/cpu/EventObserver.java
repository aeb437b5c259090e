package dev.emu64.cpu;

/** Learns of exceptions and interrupts on their way to their handlers. It changes nothing of the processor. */
public interface EventObserver {
    /** Sees nothing. */
    EventObserver NONE = new EventObserver() { };

    /**
     * An exception is raised.
     *
     * @param during the vector of the event on whose way to its handler it happened, or -1
     */
    default void exception(int during, int vector) {
    }

    /** A handler is about to be entered; the registers are still those of the interrupted code. */
    default void entering(int vector, int errorCode, int kind) {
    }

    /** The processor shuts down; the registers are those with which it did. */
    default void shutdown() {
    }
}
