package dev.emu64.device.irq;

import dev.emu64.bus.IrqLine;
import dev.emu64.bus.PortHandler;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * How a PC reports x87 errors while CR0.NE is clear (PIIX3 data sheet 290550, 2.5.5 and 3.4; SDM vol. 1, 8.7.2): FERR#
 * of the processor asserts IRQ 13; a write to the port takes the request back and asserts IGNNE#, so that the handler
 * can use the x87 before it clears the error; IGNNE# falls with FERR#.
 *
 * <pre>
 * Ports: F0h, write only, any value
 * </pre>
 */
public final class CoprocessorError implements IrqLine, PortHandler, Stateful {
    private static final int FLOATING_BUS = 0xff;

    private final IrqLine irq13;
    private final IrqLine ignne;
    private boolean error;
    private boolean ignored;

    public CoprocessorError(IrqLine irq13, IrqLine ignne) {
        this.irq13 = irq13;
        this.ignne = ignne;
    }

    /** The level of FERR#. */
    @Override
    public void set(boolean asserted) {
        if (asserted && !error) {
            irq13.set(true);
        } else if (!asserted) {
            irq13.set(false);
            ignore(false);
        }
        error = asserted;
    }

    private void ignore(boolean asserted) {
        ignored = asserted;
        ignne.set(asserted);
    }

    /** System reset: no error, nothing ignored. */
    public void reset() {
        set(false);
    }

    @Override
    public int in8(int port) {
        return FLOATING_BUS;
    }

    @Override
    public void out8(int port, int value) {
        if (error) {
            irq13.set(false);
            ignore(true);
        }
    }

    @Override
    public void save(StateWriter out) {
        out.flag("error", error);
        out.flag("ignored", ignored);
    }

    @Override
    public void load(StateReader in) {
        error = in.flag("error");
        ignored = in.flag("ignored");
    }
}
