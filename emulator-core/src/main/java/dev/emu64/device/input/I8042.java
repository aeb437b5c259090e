package dev.emu64.device.input;

import dev.emu64.bits.ByteFifo;
import dev.emu64.bus.A20Gate;
import dev.emu64.bus.IrqLine;
import dev.emu64.bus.PortHandler;
import dev.emu64.bus.SystemControl;
import dev.emu64.clock.Scheduler;
import dev.emu64.input.ScanCodes;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;
import java.util.Arrays;

/**
 * Keyboard and mouse controller of a PS/2 (Intel 8042 with IBM's firmware: PS/2 Hardware Interface Technical Reference,
 * "Keyboard and Auxiliary Device Controller"). It answers its own commands at once; a byte from a device takes the time
 * of its transfer on the cable and is only fetched when the output buffer is empty.
 *
 * <pre>
 * Ports (bit 2 of the address tells them apart):
 *   60h  read   output buffer
 *   60h  write  argument of a controller command, else a byte for the keyboard
 *   64h  read   status: OBF, IBF, SYS, A2, INH, MOBF, timeout, parity
 *   64h  write  controller command
 * IRQ 1 for the keyboard and the controller, IRQ 12 for the mouse
 * </pre>
 */
public final class I8042 implements PortHandler, Stateful {
    private static final int PORT_64 = 4;
    private static final int STATUS_OBF = 0x01;
    private static final int STATUS_SYS = 0x04;
    private static final int STATUS_A2 = 0x08;
    private static final int STATUS_NOT_INHIBITED = 0x10;
    private static final int STATUS_MOBF = 0x20;
    private static final int COMMAND_INT = 0x01;
    private static final int COMMAND_INT2 = 0x02;
    private static final int COMMAND_SYS = 0x04;
    private static final int COMMAND_DISABLE_KEYBOARD = 0x10;
    private static final int COMMAND_DISABLE_AUX = 0x20;
    private static final int COMMAND_XLATE = 0x40;
    private static final int OUTPUT_RESET = 0x01;
    private static final int OUTPUT_A20 = 0x02;
    private static final int OUTPUT_IDLE_LINES = 0xcc;
    private static final int INPUT_PORT = 0xb0;
    private static final int READ_RAM = 0x20;
    private static final int WRITE_RAM = 0x60;
    private static final int WRITE_OUTPUT_PORT = 0xd1;
    private static final int WRITE_KEYBOARD_OUTPUT = 0xd2;
    private static final int WRITE_AUX_OUTPUT = 0xd3;
    private static final int WRITE_AUX = 0xd4;
    private static final int SELF_TEST_PASSED = 0x55;
    private static final int NO_PASSWORD = 0xf1;
    private static final int BREAK_BIT = 0x80;
    private static final int FROM_CONTROLLER = 0;
    private static final int FROM_AUX = 1;
    /** 11 bits at 16.7 kHz, the fastest clock of a PS/2 cable. */
    private static final long BYTE_NANOS = 660_000;

    /** Internal RAM; byte 0 is the command byte. */
    private final byte[] ram = new byte[32];
    private int outputBuffer;
    private boolean outputBufferFull;
    private boolean outputBufferFromAux;
    private boolean lastWriteWasCommand;
    private int awaitingArgumentOf;

    private boolean breakPrefixSeen;
    /** What the controller itself has to say: pairs of source and value. */
    private final ByteFifo replies = new ByteFifo(8);

    private final Scheduler.Event transfer;
    private final IrqLine irq1;
    private final IrqLine irq12;
    private final A20Gate a20;
    private final SystemControl system;
    private final Ps2Keyboard keyboard;
    private final Ps2Mouse mouse;

    /** A controller after its self-test: both devices disabled, no interrupts, no translation, SYS clear. */
    public I8042(Scheduler scheduler, IrqLine irq1, IrqLine irq12, A20Gate a20, SystemControl system,
            Ps2Keyboard keyboard, Ps2Mouse mouse) {
        this.irq1 = irq1;
        this.irq12 = irq12;
        this.a20 = a20;
        this.system = system;
        this.keyboard = keyboard;
        this.mouse = mouse;
        transfer = scheduler.event("i8042.transfer", new Transfer());
        Runnable onReady = new Ready();
        keyboard.connect(onReady);
        mouse.connect(onReady);
        reset();
    }

