package dev.emu64.device.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.device.Snapshot;
import dev.emu64.device.SystemProbe;
import org.junit.jupiter.api.Test;

class ResetPortTest {
    private final SystemProbe system = new SystemProbe();
    private final ResetPort port = new ResetPort(system);

    @Test
    void onlyTheRiseOfBit2Resets() {
        port.out8(0xcf9, 0x02);
        assertThat(system.resets).isZero();
        port.out8(0xcf9, 0x06);
        assertThat(system.resets).isEqualTo(1);
        port.out8(0xcf9, 0x06);
        assertThat(system.resets).isEqualTo(1);
        port.out8(0xcf9, 0x00);
        port.out8(0xcf9, 0x04);
        assertThat(system.resets).isEqualTo(2);
    }

    @Test
    void reservedBitsReadAsZero() {
        port.out8(0xcf9, 0xfa);
        assertThat(port.in8(0xcf9)).isEqualTo(0x02);
    }

    @Test
    void bit2RisesAgainAfterTheResetItCaused() {
        port.out8(0xcf9, 0x06);
        port.reset();
        port.out8(0xcf9, 0x06);
        assertThat(system.resets).isEqualTo(2);
    }

    @Test
    void stateSurvivesASnapshot() {
        port.out8(0xcf9, 0x04);
        ResetPort other = new ResetPort(system);
        Snapshot.copy(port, other);
        other.out8(0xcf9, 0x04);
        assertThat(system.resets).as("bit 2 did not rise again").isEqualTo(1);
    }
}
