package dev.emu64.device.serial;

import dev.emu64.bits.ByteFifo;
import dev.emu64.bus.ByteSink;
import dev.emu64.bus.IrqLine;
import dev.emu64.bus.PortHandler;
import dev.emu64.clock.Scheduler;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * Universal asynchronous receiver/transmitter PC16550D (National Semiconductor data sheet) on a 1.8432 MHz clock, wired
 * as a PC's COM port: a terminal that is always ready holds CTS, DSR and DCD, and OUT2 gates the interrupt.
 *
 * <pre>
 * Ports (offset from the base, 3F8h for COM1):
 *   0  RBR read, THR write; DLL with LCR.DLAB
 *   1  IER; DLM with LCR.DLAB
 *   2  IIR read, FCR write
 *   3  LCR    4  MCR    5  LSR    6  MSR    7  SCR
 * </pre>
 */
public final class Uart16550A implements PortHandler, Stateful {
    private static final int IER_ERBFI = 0x01;
    private static final int IER_ETBEI = 0x02;
    private static final int IER_ELSI = 0x04;
    private static final int IER_EDSSI = 0x08;
    private static final int IIR_NONE = 0x01;
    private static final int IIR_MODEM_STATUS = 0x00;
    private static final int IIR_THR_EMPTY = 0x02;
    private static final int IIR_RECEIVED_DATA = 0x04;
    private static final int IIR_LINE_STATUS = 0x06;
    private static final int IIR_CHARACTER_TIMEOUT = 0x0c;
    private static final int IIR_FIFOS_ENABLED = 0xc0;
    private static final int FCR_ENABLE = 0x01;
    private static final int FCR_RESET_RECEIVER = 0x02;
    private static final int FCR_RESET_TRANSMITTER = 0x04;
    private static final int LCR_DLAB = 0x80;
    private static final int LSR_DR = 0x01;
    private static final int LSR_OE = 0x02;
    private static final int LSR_THRE = 0x20;
    private static final int LSR_TEMT = 0x40;
    private static final int FIFO_DEPTH = 16;
    private static final long CLOCK_HERTZ = 1_843_200;
    private static final int TIMEOUT_CHARACTERS = 4;

    private int ier;
    /** Not part of the state: it is asked about only while bytes may come from the host. */
    private long lineStatusReads;
    private int lcr;
    private int scr;
    private int divisorLatch = 12;
    private boolean fifosEnabled;
    private int triggerLevel = 1;
    private boolean overrunError;
    private final ModemLines modem = new ModemLines();
    private final ByteFifo receiver = new ByteFifo(FIFO_DEPTH);
    private final ByteFifo transmitter = new ByteFifo(FIFO_DEPTH);

    private int shiftRegister;
    private boolean shifting;
    private boolean thrEmptyPending;
    private boolean timeoutPending;
    /** What the far end wants to send; it waits until the receiver has room. */
    private final ByteFifo inbox = new ByteFifo(FIFO_DEPTH);

    private final Scheduler.Event transmitted;
    private final Scheduler.Event received;
    private final Scheduler.Event timedOut;
    private final IrqLine irq;
    private final ByteSink line;
    private final boolean pacedByDivisor;

    /**
     * A UART as MR (master reset) leaves it, with the divisor for 9600 baud.
     *
     * @param name unique prefix of its events
     * @param line takes every byte sent outside loopback, at once
     * @param pacedByDivisor whether a character occupies transmitter and receiver for its time on the line; if not,
     *     it takes no time, and a guest that polls LSR never waits
     */
    public Uart16550A(String name, Scheduler scheduler, IrqLine irq, ByteSink line, boolean pacedByDivisor) {
        this.irq = irq;
        this.line = line;
        this.pacedByDivisor = pacedByDivisor;
        transmitted = scheduler.event(name.concat(".transmitted"), new Transmitted());
        received = scheduler.event(name.concat(".received"), new Received());
        timedOut = scheduler.event(name.concat(".timedOut"), new TimedOut());
    }

    /** Pin MR (master reset): registers as after power-on; divisor latch, scratch register and the far end stay. */
    public void reset() {
        ier = 0;
        lcr = 0;
        modem.reset();
        fifosEnabled = false;
        triggerLevel = 1;
        overrunError = false;
        shifting = false;
        thrEmptyPending = false;
        timeoutPending = false;
        receiver.clear();
        transmitter.clear();
        transmitted.cancel();
        timedOut.cancel();
        listen();
        driveIrq();
    }

    /** The far end sends a byte (0-255); none is lost, see {@link #unreadInput}. */
    public void receive(int value) {
        inbox.add(value);
        listen();
        driveIrq();
    }

