package dev.emu64.device.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.bus.PortBus;
import dev.emu64.device.Snapshot;
import dev.emu64.device.SystemProbe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowerPortsTest {
    private final SystemProbe system = new SystemProbe();
    private final PowerPorts power = new PowerPorts(system);
    private final PortBus ports = new PortBus();

    @BeforeEach
    void attach() {
        ports.attach("power", 0x604, 0x605, power);
        ports.attach("power", 0xb004, 0xb005, power);
        ports.attach("power", 0x8900, 0x8900, power);
    }

    private void letters(String text) {
        for (char letter : text.toCharArray()) {
            ports.out(0x8900, 1, letter);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x604, 0xb004})
    void sleepEnableWithTypeZeroIsSoftOff(int port) {
        ports.out(port, 2, 0x2000);
        assertThat(system.powerOffs).isEqualTo(1);
        assertThat(ports.in(port, 2)).as("SLP_EN reads as zero").isZero();
    }

    @Test
    void otherSleepTypesAndPlainValuesDoNothing() {
        ports.out(0x604, 2, 0x2400);
        ports.out(0x604, 2, 0x0001);
        assertThat(system.powerOffs).isZero();
        assertThat(ports.in(0x604, 2)).isEqualTo(0x0001);
    }

    @Test
    void theWordShutdownSwitchesOff() {
        letters("Shutdow");
        assertThat(system.powerOffs).isZero();
        letters("n");
        assertThat(system.powerOffs).isEqualTo(1);
    }

    @Test
    void aWrongLetterStartsTheWordAgain() {
        letters("ShutShutdown");
        assertThat(system.powerOffs).isEqualTo(1);
        letters("Shut down");
        assertThat(system.powerOffs).isEqualTo(1);
    }

    @Test
    void stateSurvivesASnapshot() {
        letters("Shut");
        PowerPorts other = new PowerPorts(system);
        Snapshot.copy(power, other);
        for (char letter : "down".toCharArray()) {
            other.out8(0x8900, letter);
        }
        assertThat(system.powerOffs).isEqualTo(1);
    }
}
