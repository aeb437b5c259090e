package dev.emu64.device.debug;

import dev.emu64.bus.ByteSink;
import dev.emu64.bus.PortHandler;

/**
 * The port E9h console of Bochs and QEMU: every byte written goes to the host.
 *
 * <pre>
 * Ports: E9h
 *   write  one byte (of a wider write, the lowest)
 *   read   E9h, by which guests find out that the port is there
 * </pre>
 */
public final class DebugConsole implements PortHandler {
    private static final int PRESENT = 0xe9;

    private final ByteSink console;

    public DebugConsole(ByteSink console) {
        this.console = console;
    }

    @Override
    public int in8(int port) {
        return PRESENT;
    }

    @Override
    public void out8(int port, int value) {
        console.accept(value & 0xff);
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
