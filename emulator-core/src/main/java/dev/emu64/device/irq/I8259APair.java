package dev.emu64.device.irq;

import dev.emu64.bus.InterruptController;
import dev.emu64.bus.IrqLine;
import dev.emu64.bus.PortHandler;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * The two 8259A of a PC: the slave's INT drives IR2 of the master, whose INT drives the CPU's INTR.
 *
 * <pre>
 * Ports: 20h-21h master, A0h-A1h slave, 4D0h-4D1h ELCR1 (IRQ 3-7) and ELCR2 (IRQ 9-12, 14, 15)
 * </pre>
 */
public final class I8259APair implements InterruptController, Stateful {
    private static final int CASCADE = 2;
    private static final int FLOATING_BUS = 0xff;
    /** IRQ 0, 1 and 2 are edge-triggered by wire, as are 8 and 13 (PIIX3 data sheet, 2.5.2). */
    private static final int ELCR1_WRITABLE = 0xf8;
    private static final int ELCR2_WRITABLE = 0xde;

    private final I8259A master;
    private final I8259A slave;

    /** The pair, before any ICW; {@code intr} is the CPU's INTR pin. */
    public I8259APair(IrqLine intr) {
        master = new I8259A(true, intr);
        slave = new I8259A(false, master.input(CASCADE));
    }

    public I8259A master() {
        return master;
    }

    public I8259A slave() {
        return slave;
    }

    /** Ports 4D0h (bit 0 of the address clear) and 4D1h (set). */
    public PortHandler elcr() {
        return new Elcr();
    }

    /** Interrupt request line 0 to 15 of the ISA bus; 2 is the cascade and has no pin. */
    public IrqLine irq(int number) {
        if (number == CASCADE) {
            throw new IllegalArgumentException("IRQ 2 is the cascade from the slave; use IRQ 9");
        }
        return number < 8 ? master.input(number) : slave.input(number - 8);
    }

    @Override
    public int acknowledge() {
        int level = master.acknowledge();
        if (!master.cascades(level)) {
            return master.vector(level);
        }
        if (slave.slaveIdentity() != level) {
            return FLOATING_BUS;
        }
        return slave.vector(slave.acknowledge());
    }

    @Override
    public void save(StateWriter out) {
        out.part("master", master);
        out.part("slave", slave);
    }

    @Override
    public void load(StateReader in) {
        in.part("master", master);
        in.part("slave", slave);
    }

    private final class Elcr implements PortHandler {
        @Override
        public int in8(int port) {
            return (port & 1) == 0 ? master.elcr() : slave.elcr();
        }

        @Override
        public void out8(int port, int value) {
            if ((port & 1) == 0) {
                master.setElcr(value & ELCR1_WRITABLE);
            } else {
                slave.setElcr(value & ELCR2_WRITABLE);
            }
        }
    }
}
