package dev.emu64.device.serial;

import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * MCR and MSR of a 16550A. The terminal at the other end holds CTS, DSR and DCD; in loopback RTS, DTR, OUT1 and OUT2
 * come back as CTS, DSR, RI and DCD (data sheet, 8.6.7).
 */
final class ModemLines implements Stateful {
    private static final int MCR_DTR = 0x01;
    private static final int MCR_RTS = 0x02;
    private static final int MCR_OUT1 = 0x04;
    private static final int MCR_OUT2 = 0x08;
    private static final int MCR_LOOP = 0x10;
    private static final int MCR_BITS = 0x1f;
    private static final int MSR_CTS = 0x10;
    private static final int MSR_DSR = 0x20;
    private static final int MSR_RI = 0x40;
    private static final int MSR_DCD = 0x80;

    private int mcr;
    /** DCTS, DDSR, TERI, DDCD. */
    private int msrDeltas;

    void reset() {
        mcr = 0;
        msrDeltas = 0;
    }

    int control() {
        return mcr;
    }

    void writeControl(int value) {
        int before = inputs();
        mcr = value & MCR_BITS;
        int changed = before ^ inputs();
        // DCTS, DDSR and DDCD tell any change, TERI only that RI has gone
        msrDeltas |= (changed & (MSR_CTS | MSR_DSR | MSR_DCD) | changed & before & MSR_RI) >> 4;
    }

    /** MSR; reading it clears the deltas. */
    int readStatus() {
        int status = inputs() | msrDeltas;
        msrDeltas = 0;
        return status;
    }

    boolean changed() {
        return msrDeltas != 0;
    }

    boolean loopback() {
        return (mcr & MCR_LOOP) != 0;
    }

    /** Level of pin OUT2, which gates a PC's interrupt line; loopback forces it inactive. */
    boolean out2() {
        return (mcr & (MCR_OUT2 | MCR_LOOP)) == MCR_OUT2;
    }

    private int inputs() {
        if (!loopback()) {
            return MSR_CTS | MSR_DSR | MSR_DCD;
        }
        return ((mcr & MCR_RTS) != 0 ? MSR_CTS : 0) | ((mcr & MCR_DTR) != 0 ? MSR_DSR : 0)
            | ((mcr & MCR_OUT1) != 0 ? MSR_RI : 0) | ((mcr & MCR_OUT2) != 0 ? MSR_DCD : 0);
    }

    @Override
    public void save(StateWriter out) {
        out.number("mcr", mcr);
        out.number("msrDeltas", msrDeltas);
    }

    @Override
    public void load(StateReader in) {
        mcr = (int) in.number("mcr");
        msrDeltas = (int) in.number("msrDeltas");
    }
}
