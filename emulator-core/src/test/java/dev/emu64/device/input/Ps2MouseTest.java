package dev.emu64.device.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.device.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class Ps2MouseTest {
    private final VirtualTime time = new VirtualTime();
    private final Ps2Mouse mouse = new Ps2Mouse(time.scheduler);

    private List<Integer> sent() {
        List<Integer> values = new ArrayList<>();
        while (mouse.hasByte()) {
            values.add(mouse.send());
        }
        return values;
    }

    private List<Integer> host(int... values) {
        for (int value : values) {
            mouse.receive(value);
        }
        return sent();
    }

    @Test
    void resetAnswersWithItsIdentity() {
        assertThat(host(0xff)).containsExactly(0xfa);
        time.step(1_000_000_000);
        assertThat(sent()).containsExactly(0xaa, 0x00);
    }

    @Test
    void reportsOnlyWhenEnabled() {
        mouse.move(5, -3, Ps2Mouse.LEFT);
        assertThat(sent()).isEmpty();
        assertThat(host(0xf6, 0xf4)).containsExactly(0xfa, 0xfa);
        mouse.move(5, -3, Ps2Mouse.LEFT | Ps2Mouse.MIDDLE);
        assertThat(sent()).containsExactly(0x2d, 0x05, 0xfd);
        assertThat(host(0xf5)).containsExactly(0xfa);
        mouse.move(1, 1, 0);
        assertThat(sent()).isEmpty();
    }

    @Test
    void longMovementTakesSeveralPackets() {
        host(0xf4);
        mouse.move(-300, 0, 0);
        assertThat(sent()).containsExactly(0x18, 0x00, 0x00, 0x18, 0xd4, 0x00);
    }

    @Test
    void movementThatFindsTheBufferFullAddsUp() {
        host(0xf4);
        for (int i = 0; i < 20; i++) {
            mouse.move(1, 0, 0);
        }
        List<Integer> packets = sent();
        int moved = 0;
        for (int i = 1; i < packets.size(); i += 3) {
            moved += packets.get(i);
        }
        assertThat(moved).isEqualTo(20);
        assertThat(packets).hasSize(18);
    }

    @Test
    void statusTellsModeButtonsResolutionAndRate() {
        host(0xf4, 0xe7, 0xe8, 3, 0xf3, 200);
        mouse.move(0, 0, Ps2Mouse.LEFT | Ps2Mouse.RIGHT);
        assertThat(host(0xe9)).containsExactly(0xfa, 0x35, 3, 200);
    }

    @Test
    void remoteModeSendsOnRequestOnly() {
        host(0xf0, 0xf4);
        mouse.move(7, 8, 0);
        assertThat(sent()).isEmpty();
        assertThat(host(0xeb)).containsExactly(0xfa, 0x08, 7, 8);
    }

    @Test
    void wrapModeEchoes() {
        assertThat(host(0xee, 0xf2, 0xec, 0xf2)).containsExactly(0xfa, 0xf2, 0xfa, 0xfa, 0x00);
    }

    @Test
    void unknownCommandIsAskedForAgain() {
        assertThat(host(0xe5)).containsExactly(0xfe);
    }
}
