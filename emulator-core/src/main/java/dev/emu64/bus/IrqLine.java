package dev.emu64.bus;

/** One interrupt request line from a chip to an interrupt controller; level {@code true} is asserted. */
@FunctionalInterface
public interface IrqLine {
    void set(boolean asserted);

    /** A rising edge for edge-triggered inputs: low, then high. */
    default void pulse() {
        set(false);
        set(true);
    }
}
