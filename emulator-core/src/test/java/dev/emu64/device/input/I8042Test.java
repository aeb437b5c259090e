package dev.emu64.device.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.device.IrqProbe;
import dev.emu64.device.Snapshot;
import dev.emu64.device.SystemProbe;
import dev.emu64.device.VirtualTime;
import dev.emu64.input.Key;
import dev.emu64.input.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class I8042Test {
    private static final int OBF = 0x01;
    private static final long BYTE_NANOS = 660_000;

    private final VirtualTime time = new VirtualTime();
    private final IrqProbe irq1 = new IrqProbe();
    private final IrqProbe irq12 = new IrqProbe();
    private final SystemProbe system = new SystemProbe();
    private final Ps2Keyboard keyboard = new Ps2Keyboard(time.scheduler);
    private final Ps2Mouse mouse = new Ps2Mouse(time.scheduler);
    private final I8042 kbc = new I8042(time.scheduler, irq1, irq12, system, system, keyboard, mouse);

    private void command(int... values) {
        kbc.out8(0x64, values[0]);
        for (int i = 1; i < values.length; i++) {
            kbc.out8(0x60, values[i]);
        }
    }

    /** As a BIOS leaves it: keyboard on with IRQ 1 and translation, mouse off. */
    private void setUpLikeABios() {
        command(0x60, 0x65);
    }

    private int status() {
        return kbc.in8(0x64);
    }

    private int data() {
        assertThat(status() & OBF).as("output buffer full").isEqualTo(OBF);
        return kbc.in8(0x60);
    }

    /** Reads all that comes within a second, as a polling driver would. */
    private List<Integer> drain() {
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            if ((status() & OBF) != 0) {
                values.add(kbc.in8(0x60));
            }
            time.step(1_000_000);
        }
        return values;
    }

    private void type(Key... keys) {
        for (Key key : keys) {
            keyboard.key(KeyEvent.press(key));
            keyboard.key(KeyEvent.release(key));
        }
    }

    @Test
    void keysArriveInSet1WithInterrupts() {
        setUpLikeABios();
        type(Key.A);
        assertThat(irq1.asserted).as("still on the cable").isFalse();
        time.step(BYTE_NANOS);
        assertThat(irq1.asserted).isTrue();
        assertThat(status()).isEqualTo(0x15);
        assertThat(kbc.in8(0x60)).isEqualTo(0x1e);
        assertThat(irq1.asserted).isFalse();
        time.step(2 * BYTE_NANOS);
        assertThat(data()).isEqualTo(0x9e);
        assertThat(irq1.edges).isEqualTo(2);
        assertThat(status() & OBF).isZero();
    }

    @Test
    void withoutTranslationSet2Arrives() {
        command(0x60, 0x25);
        type(Key.ARROW_UP);
        assertThat(drain()).containsExactly(0xe0, 0x75, 0xe0, 0xf0, 0x75);
    }

    @Test
    void extendedKeysAndPauseAreTranslatedByteByByte() {
        setUpLikeABios();
        type(Key.CONTROL_RIGHT, Key.PAUSE);
        assertThat(drain()).containsExactly(0xe0, 0x1d, 0xe0, 0x9d, 0xe1, 0x1d, 0x45, 0xe1, 0x9d, 0xc5);
    }

    @Test
    void nextByteWaitsUntilTheLastIsRead() {
        setUpLikeABios();
        type(Key.A, Key.B);
        time.step(1_000_000_000);
        assertThat(irq1.edges).isEqualTo(1);
        assertThat(kbc.idle()).isFalse();
        assertThat(data()).isEqualTo(0x1e);
        assertThat(status() & OBF).isZero();
        time.step(2 * BYTE_NANOS);
        assertThat(data()).isEqualTo(0x9e);
    }

    @Test
    void noKeyIsLostHoweverManyAreTyped() {
        setUpLikeABios();
        Key[] keys = new Key[100];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = i % 2 == 0 ? Key.Q : Key.W;
        }
        type(keys);
        assertThat(kbc.idle()).isFalse();
        List<Integer> codes = drain();
        assertThat(codes).hasSize(200);
        for (int i = 0; i < 200; i += 4) {
            assertThat(codes.subList(i, i + 4)).containsExactly(0x10, 0x90, 0x11, 0x91);
        }
        assertThat(kbc.idle()).isTrue();
    }

    @Test
    void unreadKeyAsksForOneInterruptOnlyButAssertsItsLineAnew() {
        int[] asserts = new int[1];
        I8042 other = new I8042(time.scheduler, level -> asserts[0] += level ? 1 : 0, irq12, system, system, keyboard, mouse);
        other.out8(0x64, 0x60);
        other.out8(0x60, 0x65);
        type(Key.A);
        time.step(1_000_000_000);
        assertThat(asserts[0]).isEqualTo(1);
        keyboard.key(KeyEvent.press(Key.B));
        assertThat(asserts[0]).isEqualTo(2);
    }

    @Test
    void disabledKeyboardKeepsItsKeys() {
        setUpLikeABios();
        command(0xad);
        type(Key.A);
        assertThat(drain()).isEmpty();
        command(0xae);
        assertThat(drain()).containsExactly(0x1e, 0x9e);
    }

    @Test
    void commandByteAndRamAreReadBack() {
        command(0x60, 0x47);
        command(0x20);
        assertThat(data()).isEqualTo(0x47);
        command(0x7f, 0x5a);
        command(0x3f);
        assertThat(data()).isEqualTo(0x5a);
    }

    @ParameterizedTest
    @CsvSource({"0xaa,0x55", "0xab,0", "0xa9,0", "0xa4,0xf1", "0xc0,0xb0", "0xe0,0"})
    void testsAndInputsAnswerAtOnce(String command, String answer) {
        command(Integer.decode(command));
        assertThat(data()).isEqualTo((int) Integer.decode(answer));
        assertThat(status() & OBF).isZero();
    }

    @Test
    void selfTestSetsTheSystemFlag() {
        assertThat(status() & 0x04).isZero();
        command(0xaa);
        assertThat(status() & 0x0c).as("SYS, and A2 for a command").isEqualTo(0x0c);
    }

    @Test
    void auxCommandsSwitchBit5OfTheCommandByte() {
        command(0xa8);
        command(0x20);
        assertThat(data() & 0x20).isZero();
        command(0xa7);
        command(0x20);
        assertThat(data() & 0x20).isEqualTo(0x20);
    }

    @Test
    void outputPortHoldsA20AndTheResetLine() {
        command(0xd0);
        assertThat(data()).isEqualTo(0xcf);
        command(0xd1, 0xdd);
        assertThat(system.a20).isFalse();
        command(0xd0);
        assertThat(data() & 0x02).isZero();
        command(0xd1, 0xdf);
        assertThat(system.a20).isTrue();
        command(0xdd);
        assertThat(system.a20).isFalse();
        command(0xdf);
        assertThat(system.a20).isTrue();
        assertThat(system.resets).isZero();
        command(0xd1, 0xde);
        assertThat(system.resets).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xfe, 0xf0, 0xf6})
    void pulseOfOutputBit0Resets(int command) {
        command(command);
        assertThat(system.resets).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xff, 0xfd, 0xf1})
    void pulseOfOtherBitsDoesNotReset(int command) {
        command(command);
        assertThat(system.resets).isZero();
    }

    @Test
    void bytesCanBeMadeToLookLikeADevices() {
        command(0x60, 0x47);
        command(0xd2, 0x12);
        assertThat(irq1.asserted).isTrue();
        assertThat(status() & 0x20).isZero();
        assertThat(data()).isEqualTo(0x12);
        command(0xd3, 0x34);
        assertThat(irq12.asserted).isTrue();
        assertThat(status() & 0x21).isEqualTo(0x21);
        assertThat(data()).isEqualTo(0x34);
        assertThat(irq12.asserted).isFalse();
    }

    @Test
    void replyWaitsForAnUnreadKey() {
        setUpLikeABios();
        type(Key.A);
        time.step(BYTE_NANOS);
        command(0x20);
        assertThat(data()).isEqualTo(0x1e);
        assertThat(data()).isEqualTo(0x65);
    }

    @Test
    void mouseAnswersItsProbe() {
        command(0x60, 0x47);
        command(0xd4, 0xff);
        assertThat(drain()).containsExactly(0xfa, 0xaa, 0x00);
        command(0xd4, 0xf2);
        assertThat(drain()).containsExactly(0xfa, 0x00);
        assertThat(irq12.edges).isEqualTo(5);
    }

    @Test
    void sendingToTheKeyboardEnablesIt() {
        command(0x60, 0x10);
        kbc.out8(0x60, 0xee);
        assertThat(drain()).containsExactly(0xee);
    }

    @Test
    void identityOfATranslatedKeyboard() {
        setUpLikeABios();
        kbc.out8(0x60, 0xf2);
        assertThat(drain()).containsExactly(0xfa, 0xab, 0x41);
    }

    @Test
    void resetDisablesTheDevicesAndDropsTheOutput() {
        setUpLikeABios();
        type(Key.A);
        time.step(BYTE_NANOS);
        kbc.reset();
        assertThat(irq1.asserted).isFalse();
        assertThat(status()).isEqualTo(0x10);
        command(0x20);
        assertThat(data()).isEqualTo(0x30);
    }

    @Test
    void stateSurvivesASnapshot() {
        setUpLikeABios();
        type(Key.A, Key.ARROW_UP, Key.B, Key.C, Key.D, Key.E, Key.F);
        keyboard.key(KeyEvent.press(Key.SHIFT_LEFT));
        time.step(BYTE_NANOS);
        command(0xd0);
        mouse.move(3, 4, Ps2Mouse.LEFT);
        VirtualTime otherTime = new VirtualTime();
        I8042 other = new I8042(otherTime.scheduler, new IrqProbe(), new IrqProbe(), system, system,
            new Ps2Keyboard(otherTime.scheduler), new Ps2Mouse(otherTime.scheduler));
        Snapshot.copy(kbc, other);
        assertThat(other.in8(0x60)).isEqualTo(0x1e);
        assertThat(other.in8(0x60)).isEqualTo(0xdf);
        otherTime.step(2 * BYTE_NANOS);
        assertThat(other.in8(0x60)).isEqualTo(0x9e);
    }
}