    /** System reset: the controller starts over; keyboard and mouse have power of their own and notice nothing. */
    public void reset() {
        Arrays.fill(ram, (byte) 0);
        ram[0] = COMMAND_DISABLE_KEYBOARD | COMMAND_DISABLE_AUX;
        outputBufferFull = false;
        lastWriteWasCommand = false;
        awaitingArgumentOf = 0;
        breakPrefixSeen = false;
        replies.clear();
        driveIrqs();
    }

    /** Whether the guest has read all that the keyboard had to say: the time for scripted typing to go on. */
    public boolean idle() {
        return keyboard.idle() && !(outputBufferFull && !outputBufferFromAux);
    }

    @Override
    public int in8(int port) {
        return (port & PORT_64) != 0 ? status() : readOutputBuffer();
    }

    @Override
    public void out8(int port, int value) {
        lastWriteWasCommand = (port & PORT_64) != 0;
        if (lastWriteWasCommand) {
            awaitingArgumentOf = 0;
            command(value & 0xff);
        } else {
            data(value & 0xff);
        }
        fetch();
    }

    private int status() {
        return (outputBufferFull ? STATUS_OBF : 0) | (enabled(COMMAND_SYS) ? STATUS_SYS : 0)
            | (lastWriteWasCommand ? STATUS_A2 : 0) | STATUS_NOT_INHIBITED
            | (outputBufferFull && outputBufferFromAux ? STATUS_MOBF : 0);
    }

    private int readOutputBuffer() {
        outputBufferFull = false;
        driveIrqs();
        int value = outputBuffer;
        fetch();
        return value;
    }

    private void command(int value) {
        switch (value & 0xe0) {
            case READ_RAM -> reply(ram[value & 0x1f] & 0xff);
            case WRITE_RAM -> awaitingArgumentOf = value;
            default -> otherCommand(value);
        }
    }

    private void otherCommand(int value) {
        switch (value) {
            case 0xa4 -> reply(NO_PASSWORD);
            case 0xa7 -> ram[0] |= COMMAND_DISABLE_AUX;
            case 0xa8 -> ram[0] &= ~COMMAND_DISABLE_AUX;
            case 0xa9, 0xab, 0xe0 -> reply(0);
            case 0xaa -> {
                ram[0] |= COMMAND_SYS;
                reply(SELF_TEST_PASSED);
            }
            case 0xad -> ram[0] |= COMMAND_DISABLE_KEYBOARD;
            case 0xae -> ram[0] &= ~COMMAND_DISABLE_KEYBOARD;
            case 0xc0 -> reply(INPUT_PORT);
            case 0xd0 -> reply(outputPort());
            case WRITE_OUTPUT_PORT, WRITE_KEYBOARD_OUTPUT, WRITE_AUX_OUTPUT, WRITE_AUX -> awaitingArgumentOf = value;
            case 0xdd -> a20.enable(false);
            case 0xdf -> a20.enable(true);
            default -> {
                if (value >= 0xf0 && (value & OUTPUT_RESET) == 0) {
                    system.reset("keyboard controller command pulsed the reset line");
                }
            }
        }
    }

    private void data(int value) {
        int command = awaitingArgumentOf;
        awaitingArgumentOf = 0;
        if ((command & 0xe0) == WRITE_RAM) {
            ram[command & 0x1f] = (byte) value;
            driveIrqs();
            return;
        }
        switch (command) {
            case WRITE_OUTPUT_PORT -> {
                a20.enable((value & OUTPUT_A20) != 0);
                if ((value & OUTPUT_RESET) == 0) {
                    system.reset("keyboard controller output port released the reset line");
                }
            }
            case WRITE_KEYBOARD_OUTPUT -> reply(value);
            case WRITE_AUX_OUTPUT -> {
                replies.add(FROM_AUX);
                replies.add(value);
            }
            case WRITE_AUX -> mouse.receive(value);
            default -> {
                // sending enables the keyboard interface
                ram[0] &= ~COMMAND_DISABLE_KEYBOARD;
                breakPrefixSeen = false;
                keyboard.receive(value);
            }
        }
    }

