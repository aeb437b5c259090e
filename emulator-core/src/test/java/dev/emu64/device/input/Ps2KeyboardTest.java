package dev.emu64.device.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.device.VirtualTime;
import dev.emu64.input.Key;
import dev.emu64.input.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class Ps2KeyboardTest {
    private final VirtualTime time = new VirtualTime();
    private final Ps2Keyboard keyboard = new Ps2Keyboard(time.scheduler);

    private List<Integer> sent() {
        List<Integer> values = new ArrayList<>();
        while (keyboard.hasByte()) {
            values.add(keyboard.send());
        }
        return values;
    }

    private List<Integer> host(int... values) {
        for (int value : values) {
            keyboard.receive(value);
        }
        return sent();
    }

    private void press(Key key) {
        keyboard.key(KeyEvent.press(key));
    }

    private void release(Key key) {
        keyboard.key(KeyEvent.release(key));
    }

    @Test
    void ledsFollowTheHost() {
        assertThat(host(0xed, 0x05)).containsExactly(0xfa, 0xfa);
        assertThat(keyboard.leds()).isEqualTo(5);
    }

    @Test
    void commandInPlaceOfAnArgumentIsACommand() {
        assertThat(host(0xed, 0xee)).containsExactly(0xfa, 0xee);
        assertThat(keyboard.leds()).isZero();
        press(Key.A);
        assertThat(sent()).containsExactly(0x1c);
    }

    @Test
    void resetAnswersAfterItsSelfTest() {
        host(0xf0, 1);
        assertThat(host(0xff)).containsExactly(0xfa);
        press(Key.A);
        assertThat(sent()).as("no scanning during the self-test").isEmpty();
        time.step(1_000_000_000);
        assertThat(sent()).startsWith(0xaa, 0x1c);
    }

    @Test
    void scanCodeSetIsChosenAndAskedFor() {
        assertThat(host(0xf0, 0)).containsExactly(0xfa, 0xfa, 2);
        assertThat(host(0xf0, 1)).containsExactly(0xfa, 0xfa);
        press(Key.A);
        release(Key.A);
        assertThat(sent()).containsExactly(0x1e, 0x9e);
        assertThat(host(0xf0, 3)).containsExactly(0xfa, 0xfa);
        assertThat(host(0xf0, 0)).containsExactly(0xfa, 0xfa, 3);
        assertThat(host(0xf0, 9)).containsExactly(0xfa, 0xfe);
        assertThat(host(0xf6)).containsExactly(0xfa);
        assertThat(host(0xf0, 0)).containsExactly(0xfa, 0xfa, 2);
    }

    @Test
    void set3BreaksOnlyTheKeysOfThatType() {
        host(0xf0, 3);
        press(Key.A);
        release(Key.A);
        press(Key.SHIFT_LEFT);
        release(Key.SHIFT_LEFT);
        assertThat(sent()).containsExactly(0x1c, 0x12, 0xf0, 0x12);
        assertThat(host(0xfc, 0x1c)).containsExactly(0xfa, 0xfa);
        assertThat(host(0xf4)).containsExactly(0xfa);
        press(Key.A);
        release(Key.A);
        assertThat(sent()).containsExactly(0x1c, 0xf0, 0x1c);
        assertThat(host(0xf9)).containsExactly(0xfa);
        release(Key.SHIFT_LEFT);
        assertThat(sent()).isEmpty();
        assertThat(host(0xfa)).containsExactly(0xfa);
        release(Key.ESCAPE);
        assertThat(sent()).containsExactly(0xf0, 0x08);
    }

    @Test
    void disabledKeyboardIsSilentUntilItIsEnabled() {
        assertThat(host(0xf5)).containsExactly(0xfa);
        press(Key.A);
        release(Key.A);
        assertThat(sent()).isEmpty();
        assertThat(host(0xf4)).containsExactly(0xfa, 0x1c, 0xf0, 0x1c);
    }

    @Test
    void resendRepeatsTheLastByte() {
        press(Key.A);
        assertThat(sent()).containsExactly(0x1c);
        assertThat(host(0xfe)).containsExactly(0x1c);
    }

    @Test
    void unknownCommandIsAskedForAgain() {
        assertThat(host(0xef)).containsExactly(0xfe);
    }

    @Test
    void responsesGoBeforeKeys() {
        press(Key.A);
        assertThat(host(0xee)).containsExactly(0xee, 0x1c);
    }

    @Test
    void heldKeyRepeatsAfterItsDelay() {
        press(Key.A);
        press(Key.B);
        assertThat(sent()).containsExactly(0x1c, 0x32);
        time.step(499_999_999);
        assertThat(sent()).isEmpty();
        time.step(1);
        assertThat(sent()).as("only the last key pressed").containsExactly(0x32);
        time.step(91_740_000);
        assertThat(sent()).as("10.9 times a second").containsExactly(0x32);
        release(Key.B);
        assertThat(sent()).containsExactly(0xf0, 0x32);
        time.step(2_000_000_000);
        assertThat(sent()).isEmpty();
    }

    @Test
    void typematicRateIsSet() {
        assertThat(host(0xf3, 0x00)).containsExactly(0xfa, 0xfa);
        press(Key.A);
        assertThat(sent()).containsExactly(0x1c);
        time.step(250_000_000);
        assertThat(sent()).containsExactly(0x1c);
        for (int i = 0; i < 10; i++) {
            time.step(8 * 4_170_000L);
            assertThat(sent()).containsExactly(0x1c);
        }
    }

    @Test
    void heldKeyRepeatsNoFurtherWhileTheHostDoesNotFetch() {
        press(Key.A);
        time.step(5_000_000_000L);
        assertThat(sent()).containsExactly(0x1c);
        time.step(100_000_000);
        assertThat(sent()).containsExactly(0x1c);
    }

    @Test
    void typedKeyIsReleasedBeforeItCanRepeat() {
        for (int i = 0; i < 20; i++) {
            press(Key.A);
            release(Key.A);
        }
        time.step(5_000_000_000L);
        assertThat(sent()).hasSize(60);
    }
}
