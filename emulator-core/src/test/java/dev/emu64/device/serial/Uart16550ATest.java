package dev.emu64.device.serial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.device.IrqProbe;
import dev.emu64.device.Snapshot;
import dev.emu64.device.VirtualTime;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Uart16550ATest {
    private static final int RBR = 0;
    private static final int THR = 0;
    private static final int IER = 1;
    private static final int IIR = 2;
    private static final int FCR = 2;
    private static final int LCR = 3;
    private static final int MCR = 4;
    private static final int LSR = 5;
    private static final int MSR = 6;
    private static final int SCR = 7;
    /** 1 start, 8 data, 1 stop bit at 38400 baud. */
    private static final long CHARACTER_NANOS = 10 * 1_000_000_000L / 38_400;

    private final VirtualTime time = new VirtualTime();
    private final IrqProbe irq = new IrqProbe();
    private final StringBuilder sent = new StringBuilder();
    private final Uart16550A uart = new Uart16550A("com1", time.scheduler, irq, this::append, false);
    private final Uart16550A paced = new Uart16550A("com2", time.scheduler, irq, this::append, true);

    private void append(int value) {
        sent.append((char) value);
    }

    private static void setUp38400(Uart16550A uart, int fcr) {
        uart.out8(LCR, 0x80);
        uart.out8(0, 3);
        uart.out8(1, 0);
        uart.out8(LCR, 0x03);
        uart.out8(FCR, fcr);
        uart.out8(MCR, 0x0b);
    }

    private static void receive(Uart16550A uart, String text) {
        for (char letter : text.toCharArray()) {
            uart.receive(letter);
        }
    }

    @Test
    void registersKeepWhatIsWritten() {
        uart.out8(SCR, 0x42);
        assertThat(uart.in8(SCR)).isEqualTo(0x42);
        uart.out8(SCR, 0x73);
        assertThat(uart.in8(SCR)).isEqualTo(0x73);
        uart.out8(IER, 0xff);
        assertThat(uart.in8(IER)).isEqualTo(0x0f);
        uart.out8(MCR, 0xff);
        assertThat(uart.in8(MCR)).isEqualTo(0x1f);
        uart.out8(LCR, 0x83);
        uart.out8(0, 0x34);
        uart.out8(1, 0x12);
        assertThat(uart.in8(0)).isEqualTo(0x34);
        assertThat(uart.in8(1)).isEqualTo(0x12);
        uart.out8(LCR, 0x03);
        assertThat(uart.in8(IER)).as("the divisor latch hides it only").isEqualTo(0x0f);
    }

    @Test
    void idleLineIsReadyAndItsTerminalPresent() {
        assertThat(uart.in8(LSR)).isEqualTo(0x60);
        assertThat(uart.in8(MSR)).isEqualTo(0xb0);
        assertThat(uart.in8(IIR)).isEqualTo(0x01);
    }

    @Test
    void fifoEnableShowsInTheIir() {
        uart.out8(FCR, 0x01);
        assertThat(uart.in8(IIR)).isEqualTo(0xc1);
        uart.out8(FCR, 0x00);
        assertThat(uart.in8(IIR)).isEqualTo(0x01);
    }

    @Test
    void loopbackReturnsSixteenBytesThroughTheFifo() {
        setUp38400(uart, 0xc7);
        uart.out8(MCR, 0x10);
        byte[] text = "hello world!1337".getBytes(StandardCharsets.US_ASCII);
        for (byte letter : text) {
            assertThat(uart.in8(LSR) & 0x20).isEqualTo(0x20);
            uart.out8(THR, letter);
        }
        for (byte letter : text) {
            assertThat(uart.in8(LSR) & 0x01).isEqualTo(0x01);
            assertThat(uart.in8(RBR)).isEqualTo(letter);
        }
        assertThat(uart.in8(LSR)).isEqualTo(0x60);
        assertThat(sent).isEmpty();
    }

    @Test
    void seventeenthLoopedByteIsAnOverrun() {
        setUp38400(uart, 0x07);
        uart.out8(MCR, 0x10);
        for (int i = 0; i < 17; i++) {
            uart.out8(THR, i);
        }
        assertThat(uart.in8(LSR)).isEqualTo(0x63);
        assertThat(uart.in8(LSR)).as("reading LSR clears the error").isEqualTo(0x61);
        assertThat(uart.in8(RBR)).isZero();
    }

    @Test
    void loopbackWiresTheModemLines() {
        uart.out8(MCR, 0x10);
        assertThat(uart.in8(MSR)).as("all dropped, DCTS DDSR DDCD").isEqualTo(0x0b);
        uart.out8(MCR, 0x1f);
        assertThat(uart.in8(MSR)).isEqualTo(0xfb);
        uart.out8(MCR, 0x1b);
        assertThat(uart.in8(MSR)).as("TERI as RI ends").isEqualTo(0xb4);
    }

    @Test
    void sentBytesReachTheLineAtOnce() {
        setUp38400(uart, 0xc7);
        uart.out8(THR, 'o');
        uart.out8(THR, 'k');
        assertThat(sent).hasToString("ok");
        assertThat(uart.in8(LSR)).isEqualTo(0x60);
    }

    @Test
    void pacedTransmitterIsBusyForTheCharacterTime() {
        setUp38400(paced, 0x07);
        paced.out8(THR, 'a');
        assertThat(paced.in8(LSR)).as("THRE, but not TEMT").isEqualTo(0x20);
        paced.out8(THR, 'b');
        assertThat(paced.in8(LSR)).isZero();
        time.step(CHARACTER_NANOS - 1);
        assertThat(paced.in8(LSR)).isZero();
        time.step(1);
        assertThat(paced.in8(LSR)).isEqualTo(0x20);
        time.step(CHARACTER_NANOS);
        assertThat(paced.in8(LSR)).isEqualTo(0x60);
        assertThat(sent).hasToString("ab");
    }

    @Test
    void pacedLoopbackTakesTheCharacterTime() {
        setUp38400(paced, 0x07);
        paced.out8(MCR, 0x10);
        paced.out8(THR, 0x5a);
        assertThat(paced.in8(LSR) & 1).isZero();
        time.step(CHARACTER_NANOS);
        assertThat(paced.in8(LSR) & 1).isEqualTo(1);
        assertThat(paced.in8(RBR)).isEqualTo(0x5a);
    }

    @Test
    void enablingTheEmptyInterruptWhileEmptyRaisesIt() {
        uart.out8(MCR, 0x0b);
        uart.out8(IER, 0x02);
        assertThat(irq.asserted).isTrue();
        assertThat(uart.in8(IIR)).isEqualTo(0x02);
        assertThat(irq.asserted).as("reading IIR takes it").isFalse();
        uart.out8(THR, 'x');
        assertThat(irq.asserted).isTrue();
        assertThat(irq.edges).isEqualTo(2);
    }

    @Test
    void out2GatesTheInterrupt() {
        uart.out8(IER, 0x02);
        assertThat(irq.asserted).isFalse();
        uart.out8(MCR, 0x08);
        assertThat(irq.asserted).isTrue();
    }

    @Test
    void receivedByteInterruptsUntilItIsRead() {
        setUp38400(uart, 0x00);
        uart.out8(IER, 0x01);
        receive(uart, "ab");
        assertThat(irq.asserted).isTrue();
        assertThat(uart.in8(IIR)).isEqualTo(0x04);
        assertThat(uart.in8(RBR)).isEqualTo('a');
        assertThat(uart.in8(LSR)).as("the next byte waited at the far end").isEqualTo(0x61);
        assertThat(uart.in8(RBR)).isEqualTo('b');
        assertThat(irq.asserted).isFalse();
        assertThat(uart.unreadInput()).isZero();
    }

    @Test
    void fifoInterruptsAtItsTriggerLevel() {
        setUp38400(uart, 0x47);
        uart.out8(IER, 0x01);
        receive(uart, "abc");
        assertThat(irq.asserted).isFalse();
        receive(uart, "d");
        assertThat(uart.in8(IIR)).isEqualTo(0xc4);
    }

    @Test
    void bytesBelowTheTriggerLevelTimeOutAfterFourCharacters() {
        setUp38400(uart, 0xc7);
        uart.out8(IER, 0x01);
        receive(uart, "a");
        time.step(4 * CHARACTER_NANOS - 1);
        assertThat(irq.asserted).isFalse();
        time.step(1);
        assertThat(irq.asserted).isTrue();
        assertThat(uart.in8(IIR)).isEqualTo(0xcc);
        uart.in8(RBR);
        assertThat(irq.asserted).isFalse();
    }

    @Test
    void pacedReceiverGetsAByteEachCharacterTime() {
        setUp38400(paced, 0x07);
        receive(paced, "xy");
        assertThat(paced.in8(LSR) & 1).isZero();
        time.step(CHARACTER_NANOS);
        assertThat(paced.in8(RBR)).isEqualTo('x');
        assertThat(paced.in8(LSR) & 1).isZero();
        time.step(CHARACTER_NANOS);
        assertThat(paced.in8(RBR)).isEqualTo('y');
    }

    @Test
    void nothingIsLostHoweverMuchArrives() {
        setUp38400(uart, 0x07);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            text.append((char) ('0' + i % 75));
        }
        receive(uart, text.toString());
        StringBuilder read = new StringBuilder();
        while ((uart.in8(LSR) & 1) != 0) {
            read.append((char) uart.in8(RBR));
        }
        assertThat(read).hasToString(text.toString());
    }

    @Test
    void interruptsAreIdentifiedByPriority() {
        setUp38400(uart, 0x07);
        uart.out8(MCR, 0x10);
        for (int i = 0; i < 17; i++) {
            uart.out8(THR, i);
        }
        uart.out8(IER, 0x0f);
        assertThat(uart.in8(IIR)).isEqualTo(0xc6);
        uart.in8(LSR);
        assertThat(uart.in8(IIR)).isEqualTo(0xc4);
        uart.out8(FCR, 0x03);
        assertThat(uart.in8(IIR)).isEqualTo(0xc2);
        assertThat(uart.in8(IIR)).as("modem status: CTS, DSR and DCD changed").isEqualTo(0xc0);
        uart.in8(MSR);
        assertThat(uart.in8(IIR)).isEqualTo(0xc1);
    }

    @Test
    void masterResetStopsEverythingButKeepsTheInput() {
        setUp38400(paced, 0x07);
        paced.out8(IER, 0x0f);
        paced.out8(THR, 'a');
        receive(paced, "b");
        paced.reset();
        assertThat(irq.asserted).isFalse();
        assertThat(paced.in8(LSR)).isEqualTo(0x60);
        assertThat(new int[] {paced.in8(IER), paced.in8(LCR), paced.in8(MCR), paced.in8(IIR)}).containsExactly(0, 0, 0, 1);
        time.step(10 * CHARACTER_NANOS);
        assertThat(paced.in8(RBR)).isEqualTo('b');
    }

    @Test
    void stateSurvivesASnapshot() {
        setUp38400(paced, 0x87);
        paced.out8(IER, 0x03);
        paced.out8(THR, 'p');
        paced.out8(THR, 'q');
        receive(paced, "input");
        time.step(CHARACTER_NANOS);
        Uart16550A other = new Uart16550A("com3", time.scheduler, new IrqProbe(), this::append, true);
        Snapshot.copy(paced, other);
        assertThat(other.in8(RBR)).isEqualTo('i');
        assertThat(other.unreadInput()).isEqualTo(4);
        assertThat(other.in8(LSR)).isEqualTo(0x20);
    }
}
