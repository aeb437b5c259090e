package dev.emu64.device.timer;

import dev.emu64.bus.IrqLine;
import dev.emu64.bus.PortHandler;
import dev.emu64.clock.Scheduler;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * Real-time clock with CMOS RAM, Motorola MC146818A with 128 bytes, on a 32.768 kHz crystal. The calendar catches up
 * with virtual time when somebody looks; an event is scheduled only while an interrupt is enabled that can still come.
 *
 * <pre>
 * Ports (bit 0 of the address tells them apart):
 *   70h  write           index (bits 6-0), NMI masked (bit 7); reads float
 *   71h  read and write  00h-09h time, alarm, date; 0Ah-0Dh registers A-D; 0Eh-7Fh RAM, 32h the century
 * IRQ 8
 * </pre>
 */
public final class Mc146818 implements PortHandler, Stateful {
    private static final int REGISTER_A = 0x0a;
    private static final int REGISTER_B = 0x0b;
    private static final int REGISTER_C = 0x0c;
    private static final int REGISTER_D = 0x0d;
    private static final int A_UIP = 0x80;
    private static final int A_RATE = 0x0f;
    private static final int A_DIVIDER = 0x70;
    private static final int A_DIVIDER_32_KHZ = 0x20;
    private static final int B_SET = 0x80;
    private static final int B_PIE = 0x40;
    private static final int B_AIE = 0x20;
    private static final int B_UIE = 0x10;
    private static final int B_SQWE = 0x08;
    private static final int B_DM = 0x04;
    private static final int B_24_HOURS = 0x02;
    private static final int C_IRQF = 0x80;
    private static final int C_PF = 0x40;
    private static final int C_AF = 0x20;
    private static final int C_UF = 0x10;
    private static final int C_SOURCES = C_PF | C_AF | C_UF;
    private static final int D_VRT = 0x80;
    private static final int NMI_MASKED = 0x80;
    private static final int FLOATING_BUS = 0xff;
    private static final int TICKS_PER_SECOND = 32_768;
    private static final Oscillator CRYSTAL = new Oscillator(TICKS_PER_SECOND);
    /** UIP rises 244 us before the update cycle, which takes 1984 us; the new time shows when it ends. */
    private static final long UIP_NANOS = 2_228_000;
    /** The first update comes half a second after the divider is let go. */
    private static final long FIRST_UPDATE_NANOS = 500_000_000;

    private int index;
    private boolean nmiMasked;
    private int registerA = A_DIVIDER_32_KHZ | 0x06;
    private int registerB = B_24_HOURS;
    private int registerC;
    private final CalendarRegisters calendar = new CalendarRegisters();

    /** When the divider chain was at zero. */
    private long dividerStartNanos;
    /** Ticks of the divider chain that the registers have seen. */
    private long ticksSeen;

    private final Scheduler scheduler;
    private final Scheduler.Event wake;
    private final IrqLine irq8;

    /** A running clock in BCD and 24-hour form that shows {@code epochSeconds} since 1970-01-01T00:00:00Z. */
    public Mc146818(Scheduler scheduler, IrqLine irq8, long epochSeconds) {
        this.scheduler = scheduler;
        this.irq8 = irq8;
        dividerStartNanos = scheduler.nanos();
        calendar.setTime(epochSeconds);
        wake = scheduler.event("mc146818.wake", new Wake());
    }

    /** Pin RESET: no interrupt is enabled or pending any more; time, date and RAM go on. */
    public void reset() {
        catchUp();
        registerB &= ~(B_PIE | B_AIE | B_UIE | B_SQWE);
        registerC = 0;
        nmiMasked = false;
        driveIrq();
    }

    /** Whether bit 7 of the index port holds NMI back. */
    public boolean nmiMasked() {
        return nmiMasked;
    }

    /** A byte of the RAM (0Eh-7Fh), without the index port. */
    public int cmos(int address) {
        return read(address);
    }

    /** Sets a byte of the RAM (0Eh-7Fh), as the battery has kept it. */
    public void setCmos(int address, int value) {
        write(address, value & 0xff);
    }

    @Override
    public int in8(int port) {
        return (port & 1) == 0 ? FLOATING_BUS : read(index);
    }

    @Override
    public void out8(int port, int value) {
        if ((port & 1) == 0) {
            index = value & 0x7f;
            nmiMasked = (value & NMI_MASKED) != 0;
        } else {
            write(index, value & 0xff);
        }
    }

