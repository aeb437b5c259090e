package dev.emu64.bus;

/** The CPU's view of whatever drives its INTR pin. */
public interface InterruptController {
    /** The INTA cycle: takes the highest-priority request into service and returns its vector (0-255). */
    int acknowledge();
}
