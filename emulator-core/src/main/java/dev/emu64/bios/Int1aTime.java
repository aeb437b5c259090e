package dev.emu64.bios;

import dev.emu64.bus.PortBus;
import dev.emu64.cpu.Cpu;

/** INT 1Ah: the tick count, and time, date and alarm of the MC146818. */
final class Int1aTime {
    private static final int INDEX = 0x70;
    private static final int DATA = 0x71;
    private static final int REGISTER_B = 0x0b;
    private static final int CENTURY = 0x32;

    private final BiosDataArea bda;
    private final PortBus ports;

    Int1aTime(BiosDataArea bda, PortBus ports) {
        this.bda = bda;
        this.ports = ports;
    }

    void call(BiosCall call) {
        call.carry(false);
        switch (call.ah()) {
            case 0 -> readTicks(call);
            case 1 -> {
                bda.ticks((long) call.cx() << 16 | call.dx());
                bda.byteAt(BiosDataArea.MIDNIGHT, 0);
            }
            case 2 -> {
                call.low16(Cpu.RCX, cmos(4) << 8 | cmos(2));
                call.low16(Cpu.RDX, cmos(0) << 8 | cmos(REGISTER_B) & 1);
            }
            case 3 -> {
                cmos(4, call.ch());
                cmos(2, call.cl());
                cmos(0, call.dh());
                cmos(REGISTER_B, cmos(REGISTER_B) & ~1 | call.dl() & 1);
            }
            case 4 -> {
                call.low16(Cpu.RCX, cmos(CENTURY) << 8 | cmos(9));
                call.low16(Cpu.RDX, cmos(8) << 8 | cmos(7));
            }
            case 5 -> {
                cmos(CENTURY, call.ch());
                cmos(9, call.cl());
                cmos(8, call.dh());
                cmos(7, call.dl());
            }
            case 6 -> setAlarm(call);
            case 7 -> cmos(REGISTER_B, cmos(REGISTER_B) & ~0x20);
            default -> call.carry(true);
        }
    }

    private void readTicks(BiosCall call) {
        long ticks = bda.ticks();
        call.low16(Cpu.RCX, (int) (ticks >>> 16));
        call.low16(Cpu.RDX, (int) ticks);
        call.al(bda.byteAt(BiosDataArea.MIDNIGHT));
        bda.byteAt(BiosDataArea.MIDNIGHT, 0);
    }

    private void setAlarm(BiosCall call) {
        if ((cmos(REGISTER_B) & 0x20) != 0) {
            call.carry(true);
            return;
        }
        cmos(5, call.ch());
        cmos(3, call.cl());
        cmos(1, call.dh());
        cmos(REGISTER_B, cmos(REGISTER_B) | 0x20);
        ports.out(0xa1, 1, ports.in(0xa1, 1) & ~1);
    }

    /** Sets the tick count from the clock's time of day, as POST does. */
    void ticksFromClock() {
        long seconds = 3600L * binary(cmos(4)) + 60L * binary(cmos(2)) + binary(cmos(0));
        bda.ticks(seconds * 1193182 / 65536);
    }

    private int binary(int value) {
        return (cmos(REGISTER_B) & 4) != 0 ? value : (value >>> 4) * 10 + (value & 15);
    }

    /** INT 70h, IRQ 8: reading register C lets the chip interrupt again. */
    void interrupt(BiosCall call) {
        int causes = cmos(0x0c);
        if ((causes & 0x20) != 0) {
            cmos(REGISTER_B, cmos(REGISTER_B) & ~0x20);
        }
    }

    private int cmos(int register) {
        ports.out(INDEX, 1, register);
        return ports.in(DATA, 1);
    }

    private void cmos(int register, int value) {
        ports.out(INDEX, 1, register);
        ports.out(DATA, 1, value);
    }
}
