package dev.emu64.device.debug;

import dev.emu64.bus.PortHandler;
import dev.emu64.bus.SystemControl;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * Reset control register of the PIIX3 (data sheet 290550, 2.5.5).
 *
 * <pre>
 * Ports: CF9h, byte accesses only (a dword at CF8h is the PCI configuration address)
 *   bit 1  read and write  hard (1) or soft (0) reset, when bit 2 rises
 *   bit 2  read and write  0 to 1 resets
 * </pre>
 */
public final class ResetPort implements PortHandler, Stateful {
    private static final int HARD = 0x02;
    private static final int RESET_CPU = 0x04;

    private int resetControl;

    private final SystemControl system;

    public ResetPort(SystemControl system) {
        this.system = system;
    }

    /** System reset, the one it caused included. */
    public void reset() {
        resetControl = 0;
    }

    @Override
    public int in8(int port) {
        return resetControl;
    }

    @Override
    public void out8(int port, int value) {
        boolean rises = (value & ~resetControl & RESET_CPU) != 0;
        resetControl = value & (HARD | RESET_CPU);
        if (rises) {
            system.reset((value & HARD) != 0 ? "hard reset through port CF9h" : "soft reset through port CF9h");
        }
    }

    @Override
    public void out16(int port, int value) {
        out8(port, value);
    }

    @Override
    public void out32(int port, int value) {
        out8(port, value);
    }

    @Override
    public void save(StateWriter out) {
        out.number("resetControl", resetControl);
    }

    @Override
    public void load(StateReader in) {
        resetControl = (int) in.number("resetControl");
    }
}
