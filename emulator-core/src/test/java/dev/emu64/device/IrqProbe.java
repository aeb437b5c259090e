package dev.emu64.device;

import dev.emu64.bus.IrqLine;

/** The far end of an interrupt line: its level, and how often it rose. */
public final class IrqProbe implements IrqLine {
    public boolean asserted;
    public int edges;

    @Override
    public void set(boolean level) {
        if (level && !asserted) {
            edges++;
        }
        asserted = level;
    }
}
