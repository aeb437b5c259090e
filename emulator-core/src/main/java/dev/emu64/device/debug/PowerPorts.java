package dev.emu64.device.debug;

import dev.emu64.bus.PortHandler;
import dev.emu64.bus.SystemControl;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * The ports by which guests without an ACPI interpreter switch a virtual machine off: PM1a_CNT of the ACPI fixed
 * hardware (ACPI 4.8.3.2.1) where QEMU and old Bochs have it, and Bochs's shutdown port.
 *
 * <pre>
 * Ports:
 *   604h, B004h  PM1a_CNT, 16 bits: SLP_EN (bit 13) with SLP_TYP (bits 12-10) 0 is S5, soft off
 *   8900h        write: the letters "Shutdown", one by one
 * </pre>
 */
public final class PowerPorts implements PortHandler, Stateful {
    private static final int SLEEP_ENABLE = 0x20;
    private static final int SLEEP_TYPE = 0x1c;
    private static final String SHUTDOWN = "Shutdown";

    private int pm1Low;
    private int pm1High;

    private int lettersSeen;

    private final SystemControl system;

    public PowerPorts(SystemControl system) {
        this.system = system;
    }

    @Override
    public int in8(int port) {
        return switch (port & 0xff) {
            case 0x04 -> pm1Low;
            case 0x05 -> pm1High;
            default -> 0xff;
        };
    }

    @Override
    public void out8(int port, int value) {
        switch (port & 0xff) {
            case 0x04 -> pm1Low = value & 0xff;
            case 0x05 -> writePm1High(value & 0xff);
            default -> writeLetter(value & 0xff);
        }
    }

    private void writePm1High(int value) {
        // SLP_EN is write-only and reads as zero
        pm1High = value & ~SLEEP_ENABLE;
        if ((value & SLEEP_ENABLE) != 0 && (value & SLEEP_TYPE) == 0) {
            system.powerOff("ACPI soft off: SLP_EN written to PM1a_CNT");
        }
    }

    private void writeLetter(int letter) {
        if (letter != SHUTDOWN.charAt(lettersSeen)) {
            lettersSeen = letter == SHUTDOWN.charAt(0) ? 1 : 0;
            return;
        }
        lettersSeen++;
        if (lettersSeen == SHUTDOWN.length()) {
            lettersSeen = 0;
            system.powerOff("\"Shutdown\" written to port 8900h");
        }
    }

    @Override
    public void save(StateWriter out) {
        out.number("pm1Low", pm1Low);
        out.number("pm1High", pm1High);
        out.number("lettersSeen", lettersSeen);
    }

    @Override
    public void load(StateReader in) {
        pm1Low = (int) in.number("pm1Low");
        pm1High = (int) in.number("pm1High");
        lettersSeen = (int) in.number("lettersSeen");
    }
}