    private int outputPort() {
        return OUTPUT_RESET | (a20.enabled() ? OUTPUT_A20 : 0) | OUTPUT_IDLE_LINES
            | (outputBufferFull ? outputBufferFromAux ? 0x20 : 0x10 : 0);
    }

    private void reply(int value) {
        replies.add(FROM_CONTROLLER);
        replies.add(value);
    }

    private boolean enabled(int commandByteBit) {
        return (ram[0] & commandByteBit) != 0;
    }

    private boolean keyboardWaits() {
        return keyboard.hasByte() && !enabled(COMMAND_DISABLE_KEYBOARD);
    }

    private boolean mouseWaits() {
        return mouse.hasByte() && !enabled(COMMAND_DISABLE_AUX);
    }

    /** Fills an empty output buffer: with a reply at once, with a device's byte after its transfer. */
    private void fetch() {
        if (outputBufferFull) {
            return;
        }
        if (!replies.isEmpty()) {
            boolean fromAux = replies.take() == FROM_AUX;
            load(replies.take(), fromAux);
        } else if (!transfer.armed() && (keyboardWaits() || mouseWaits())) {
            transfer.in(BYTE_NANOS);
        }
    }

    private void load(int value, boolean fromAux) {
        outputBuffer = value;
        outputBufferFromAux = fromAux;
        outputBufferFull = true;
        driveIrqs();
    }

    private void takeFromDevice() {
        if (outputBufferFull) {
            return;
        }
        if (keyboardWaits()) {
            takeFromKeyboard(keyboard.send());
        } else if (mouseWaits()) {
            load(mouse.send(), true);
        }
        fetch();
    }

    private void takeFromKeyboard(int code) {
        if (!enabled(COMMAND_XLATE)) {
            load(code, false);
        } else if (code == ScanCodes.BREAK_PREFIX) {
            breakPrefixSeen = true;
        } else {
            load(ScanCodes.translate(code) | (breakPrefixSeen ? BREAK_BIT : 0), false);
            breakPrefixSeen = false;
        }
    }

    private void driveIrqs() {
        keyboard.inhibited = outputBufferFull;
        irq1.set(outputBufferFull && !outputBufferFromAux && enabled(COMMAND_INT));
        irq12.set(outputBufferFull && outputBufferFromAux && enabled(COMMAND_INT2));
    }

    @Override
    public void save(StateWriter out) {
        out.bytes("ram", ram);
        out.number("outputBuffer", outputBuffer);
        out.flag("outputBufferFull", outputBufferFull);
        out.flag("outputBufferFromAux", outputBufferFromAux);
        out.flag("lastWriteWasCommand", lastWriteWasCommand);
        out.number("awaitingArgumentOf", awaitingArgumentOf);
        out.flag("breakPrefixSeen", breakPrefixSeen);
        out.queue("replies", replies);
        out.part("keyboard", keyboard);
        out.part("mouse", mouse);
    }

    @Override
    public void load(StateReader in) {
        in.bytes("ram", ram);
        outputBuffer = (int) in.number("outputBuffer");
        outputBufferFull = in.flag("outputBufferFull");
        outputBufferFromAux = in.flag("outputBufferFromAux");
        lastWriteWasCommand = in.flag("lastWriteWasCommand");
        awaitingArgumentOf = (int) in.number("awaitingArgumentOf");
        breakPrefixSeen = in.flag("breakPrefixSeen");
        in.queue("replies", replies);
        in.part("keyboard", keyboard);
        in.part("mouse", mouse);
        keyboard.inhibited = outputBufferFull;
    }

    private final class Ready implements Runnable {
        @Override
        public void run() {
            // asserted anew, in case the interrupt controller has forgotten the line since
            driveIrqs();
            fetch();
        }
    }

    private final class Transfer implements Runnable {
        @Override
        public void run() {
            takeFromDevice();
        }
    }
}
