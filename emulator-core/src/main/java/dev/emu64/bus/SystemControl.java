package dev.emu64.bus;

/**
 * What a chip can do to the whole machine. Each call takes effect at the end of the very instruction that caused it;
 * {@code cause} names the chip and the access, in words for the user.
 */
public interface SystemControl {
    /** A hardware reset: keyboard controller pulse, port 92h bit 0, port CF9h. */
    void reset(String cause);

    /** Soft-off: ACPI S5 and its kin. */
    void powerOff(String cause);

    /** isa-debug-exit: ends the run with {@code code} (0-255). */
    void exit(int code);
}
