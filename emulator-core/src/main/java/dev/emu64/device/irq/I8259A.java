package dev.emu64.device.irq;

import dev.emu64.bus.IrqLine;
import dev.emu64.bus.PortHandler;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * Programmable interrupt controller 8259A (Intel data sheet 231468), in 8086 mode, with the per-input edge/level
 * control that PCI chip sets added (ELCR, PIIX3 data sheet 290550, 2.5.2).
 *
 * <pre>
 * Ports (offset from the base, bit 0 is pin A0):
 *   0  write  ICW1 (D4=1), OCW2 (D4=0 D3=0), OCW3 (D4=0 D3=1)
 *   0  read   IRR or ISR as OCW3 chose, or the poll word
 *   1  write  ICW2, ICW3, ICW4 behind ICW1, else OCW1 (IMR)
 *   1  read   IMR
 * </pre>
 */
public final class I8259A implements PortHandler, Stateful {
    private static final int ICW1_IC4 = 0x01;
    private static final int ICW1_SNGL = 0x02;
    private static final int ICW1_LTIM = 0x08;
    private static final int ICW1 = 0x10;
    private static final int ICW4_AEOI = 0x02;
    private static final int ICW4_SFNM = 0x10;
    private static final int OCW2_EOI = 0x20;
    private static final int OCW2_SL = 0x40;
    private static final int OCW2_R = 0x80;
    private static final int OCW3 = 0x08;
    private static final int OCW3_RIS = 0x01;
    private static final int OCW3_RR = 0x02;
    private static final int OCW3_P = 0x04;
    private static final int OCW3_SMM = 0x20;
    private static final int OCW3_ESMM = 0x40;
    private static final int POLL_INTERRUPT = 0x80;
    private static final int SPURIOUS_LEVEL = 7;
    private static final int NONE = -1;

    private int irr;
    private int isr;
    private int imr;
    private int icw1;
    private int icw2;
    private int icw3;
    private int icw4;
    private int elcr;

    /** The ICW that the next write to offset 1 is; 0 once initialised, 1 before the first ICW1. */
    private int awaitedIcw = 1;
    private boolean readIsr;
    private boolean poll;
    private boolean specialMaskMode;
    private boolean rotateInAutoEoi;
    private int lowestPriority = 7;
    private int irLines;
    /** Inputs whose present high level has already counted as an edge. */
    private int edgesSensed;
    private boolean intrAsserted;

    private final boolean master;
    private final IrqLine intr;

    /**
     * A chip that has seen no ICW yet.
     *
     * @param master level of the SP/EN pin: whether ICW3 names the inputs that slaves drive
     * @param intr where pin INT leads
     */
    public I8259A(boolean master, IrqLine intr) {
        this.master = master;
        this.intr = intr;
    }

    /**
     * Pin IR0 to IR7. ICW1 resets the edge sense, so a pin that is high then requests nothing; unlike on the chip, whose
     * pin would have to fall first, a device that asserts it anew counts as an edge. Else a key that arrives while an
     * operating system initialises the chip would leave IRQ 1 dead for good.
     */
    public IrqLine input(int level) {
        return new Input(level);
    }

    @Override
    public int in8(int port) {
        if (poll) {
            poll = false;
            int level = highestRequest();
            if (level == NONE) {
                return 0;
            }
            takeIntoService(level);
            return POLL_INTERRUPT | level;
        }
        if ((port & 1) != 0) {
            return imr;
        }
        return readIsr ? isr : irr;
    }

    @Override
    public void out8(int port, int value) {
        if ((port & 1) == 0) {
            if ((value & ICW1) != 0) {
                writeIcw1(value);
            } else if ((value & OCW3) != 0) {
                writeOcw3(value);
            } else {
                writeOcw2(value);
            }
        } else if (awaitedIcw > 1) {
            writeNextIcw(value);
        } else {
            imr = value & 0xff;
        }
        driveIntr();
    }

    private void writeIcw1(int value) {
        icw1 = value & 0xff;
        icw4 = 0;
        imr = 0;
        isr = 0;
        lowestPriority = 7;
        specialMaskMode = false;
        rotateInAutoEoi = false;
        readIsr = false;
        poll = false;
        irr = irLines & levelTriggered();
        edgesSensed = 0;
        awaitedIcw = 2;
    }

    private void writeNextIcw(int value) {
        switch (awaitedIcw) {
            case 2 -> {
                icw2 = value & 0xf8;
                awaitedIcw = (icw1 & ICW1_SNGL) == 0 ? 3 : icw4OrDone();
            }
            case 3 -> {
                icw3 = value & 0xff;
                awaitedIcw = icw4OrDone();
            }
            default -> {
                icw4 = value & 0x1f;
                awaitedIcw = 0;
            }
        }
    }

    private int icw4OrDone() {
        return (icw1 & ICW1_IC4) != 0 ? 4 : 0;
    }

    private void writeOcw2(int value) {
        int level = value & 7;
        boolean specific = (value & OCW2_SL) != 0;
        boolean rotate = (value & OCW2_R) != 0;
        if ((value & OCW2_EOI) == 0) {
            if (!specific) {
                rotateInAutoEoi = rotate;
            } else if (rotate) {
                lowestPriority = level;
            }
            return;
        }
        int ended = specific ? level : highestInService();
        if (ended == NONE) {
            return;
        }
        isr &= ~(1 << ended);
        if (rotate) {
            lowestPriority = ended;
        }
    }

    private void writeOcw3(int value) {
        if ((value & OCW3_ESMM) != 0) {
            specialMaskMode = (value & OCW3_SMM) != 0;
        }
        if ((value & OCW3_P) != 0) {
            poll = true;
        }
        if ((value & OCW3_RR) != 0) {
            readIsr = (value & OCW3_RIS) != 0;
        }
    }

