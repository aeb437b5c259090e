package dev.emu64.device.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.device.Snapshot;
import dev.emu64.device.SystemProbe;
import org.junit.jupiter.api.Test;

class SystemControlPortATest {
    private final SystemProbe system = new SystemProbe();
    private final SystemControlPortA port = new SystemControlPortA(system, system);

    @Test
    void bit1IsTheA20Gate() {
        system.a20 = false;
        assertThat(port.in8(0x92)).isZero();
        port.out8(0x92, 0x02);
        assertThat(system.a20).isTrue();
        assertThat(port.in8(0x92)).isEqualTo(0x02);
        system.a20 = false;
        assertThat(port.in8(0x92)).as("shows the gate, not what was written").isZero();
    }

    @Test
    void onlyTheRiseOfBit0Resets() {
        port.out8(0x92, 0x03);
        assertThat(system.resets).isEqualTo(1);
        port.out8(0x92, 0x03);
        assertThat(system.resets).isEqualTo(1);
    }

    @Test
    void bit0RisesAgainAfterTheResetItCaused() {
        port.out8(0x92, 0x03);
        port.reset();
        port.out8(0x92, 0x03);
        assertThat(system.resets).isEqualTo(2);
    }

    @Test
    void stateSurvivesASnapshot() {
        port.out8(0x92, 0x0b);
        SystemControlPortA other = new SystemControlPortA(system, system);
        Snapshot.copy(port, other);
        assertThat(other.in8(0x92)).isEqualTo(0x0b);
    }
}