    private int read(int address) {
        catchUp();
        switch (address) {
            case REGISTER_A:
                return registerA | (updateInProgress() ? A_UIP : 0);
            case REGISTER_B:
                return registerB;
            case REGISTER_C:
                int flags = registerC | (interruptRequested() ? C_IRQF : 0);
                registerC = 0;
                driveIrq();
                return flags;
            case REGISTER_D:
                return D_VRT;
            default:
                return calendar.get(address);
        }
    }

    private void write(int address, int value) {
        catchUp();
        switch (address) {
            case REGISTER_A -> writeRegisterA(value & ~A_UIP);
            case REGISTER_B -> {
                registerB = (value & B_SET) != 0 ? value & ~B_UIE : value;
                calendar.setForm((value & B_DM) != 0, (value & B_24_HOURS) != 0);
            }
            case REGISTER_C, REGISTER_D -> {
                // read-only
            }
            default -> calendar.set(address, value);
        }
        driveIrq();
    }

    private void writeRegisterA(int value) {
        boolean ran = running();
        registerA = value;
        if (!ran && running()) {
            dividerStartNanos = scheduler.nanos() - FIRST_UPDATE_NANOS;
            ticksSeen = ticks();
        }
    }

    private boolean running() {
        return (registerA & A_DIVIDER) == A_DIVIDER_32_KHZ;
    }

    private boolean updating() {
        return running() && (registerB & B_SET) == 0;
    }

    private boolean updateInProgress() {
        return updating() && nanosAt(nextSecond()) - scheduler.nanos() <= UIP_NANOS;
    }

    private long ticks() {
        return CRYSTAL.ticksAt(scheduler.nanos() - dividerStartNanos);
    }

    private long nanosAt(long ticks) {
        return dividerStartNanos + CRYSTAL.nanosAt(ticks);
    }

    private long nextSecond() {
        return (ticksSeen / TICKS_PER_SECOND + 1) * TICKS_PER_SECOND;
    }

    /** Ticks between two periodic interrupts by RS3-RS0, or 0 for none (data sheet, table 5). */
    private int periodTicks() {
        int rate = registerA & A_RATE;
        return switch (rate) {
            case 0 -> 0;
            case 1, 2 -> 1 << rate + 6;
            default -> 1 << rate - 1;
        };
    }

    /** Brings time, date and flags up to now. */
    private void catchUp() {
        if (!running()) {
            return;
        }
        long now = ticks();
        if ((registerB & B_SET) == 0) {
            for (long second = nextSecond(); second <= now; second += TICKS_PER_SECOND) {
                calendar.addSecond();
                registerC |= calendar.alarmMatches() ? C_UF | C_AF : C_UF;
            }
        }
        int period = periodTicks();
        if (period != 0 && now / period != ticksSeen / period) {
            registerC |= C_PF;
        }
        ticksSeen = now;
    }

    private boolean interruptRequested() {
        return (registerC & registerB & C_SOURCES) != 0;
    }

    private void driveIrq() {
        boolean requested = interruptRequested();
        irq8.set(requested);
        long next = Scheduler.NEVER;
        if (!requested && running()) {
            int period = periodTicks();
            if ((registerB & B_PIE) != 0 && period != 0) {
                next = (ticksSeen / period + 1) * period;
            }
            if ((registerB & (B_UIE | B_AIE)) != 0 && updating()) {
                next = Math.min(next, nextSecond());
            }
        }
        if (next == Scheduler.NEVER) {
            wake.cancel();
        } else {
            wake.at(nanosAt(next));
        }
    }

    @Override
    public void save(StateWriter out) {
        out.number("index", index);
        out.flag("nmiMasked", nmiMasked);
        out.number("registerA", registerA);
        out.number("registerB", registerB);
        out.number("registerC", registerC);
        out.part("calendar", calendar);
        out.number("dividerStartNanos", dividerStartNanos);
        out.number("ticksSeen", ticksSeen);
    }

    @Override
    public void load(StateReader in) {
        index = (int) in.number("index");
        nmiMasked = in.flag("nmiMasked");
        registerA = (int) in.number("registerA");
        registerB = (int) in.number("registerB");
        registerC = (int) in.number("registerC");
        in.part("calendar", calendar);
        dividerStartNanos = in.number("dividerStartNanos");
        ticksSeen = in.number("ticksSeen");
    }

    private final class Wake implements Runnable {
        @Override
        public void run() {
            catchUp();
            driveIrq();
        }
    }
}