    /**
     * The INTA cycle: takes the highest request into service and returns its level (0-7). With no request left, level
     * 7, and nothing goes into service (a spurious interrupt).
     */
    int acknowledge() {
        int level = highestRequest();
        if (level == NONE) {
            return SPURIOUS_LEVEL;
        }
        takeIntoService(level);
        return level;
    }

    /** The vector for {@code level}: bits 7-3 from ICW2. */
    int vector(int level) {
        return icw2 | level;
    }

    /** Whether a slave drives input {@code level}, by ICW3 of a master. */
    boolean cascades(int level) {
        return master && (icw1 & ICW1_SNGL) == 0 && (icw3 >> level & 1) != 0;
    }

    /** The identity by which a slave answers on the cascade lines: ICW3 bits 2-0. */
    int slaveIdentity() {
        return icw3 & 7;
    }

    /** Chooses level (1) or edge (0) triggering for each input. */
    void setElcr(int levelTriggeredInputs) {
        elcr = levelTriggeredInputs;
        irr |= irLines & levelTriggered();
        driveIntr();
    }

    /** Edge/level control: a set bit makes that input level-triggered. */
    public int elcr() {
        return elcr;
    }

    /** Interrupt request register. */
    public int irr() {
        return irr;
    }

    /** In-service register. */
    public int isr() {
        return isr;
    }

    /** Interrupt mask register. */
    public int imr() {
        return imr;
    }

    private int levelTriggered() {
        return (icw1 & ICW1_LTIM) != 0 ? 0xff : elcr;
    }

    private void takeIntoService(int level) {
        int bit = 1 << level;
        if ((levelTriggered() & bit) == 0) {
            irr &= ~bit;
        }
        if ((icw4 & ICW4_AEOI) == 0) {
            isr |= bit;
        } else if (rotateInAutoEoi) {
            lowestPriority = level;
        }
        // INT falls with every INTA, so that a master sees a new edge if a slave has more to ask
        setIntr(false);
        driveIntr();
    }

    /** Levels whose service holds lower ones back; a masked level does not in special mask mode. */
    private int holdingBack() {
        return specialMaskMode ? isr & ~imr : isr;
    }

    private int highestRequest() {
        int requests = irr & ~imr;
        if (requests == 0) {
            return NONE;
        }
        int inService = holdingBack();
        boolean fullyNested = (icw4 & ICW4_SFNM) != 0;
        for (int i = 1; i <= 8; i++) {
            int level = lowestPriority + i & 7;
            boolean served = (inService >> level & 1) != 0;
            if ((requests >> level & 1) != 0 && (!served || fullyNested && cascades(level))) {
                return level;
            }
            if (served) {
                return NONE;
            }
        }
        return NONE;
    }

    private int highestInService() {
        int inService = holdingBack();
        for (int i = 1; i <= 8; i++) {
            int level = lowestPriority + i & 7;
            if ((inService >> level & 1) != 0) {
                return level;
            }
        }
        return NONE;
    }

    private void driveIntr() {
        setIntr(awaitedIcw == 0 && highestRequest() != NONE);
    }

    private void setIntr(boolean asserted) {
        if (asserted != intrAsserted) {
            intrAsserted = asserted;
            intr.set(asserted);
        }
    }

    @Override
    public void save(StateWriter out) {
        out.number("irr", irr);
        out.number("isr", isr);
        out.number("imr", imr);
        out.number("icw1", icw1);
        out.number("icw2", icw2);
        out.number("icw3", icw3);
        out.number("icw4", icw4);
        out.number("elcr", elcr);
        out.number("awaitedIcw", awaitedIcw);
        out.flag("readIsr", readIsr);
        out.flag("poll", poll);
        out.flag("specialMaskMode", specialMaskMode);
        out.flag("rotateInAutoEoi", rotateInAutoEoi);
        out.number("lowestPriority", lowestPriority);
        out.number("irLines", irLines);
        out.number("edgesSensed", edgesSensed);
        out.flag("intrAsserted", intrAsserted);
    }

    @Override
    public void load(StateReader in) {
        irr = (int) in.number("irr");
        isr = (int) in.number("isr");
        imr = (int) in.number("imr");
        icw1 = (int) in.number("icw1");
        icw2 = (int) in.number("icw2");
        icw3 = (int) in.number("icw3");
        icw4 = (int) in.number("icw4");
        elcr = (int) in.number("elcr");
        awaitedIcw = (int) in.number("awaitedIcw");
        readIsr = in.flag("readIsr");
        poll = in.flag("poll");
        specialMaskMode = in.flag("specialMaskMode");
        rotateInAutoEoi = in.flag("rotateInAutoEoi");
        lowestPriority = (int) in.number("lowestPriority");
        irLines = (int) in.number("irLines");
        edgesSensed = (int) in.number("edgesSensed");
        intrAsserted = in.flag("intrAsserted");
    }

    private final class Input implements IrqLine {
        private final int bit;

        Input(int level) {
            bit = 1 << level;
        }

        @Override
        public void set(boolean asserted) {
            if (!asserted) {
                // a request that ends before its INTA leaves the IRR in both trigger modes ("must remain high")
                irLines &= ~bit;
                edgesSensed &= ~bit;
                irr &= ~bit;
            } else if ((edgesSensed & bit) == 0) {
                irLines |= bit;
                edgesSensed |= bit;
                irr |= bit;
            } else {
                return;
            }
            driveIntr();
        }
    }
}
