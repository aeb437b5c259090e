package dev.emu64.device.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.bus.PortBus;
import dev.emu64.device.SystemProbe;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsaDebugExitTest {
    private final SystemProbe system = new SystemProbe();
    private final PortBus ports = new PortBus();

    @ParameterizedTest
    @CsvSource({"1,0x10,33", "1,0x11,35", "1,0,1", "1,0x80,1", "2,0x3110,33", "4,0x11,35", "4,0x7fffffff,255"})
    void writeOfAnySizeEndsTheRunWithAnOddCode(int size, String value, int code) {
        ports.attach("isa-debug-exit", 0xf4, 0xf7, new IsaDebugExit(system));
        ports.out(0xf4, size, Integer.decode(value));
        assertThat(system.exitCode).isEqualTo(code);
    }
}
