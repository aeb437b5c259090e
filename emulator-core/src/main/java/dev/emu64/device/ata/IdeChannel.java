package dev.emu64.device.ata;

import dev.emu64.bus.IrqLine;
import dev.emu64.bus.PortHandler;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * One ATA channel as a PC's host adapter decodes it (ATA/ATAPI-6, 7; ATA host adapters T13 1510D): register writes reach
 * both drives, the selected one answers. Status of a drive that is not there reads as zero.
 *
 * <pre>
 * Ports (offset from the base, 1F0h and 170h), command block:
 *   0  data, 16 or 32 bits    1  error read, features write    2  sector count
 *   3  LBA low                4  LBA mid                       5  LBA high
 *   6  device                 7  status read, command write
 * Ports 3F6h and 376h, {@link #controlBlock}: alternate status read, device control write
 * IRQ 14, 15
 * </pre>
 */
public final class IdeChannel implements PortHandler, Stateful {
    static final int EXECUTE_DEVICE_DIAGNOSTIC = 0x90;

    private static final int CONTROL_NIEN = 0x02;
    private static final int CONTROL_SRST = 0x04;
    private static final int CONTROL_HOB = 0x80;

    private int deviceControl;
    private int selected;

    private final IdeDevice[] drives = new IdeDevice[2];
    private final IrqLine irq;

    /** A channel with up to two drives; null where there is none. */
    public IdeChannel(IrqLine irq, IdeDevice device0, IdeDevice device1) {
        this.irq = irq;
        drives[0] = device0;
        drives[1] = device1;
        for (int number = 0; number < drives.length; number++) {
            if (drives[number] != null) {
                drives[number].plugInto(this, number);
            }
        }
    }

    /** Pin RESET-: as SRST, and the drives forget their settings. */
    public void reset() {
        deviceControl = 0;
        selected = 0;
        for (IdeDevice drive : drives) {
            if (drive != null) {
                drive.restoreDefaults();
                drive.reset(0);
            }
        }
        driveIrq();
    }

    /** The control block: one port. */
    public PortHandler controlBlock() {
        return new ControlBlock();
    }

    @Override
    public int in8(int port) {
        int register = port & 7;
        if (register == 0) {
            return in16(port) & 0xff;
        }
        if (register == 7) {
            int status = status();
            if (drives[selected] != null) {
                drives[selected].interruptPending = false;
                driveIrq();
            }
            return status;
        }
        IdeDevice drive = answering();
        return drive == null ? 0 : drive.readRegister(register, (deviceControl & CONTROL_HOB) != 0);
    }

    @Override
    public void out8(int port, int value) {
        int register = port & 7;
        if (register == 0) {
            out16(port, value & 0xff);
            return;
        }
        deviceControl &= ~CONTROL_HOB;
        if (register == 7) {
            writeCommand(value & 0xff);
            return;
        }
        for (IdeDevice drive : drives) {
            if (drive != null) {
                drive.writeRegister(register, value & 0xff);
            }
        }
        if (register == 6) {
            selected = (value & IdeDevice.DEVICE_DEV) != 0 ? 1 : 0;
            driveIrq();
        }
    }

    @Override
    public int in16(int port) {
        if ((port & 7) != 0) {
            return PortHandler.super.in16(port);
        }
        IdeDevice drive = drives[selected];
        return drive == null ? 0xffff : drive.readData();
    }

    @Override
    public void out16(int port, int value) {
        if ((port & 7) != 0) {
            PortHandler.super.out16(port, value);
        } else if (drives[selected] != null) {
            drives[selected].writeData(value & 0xffff);
        }
    }

    @Override
    public int in32(int port) {
        return (port & 7) == 0 ? in16(port) | in16(port) << 16 : PortHandler.super.in32(port);
    }

    @Override
    public void out32(int port, int value) {
        if ((port & 7) == 0) {
            out16(port, value & 0xffff);
            out16(port, value >>> 16);
        } else {
            PortHandler.super.out32(port, value);
        }
    }

    private int status() {
        return drives[selected] == null ? 0 : drives[selected].status;
    }

    /** The selected drive, or the one that answers in place of an absent one. */
    private IdeDevice answering() {
        return drives[selected] != null ? drives[selected] : drives[1 - selected];
    }

    private void writeCommand(int value) {
        if (value == EXECUTE_DEVICE_DIAGNOSTIC) {
            selected = 0;
            for (IdeDevice drive : drives) {
                if (drive != null) {
                    drive.reset(value);
                }
            }
        } else if (drives[selected] != null) {
            drives[selected].writeCommand(value);
        }
        driveIrq();
    }

    private void writeDeviceControl(int value) {
        int changed = deviceControl ^ value;
        deviceControl = value;
        if ((changed & CONTROL_SRST) != 0) {
            selected = 0;
            for (IdeDevice drive : drives) {
                if (drive != null) {
                    softwareReset(drive, (value & CONTROL_SRST) != 0);
                }
            }
        }
        driveIrq();
    }

    private static void softwareReset(IdeDevice drive, boolean asserted) {
        if (asserted) {
            drive.holdInReset();
        } else {
            drive.reset(0);
        }
    }

    void driveIrq() {
        IdeDevice drive = drives[selected];
        irq.set(drive != null && drive.interruptPending && (deviceControl & CONTROL_NIEN) == 0);
    }

    @Override
    public void save(StateWriter out) {
        out.number("deviceControl", deviceControl);
        out.number("selected", selected);
        for (int i = 0; i < drives.length; i++) {
            if (drives[i] != null) {
                out.part(i == 0 ? "device0" : "device1", drives[i]);
            }
        }
    }

    @Override
    public void load(StateReader in) {
        deviceControl = (int) in.number("deviceControl");
        selected = (int) in.number("selected");
        for (int i = 0; i < drives.length; i++) {
            if (drives[i] != null) {
                in.part(i == 0 ? "device0" : "device1", drives[i]);
            }
        }
    }

    private final class ControlBlock implements PortHandler {
        @Override
        public int in8(int port) {
            return status();
        }

        @Override
        public void out8(int port, int value) {
            writeDeviceControl(value & 0xff);
        }
    }
}
