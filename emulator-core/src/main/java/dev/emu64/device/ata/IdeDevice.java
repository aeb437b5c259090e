package dev.emu64.device.ata;

import dev.emu64.clock.Scheduler;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * A drive on an ATA cable (ATA/ATAPI-6, T13 1410D): its command block registers, its status and its interrupt. What a
 * command does is the subclass's: {@link AtaDisk}, or a packet device. Commands take effect after a short time in BSY,
 * so that INTRQ never rises within the instruction that wrote the command.
 *
 * <p>Sector count and LBA registers are two bytes deep for 48-bit addressing: the last byte written in bits 7-0, the
 * one before it in bits 15-8.
 */
public abstract class IdeDevice implements Stateful {
    static final int STATUS_BSY = 0x80;
    static final int STATUS_DRDY = 0x40;
    static final int STATUS_DSC = 0x10;
    static final int STATUS_DRQ = 0x08;
    static final int STATUS_ERR = 0x01;
    static final int STATUS_READY = STATUS_DRDY | STATUS_DSC;
    static final int ERROR_IDNF = 0x10;
    static final int ERROR_ABRT = 0x04;
    static final int DIAGNOSTIC_PASSED = 0x01;
    static final int DEVICE_LBA = 0x40;
    static final int DEVICE_DEV = 0x10;
    private static final long RESET_NANOS = 100_000;
    private static final int TWO_BYTES = 0xffff;

    int error = DIAGNOSTIC_PASSED;
    int features;
    int sectorCount = 1;
    int lbaLow = 1;
    int lbaMid;
    int lbaHigh;
    int device;
    int status = STATUS_READY;

    /** The command in execution or, between commands, the last one. */
    int command;
    boolean interruptPending;
    private boolean resetting;

    final Scheduler.Event progress;
    private IdeChannel channel;
    private int number;

    /** {@code name} makes the drive's event unique. */
    IdeDevice(String name, Scheduler scheduler) {
        progress = scheduler.event(name.concat(".progress"), new Progress());
    }

    void plugInto(IdeChannel cable, int deviceNumber) {
        channel = cable;
        number = deviceNumber;
    }

    /** Reads command block register 1 to 6; {@code previous} chooses the byte written before the last (HOB). */
    int readRegister(int register, boolean previous) {
        int shift = previous ? 8 : 0;
        return switch (register) {
            case 1 -> error;
            case 2 -> sectorCount >> shift & 0xff;
            case 3 -> lbaLow >> shift & 0xff;
            case 4 -> lbaMid >> shift & 0xff;
            case 5 -> lbaHigh >> shift & 0xff;
            default -> device;
        };
    }

    /** Writes command block register 1 to 6; ignored while the drive owns them (BSY or DRQ). */
    void writeRegister(int register, int value) {
        if ((status & (STATUS_BSY | STATUS_DRQ)) != 0) {
            return;
        }
        switch (register) {
            case 1 -> features = value;
            case 2 -> sectorCount = (sectorCount << 8 | value) & TWO_BYTES;
            case 3 -> lbaLow = (lbaLow << 8 | value) & TWO_BYTES;
            case 4 -> lbaMid = (lbaMid << 8 | value) & TWO_BYTES;
            case 5 -> lbaHigh = (lbaHigh << 8 | value) & TWO_BYTES;
            default -> device = value;
        }
    }

    /** Takes a command unless the drive is busy. */
    void writeCommand(int value) {
        if ((status & STATUS_BSY) != 0) {
            return;
        }
        command = value;
        error = 0;
        status = STATUS_BSY;
        interruptPending = false;
        begin();
    }

    /** SRST is asserted: the drive drops what it does and stays in BSY. */
    void holdInReset() {
        interruptPending = false;
        status = STATUS_BSY;
        progress.cancel();
    }

    /** SRST is released, or {@code cause} is EXECUTE DEVICE DIAGNOSTIC: a self-test that ends with the signature. */
    void reset(int cause) {
        holdInReset();
        command = cause;
        resetting = true;
        progress.in(RESET_NANOS);
    }

    void finish() {
        status = STATUS_READY;
        interrupt();
    }

    void abort() {
        fail(ERROR_ABRT);
    }

    void fail(int errorBits) {
        error = errorBits;
        status = STATUS_READY | STATUS_ERR;
        interrupt();
    }

    void interrupt() {
        interruptPending = true;
        if (channel != null) {
            channel.driveIrq();
        }
    }

    private void finishReset() {
        error = DIAGNOSTIC_PASSED;
        sectorCount = 1;
        lbaLow = 1;
        device = 0;
        status = STATUS_READY;
        writeSignature();
        if (command == IdeChannel.EXECUTE_DEVICE_DIAGNOSTIC && number == 0) {
            interrupt();
        }
    }

    /** Puts the value of this kind of drive into LBA mid and high (ATA/ATAPI-6, 9.12). */
    abstract void writeSignature();

    /** Forgets what commands have set, as a hardware reset does. */
    abstract void restoreDefaults();

    /** A new {@link #command} has come; status is BSY. */
    abstract void begin();

    /** The {@link #progress} event of a command. */
    abstract void advance();

    /** The data register, 16 bits. */
    abstract int readData();

    abstract void writeData(int value);

    @Override
    public void save(StateWriter out) {
        out.number("error", error);
        out.number("features", features);
        out.number("sectorCount", sectorCount);
        out.number("lbaLow", lbaLow);
        out.number("lbaMid", lbaMid);
        out.number("lbaHigh", lbaHigh);
        out.number("device", device);
        out.number("status", status);
        out.number("command", command);
        out.flag("interruptPending", interruptPending);
        out.flag("resetting", resetting);
    }

    @Override
    public void load(StateReader in) {
        error = (int) in.number("error");
        features = (int) in.number("features");
        sectorCount = (int) in.number("sectorCount");
        lbaLow = (int) in.number("lbaLow");
        lbaMid = (int) in.number("lbaMid");
        lbaHigh = (int) in.number("lbaHigh");
        device = (int) in.number("device");
        status = (int) in.number("status");
        command = (int) in.number("command");
        interruptPending = in.flag("interruptPending");
        resetting = in.flag("resetting");
    }

    private final class Progress implements Runnable {
        @Override
        public void run() {
            if (resetting) {
                resetting = false;
                finishReset();
            } else {
                advance();
            }
        }
    }
}
