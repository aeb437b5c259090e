package dev.emu64.device.timer;

import dev.emu64.bus.IrqLine;
import dev.emu64.bus.PortHandler;
import dev.emu64.clock.Scheduler;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * Programmable interval timer 8254 (Intel data sheet 231164) on the PC's 1.193182 MHz clock. Counts are computed from
 * virtual time when somebody looks; of OUT 0 only the next edge is scheduled.
 *
 * <pre>
 * Ports (offset from the base):
 *   0-2  read and write  counter 0-2: count, or latched count or status
 *   3    write           control word, counter latch command, read-back command; reads float
 * </pre>
 */
public final class I8254 implements PortHandler, Stateful {
    private static final int COUNTERS = 3;
    private static final int READ_BACK = 3;
    private static final int READ_BACK_NO_COUNT = 0x20;
    private static final int READ_BACK_NO_STATUS = 0x10;
    private static final int FLOATING_BUS = 0xff;
    private static final Oscillator CLOCK = new Oscillator(1_193_182);

    private final Counter[] counters = new Counter[COUNTERS];

    private final Scheduler scheduler;
    private final Scheduler.Event edge;
    private final IrqLine out0;
    private boolean out0High;
    private long pulses;

    /** A timer whose counters wait for their control words; {@code out0} is pin OUT 0, IRQ 0 of a PC. */
    public I8254(Scheduler scheduler, IrqLine out0) {
        this.scheduler = scheduler;
        this.out0 = out0;
        for (int i = 0; i < COUNTERS; i++) {
            counters[i] = new Counter();
        }
        edge = scheduler.event("i8254.out0", new Edge());
    }

    @Override
    public int in8(int port) {
        int address = port & 3;
        if (address == 3) {
            return FLOATING_BUS;
        }
        return upToDate(address).read();
    }

    @Override
    public void out8(int port, int value) {
        int address = port & 3;
        if (address < COUNTERS) {
            upToDate(address).writeCount(value & 0xff);
            settle(address);
            return;
        }
        int select = value >> 6 & 3;
        if (select == READ_BACK) {
            readBack(value);
            return;
        }
        Counter counter = upToDate(select);
        if ((value & 0x30) == 0) {
            counter.latchCount();
        } else {
            counter.writeControl(value & 0x3f);
            settle(select);
        }
    }

    private void readBack(int command) {
        for (int i = 0; i < COUNTERS; i++) {
            if ((command >> i + 1 & 1) == 0) {
                continue;
            }
            Counter counter = upToDate(i);
            if ((command & READ_BACK_NO_COUNT) == 0) {
                counter.latchCount();
            }
            if ((command & READ_BACK_NO_STATUS) == 0) {
                counter.latchStatus();
            }
        }
    }

    /** Drives pin GATE 2; GATE 0 and 1 are tied high on a PC. */
    public void gate2(boolean high) {
        upToDate(2).setGate(high);
    }

    /** Level of pin OUT 2, the speaker's. */
    public boolean out2() {
        return upToDate(2).out();
    }

    /**
     * The counter at this very moment; edges of OUT 0 on the way there have been driven. A count that waits for the next
     * CLK is loaded: an ISA cycle takes longer than a tick, so no access on a PC ever finds it waiting.
     */
    private Counter upToDate(int index) {
        Counter counter = counters[index];
        long now = Math.max(CLOCK.ticksAt(scheduler.nanos()), counter.pendingLoadTick());
        if (index == 0) {
            long next = counter.nextChange();
            while (next <= now) {
                counter.advance(next);
                drive(counter.out());
                next = counter.nextChange();
            }
        }
        counter.advance(now);
        return counter;
    }

    private void drive(boolean high) {
        if (high && !out0High) {
            pulses++;
        }
        out0High = high;
        out0.set(high);
    }

    /** How often OUT 0 has risen, each time a timer interrupt of a PC; a statistic, and no part of the timer's state. */
    public long pulses() {
        return pulses;
    }

    private void settle(int index) {
        if (index == 0) {
            drive(counters[0].out());
            arm();
        }
    }

    private void arm() {
        long next = counters[0].nextChange();
        if (next == Scheduler.NEVER) {
            edge.cancel();
        } else {
            edge.at(CLOCK.nanosAt(next));
        }
    }

    @Override
    public void save(StateWriter out) {
        out.part("counter0", counters[0]);
        out.part("counter1", counters[1]);
        out.part("counter2", counters[2]);
    }

    @Override
    public void load(StateReader in) {
        in.part("counter0", counters[0]);
        in.part("counter1", counters[1]);
        in.part("counter2", counters[2]);
    }

    private final class Edge implements Runnable {
        @Override
        public void run() {
            upToDate(0);
            arm();
        }
    }
}