    /** Bytes from the far end that the guest has not read yet: what the sender looks at to hold back. */
    public int unreadInput() {
        return inbox.size() + receiver.size();
    }

    /** Whether a byte that arrives asserts the interrupt line: ERBFI is set, and OUT2 lets it through. */
    public boolean interruptsOnReceipt() {
        return (ier & IER_ERBFI) != 0 && modem.out2();
    }

    /** How often the guest has read LSR: one that waits for a byte without interrupts reads it again and again. */
    public long lineStatusReads() {
        return lineStatusReads;
    }

    @Override
    public int in8(int port) {
        boolean dlab = (lcr & LCR_DLAB) != 0;
        return switch (port & 7) {
            case 0 -> dlab ? divisorLatch & 0xff : readReceiver();
            case 1 -> dlab ? divisorLatch >> 8 : ier;
            case 2 -> readInterruptIdentification();
            case 3 -> lcr;
            case 4 -> modem.control();
            case 5 -> readLineStatus();
            case 6 -> readModemStatus();
            default -> scr;
        };
    }

    @Override
    public void out8(int port, int value) {
        int byteValue = value & 0xff;
        boolean dlab = (lcr & LCR_DLAB) != 0;
        switch (port & 7) {
            case 0 -> {
                if (dlab) {
                    divisorLatch = divisorLatch & 0xff00 | byteValue;
                } else {
                    transmit(byteValue);
                }
            }
            case 1 -> {
                if (dlab) {
                    divisorLatch = divisorLatch & 0xff | byteValue << 8;
                } else {
                    writeInterruptEnable(byteValue & 0x0f);
                }
            }
            case 2 -> writeFifoControl(byteValue);
            case 3 -> lcr = byteValue;
            case 4 -> {
                modem.writeControl(byteValue);
                listen();
            }
            case 7 -> scr = byteValue;
            default -> {
                // LSR and MSR are read-only ("factory testing" in the data sheet)
            }
        }
        driveIrq();
    }

    private int readReceiver() {
        if (receiver.isEmpty()) {
            return 0;
        }
        int value = receiver.take();
        timeoutPending = false;
        listen();
        restartTimeout();
        driveIrq();
        return value;
    }

    private int readInterruptIdentification() {
        int identification = interruptIdentification();
        if (identification == IIR_THR_EMPTY) {
            thrEmptyPending = false;
            driveIrq();
        }
        return identification | (fifosEnabled ? IIR_FIFOS_ENABLED : 0);
    }

    private int readLineStatus() {
        lineStatusReads++;
        int status = (receiver.isEmpty() ? 0 : LSR_DR) | (overrunError ? LSR_OE : 0);
        if (transmitter.isEmpty()) {
            status |= shifting ? LSR_THRE : LSR_THRE | LSR_TEMT;
        }
        overrunError = false;
        driveIrq();
        return status;
    }

    private int readModemStatus() {
        int status = modem.readStatus();
        driveIrq();
        return status;
    }

    private void writeInterruptEnable(int value) {
        boolean emptyInterruptEnabled = (value & ~ier & IER_ETBEI) != 0;
        ier = value;
        if (emptyInterruptEnabled && transmitter.isEmpty()) {
            thrEmptyPending = true;
        }
    }

    private void writeFifoControl(int value) {
        boolean enable = (value & FCR_ENABLE) != 0;
        if (enable != fifosEnabled || (value & FCR_RESET_RECEIVER) != 0) {
            receiver.clear();
            timeoutPending = false;
            timedOut.cancel();
        }
        if (enable != fifosEnabled || (value & FCR_RESET_TRANSMITTER) != 0) {
            transmitter.clear();
            thrEmptyPending = true;
        }
        fifosEnabled = enable;
        if (enable) {
            triggerLevel = switch (value >> 6) {
                case 0 -> 1;
                case 1 -> 4;
                case 2 -> 8;
                default -> 14;
            };
        }
        listen();
    }

    private int depth() {
        return fifosEnabled ? FIFO_DEPTH : 1;
    }

    private void transmit(int value) {
        thrEmptyPending = false;
        if (transmitter.size() == depth()) {
            return;
        }
        if (!modem.loopback()) {
            line.accept(value);
        }
        if (!pacedByDivisor) {
            if (modem.loopback()) {
                receiveLooped(value);
            }
            thrEmptyPending = true;
            return;
        }
        transmitter.add(value);
        if (!shifting) {
            shiftNext();
        }
    }

