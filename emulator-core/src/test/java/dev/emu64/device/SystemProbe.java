package dev.emu64.device;

import dev.emu64.bus.A20Gate;
import dev.emu64.bus.SystemControl;

/** Remembers what a chip asked of the whole machine. */
public final class SystemProbe implements SystemControl, A20Gate {
    public int resets;
    public int powerOffs;
    public Integer exitCode;
    public boolean a20 = true;

    @Override
    public void reset(String cause) {
        resets++;
    }

    @Override
    public void powerOff(String cause) {
        powerOffs++;
    }

    @Override
    public void exit(int code) {
        exitCode = code;
    }

    @Override
    public boolean enabled() {
        return a20;
    }

    @Override
    public void enable(boolean on) {
        a20 = on;
    }
}
