package dev.emu64.device.debug;

import dev.emu64.bus.PortHandler;
import dev.emu64.bus.SystemControl;

/**
 * The isa-debug-exit device of QEMU: a write of {@code v} ends the run with exit code {@code (v << 1 | 1) & 255}, in
 * that very instruction.
 *
 * <pre>
 * Ports (offset from the base, F4h by custom):
 *   0  write, 1, 2 or 4 bytes  ends the run
 *   0  read                    0
 * </pre>
 */
public final class IsaDebugExit implements PortHandler {
    private final SystemControl system;

    public IsaDebugExit(SystemControl system) {
        this.system = system;
    }

    @Override
    public int in8(int port) {
        return 0;
    }

    @Override
    public void out8(int port, int value) {
        system.exit((value << 1 | 1) & 0xff);
    }

    @Override
    public void out16(int port, int value) {
        out8(port, value);
    }

    @Override
    public void out32(int port, int value) {
        out8(port, value);
    }
}
