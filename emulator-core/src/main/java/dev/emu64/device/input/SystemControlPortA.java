package dev.emu64.device.input;

import dev.emu64.bus.A20Gate;
import dev.emu64.bus.PortHandler;
import dev.emu64.bus.SystemControl;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * System control port A of the PS/2: the fast A20 gate and the fast reset (PIIX3 data sheet 290550, 2.5.4). The A20
 * gate has one state, which this port and the 8042 both write; the last writer wins.
 *
 * <pre>
 * Ports: 92h
 *   bit 0    write           0 to 1 resets; reads as written
 *   bit 1    read and write  A20 enabled
 *   bit 2-7  read and write  kept (bit 3 password lock, bits 6-7 disk lamp: nothing here)
 * </pre>
 */
public final class SystemControlPortA implements PortHandler, Stateful {
    private static final int FAST_RESET = 0x01;
    private static final int A20 = 0x02;

    private int written;

    private final A20Gate a20;
    private final SystemControl system;

    public SystemControlPortA(A20Gate a20, SystemControl system) {
        this.a20 = a20;
        this.system = system;
    }

    /** System reset: the port's bits are clear; whoever owns the A20 gate resets that. */
    public void reset() {
        written = 0;
    }

    @Override
    public int in8(int port) {
        return written & ~A20 | (a20.enabled() ? A20 : 0);
    }

    @Override
    public void out8(int port, int value) {
        boolean resets = (value & ~written & FAST_RESET) != 0;
        written = value & 0xff;
        a20.enable((value & A20) != 0);
        if (resets) {
            system.reset("fast reset through port 92h");
        }
    }

    @Override
    public void save(StateWriter out) {
        out.number("written", written);
    }

    @Override
    public void load(StateReader in) {
        written = (int) in.number("written");
    }
}
