package dev.emu64.device.timer;

import dev.emu64.bus.PortHandler;
import dev.emu64.clock.Scheduler;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * System control port B of the PC/AT, in PIIX3's words NMI status and control (data sheet 290550, 2.5.4): the gate of
 * the speaker's counter and what can be read back of it.
 *
 * <pre>
 * Ports: 61h
 *   bit 0    read and write  GATE of counter 2
 *   bit 1    read and write  speaker data enable
 *   bit 2-3  read and write  SERR#, IOCHK# disabled; kept, for nothing raises them here
 *   bit 4    read            refresh cycle: toggles every 15.085 us
 *   bit 5    read            OUT of counter 2
 *   bit 6-7  read            IOCHK#, SERR# pending: 0
 * </pre>
 */
public final class SystemControlPortB implements PortHandler, Stateful {
    private static final int GATE_2 = 0x01;
    private static final int WRITABLE = 0x0f;
    private static final int REFRESH = 0x10;
    private static final int OUT_2 = 0x20;
    private static final long REFRESH_NANOS = 15_085;

    private int written;

    private final I8254 timer;
    private final Scheduler scheduler;

    /** A port whose gate bit is low, as reset leaves it. */
    public SystemControlPortB(I8254 timer, Scheduler scheduler) {
        this.timer = timer;
        this.scheduler = scheduler;
        timer.gate2(false);
    }

    /** System reset: gate and speaker off. */
    public void reset() {
        out8(0, 0);
    }

    @Override
    public int in8(int port) {
        int refresh = (scheduler.nanos() / REFRESH_NANOS & 1) != 0 ? REFRESH : 0;
        return written | refresh | (timer.out2() ? OUT_2 : 0);
    }

    @Override
    public void out8(int port, int value) {
        written = value & WRITABLE;
        timer.gate2((value & GATE_2) != 0);
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