    private void shiftNext() {
        shiftRegister = transmitter.take();
        shifting = true;
        transmitted.in(characterNanos());
        if (transmitter.isEmpty()) {
            thrEmptyPending = true;
        }
    }

    private void receiveLooped(int value) {
        if (receiver.size() == depth()) {
            overrunError = true;
            if (fifosEnabled) {
                return;
            }
            receiver.clear();
        }
        receiver.add(value);
        restartTimeout();
    }

    /** Lets the far end send what the receiver has room for. */
    private void listen() {
        if (inbox.isEmpty() || modem.loopback()) {
            return;
        }
        if (pacedByDivisor) {
            if (!received.armed() && receiver.size() < depth()) {
                received.in(characterNanos());
            }
            return;
        }
        while (!inbox.isEmpty() && receiver.size() < depth()) {
            receiver.add(inbox.take());
        }
        restartTimeout();
    }

    private void restartTimeout() {
        if (fifosEnabled && !receiver.isEmpty()) {
            timedOut.in(TIMEOUT_CHARACTERS * characterNanos());
        } else {
            timedOut.cancel();
        }
    }

    /** Time of start bit, data, parity and stop bits on the line. */
    private long characterNanos() {
        int dataBits = 5 + (lcr & 3);
        int parityBits = lcr >> 3 & 1;
        int stopHalfBits = (lcr & 4) == 0 ? 2 : dataBits == 5 ? 3 : 4;
        long halfBits = 2L * (1 + dataBits + parityBits) + stopHalfBits;
        return halfBits * 8 * Math.max(divisorLatch, 1) * 1_000_000_000L / CLOCK_HERTZ;
    }

    private int interruptIdentification() {
        if ((ier & IER_ELSI) != 0 && overrunError) {
            return IIR_LINE_STATUS;
        }
        if ((ier & IER_ERBFI) != 0) {
            if (receiver.size() >= (fifosEnabled ? triggerLevel : 1)) {
                return IIR_RECEIVED_DATA;
            }
            if (timeoutPending) {
                return IIR_CHARACTER_TIMEOUT;
            }
        }
        if ((ier & IER_ETBEI) != 0 && thrEmptyPending) {
            return IIR_THR_EMPTY;
        }
        return (ier & IER_EDSSI) != 0 && modem.changed() ? IIR_MODEM_STATUS : IIR_NONE;
    }

    private void driveIrq() {
        irq.set(modem.out2() && interruptIdentification() != IIR_NONE);
    }

    @Override
    public void save(StateWriter out) {
        out.number("ier", ier);
        out.number("lcr", lcr);
        out.number("scr", scr);
        out.number("divisorLatch", divisorLatch);
        out.flag("fifosEnabled", fifosEnabled);
        out.number("triggerLevel", triggerLevel);
        out.flag("overrunError", overrunError);
        out.part("modem", modem);
        out.queue("receiver", receiver);
        out.queue("transmitter", transmitter);
        out.number("shiftRegister", shiftRegister);
        out.flag("shifting", shifting);
        out.flag("thrEmptyPending", thrEmptyPending);
        out.flag("timeoutPending", timeoutPending);
        out.queue("inbox", inbox);
    }

    @Override
    public void load(StateReader in) {
        ier = (int) in.number("ier");
        lcr = (int) in.number("lcr");
        scr = (int) in.number("scr");
        divisorLatch = (int) in.number("divisorLatch");
        fifosEnabled = in.flag("fifosEnabled");
        triggerLevel = (int) in.number("triggerLevel");
        overrunError = in.flag("overrunError");
        in.part("modem", modem);
        in.queue("receiver", receiver);
        in.queue("transmitter", transmitter);
        shiftRegister = (int) in.number("shiftRegister");
        shifting = in.flag("shifting");
        thrEmptyPending = in.flag("thrEmptyPending");
        timeoutPending = in.flag("timeoutPending");
        in.queue("inbox", inbox);
    }

    private final class Transmitted implements Runnable {
        @Override
        public void run() {
            shifting = false;
            if (modem.loopback()) {
                receiveLooped(shiftRegister);
            }
            if (!transmitter.isEmpty()) {
                shiftNext();
            }
            driveIrq();
        }
    }

    private final class Received implements Runnable {
        @Override
        public void run() {
            if (!modem.loopback() && !inbox.isEmpty() && receiver.size() < depth()) {
                receiver.add(inbox.take());
                restartTimeout();
            }
            listen();
            driveIrq();
        }
    }

    private final class TimedOut implements Runnable {
        @Override
        public void run() {
            timeoutPending = true;
            driveIrq();
        }
    }
}
