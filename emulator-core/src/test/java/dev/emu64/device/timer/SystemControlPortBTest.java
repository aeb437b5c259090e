package dev.emu64.device.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.device.IrqProbe;
import dev.emu64.device.Snapshot;
import dev.emu64.device.VirtualTime;
import org.junit.jupiter.api.Test;

class SystemControlPortBTest {
    private final VirtualTime time = new VirtualTime();
    private final I8254 pit = new I8254(time.scheduler, new IrqProbe());
    private final SystemControlPortB port = new SystemControlPortB(pit, time.scheduler);

    @Test
    void bit0GatesCounter2AndBit5ShowsItsOut() {
        pit.out8(3, 0xb0);
        pit.out8(2, 100);
        pit.out8(2, 0);
        time.step(1_000_000);
        assertThat(port.in8(0x61) & 0x21).isZero();
        port.out8(0x61, 0x01);
        time.step(1_000_000);
        assertThat(port.in8(0x61) & 0x21).isEqualTo(0x21);
    }

    @Test
    void lowFourBitsReadBackAndTheSourcesOfNmiAreQuiet() {
        port.out8(0x61, 0xff);
        assertThat(port.in8(0x61) & 0xcf).isEqualTo(0x0f);
    }

    @Test
    void bit4TogglesWithEveryRefresh() {
        int before = port.in8(0x61) & 0x10;
        time.step(15_085);
        assertThat(port.in8(0x61) & 0x10).isNotEqualTo(before);
        time.step(15_085);
        assertThat(port.in8(0x61) & 0x10).isEqualTo(before);
    }

    @Test
    void resetLowersTheGate() {
        port.out8(0x61, 0x03);
        port.reset();
        assertThat(port.in8(0x61) & 0x0f).isZero();
    }

    @Test
    void stateSurvivesASnapshot() {
        port.out8(0x61, 0x03);
        SystemControlPortB other = new SystemControlPortB(pit, time.scheduler);
        Snapshot.copy(port, other);
        assertThat(other.in8(0x61) & 0x0f).isEqualTo(0x03);
    }
}
