package dev.emu64.bus;

import dev.emu64.bits.Hex;

/**
 * The 64 KiB I/O address space. A port that no chip decodes reads as all ones and swallows writes, as the floating
 * bus does.
 */
public final class PortBus {
    private static final PortHandler OPEN_BUS = new PortHandler() {
        @Override
        public int in8(int port) {
            return 0xff;
        }

        @Override
        public void out8(int port, int value) {
            // nothing decodes this port: the cycle ends without effect
        }
    };

    private final PortHandler[] handlers = new PortHandler[0x10000];
    private final String[] owners = new String[0x10000];

    /**
     * Gives the ports {@code first} to {@code last} (inclusive) to a chip.
     *
     * @throws IllegalStateException if another chip has one of them already; names both
     */
    public void attach(String owner, int first, int last, PortHandler handler) {
        for (int port = first; port <= last; port++) {
            if (handlers[port] != null) {
                throw new IllegalStateException("port " + Hex.prefixed(port) + " is claimed by " + owners[port] + " and " + owner);
            }
            handlers[port] = handler;
            owners[port] = owner;
        }
    }

    /** The name of the chip at {@code port}, or null where none decodes it. */
    public String owner(int port) {
        return owners[port & 0xffff];
    }

    /** Reads {@code size} (1, 2 or 4) bytes at {@code port}, zero-extended in the low bits. */
    public int in(int port, int size) {
        PortHandler handler = handlers[port & 0xffff];
        if (handler == null) {
            handler = OPEN_BUS;
        }
        return switch (size) {
            case 1 -> handler.in8(port & 0xffff) & 0xff;
            case 2 -> handler.in16(port & 0xffff) & 0xffff;
            default -> handler.in32(port & 0xffff);
        };
    }

    /** Writes the low {@code size} (1, 2 or 4) bytes of {@code value} to {@code port}. */
    public void out(int port, int size, int value) {
        PortHandler handler = handlers[port & 0xffff];
        if (handler == null) {
            return;
        }
        switch (size) {
            case 1 -> handler.out8(port & 0xffff, value & 0xff);
            case 2 -> handler.out16(port & 0xffff, value & 0xffff);
            default -> handler.out32(port & 0xffff, value);
        }
    }
}
