package dev.emu64.machine;

import dev.emu64.bus.SystemControl;
import dev.emu64.cpu.Cpu;
import dev.emu64.run.StopReason;

/** Collects what chips ask of the whole machine, and makes the engine stop behind the instruction that asked. */
final class ControlRequests implements SystemControl {
    private Cpu cpu;
    private StopReason pending;

    void attach(Cpu processor) {
        cpu = processor;
    }

    @Override
    public void reset(String cause) {
        request(new StopReason.Reset(cause));
    }

    @Override
    public void powerOff(String cause) {
        request(new StopReason.PowerOff(cause));
    }

    @Override
    public void exit(int code) {
        request(new StopReason.DebugExit(code));
    }

    /** INT 18h: the firmware has tried every drive. */
    void nothingToBoot() {
        request(new StopReason.NotBootable("no drive has a boot sector that ends in 55 AA, or an El Torito boot image"));
    }

    /** Makes the run end, unless something has made it end already. */
    void request(StopReason reason) {
        // the first request of an instruction wins: what comes after it would not have happened
        if (pending == null) {
            pending = reason;
            cpu.attend(Cpu.ATTENTION_EXIT);
        }
    }

    /** The request made since the last call, or null. */
    StopReason take() {
        StopReason taken = pending;
        pending = null;
        return taken;
    }
}
