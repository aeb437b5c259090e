package dev.emu64.device.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.bus.PortBus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DebugConsoleTest {
    private final List<Integer> printed = new ArrayList<>();
    private final PortBus ports = new PortBus();

    @Test
    void passesBytesOnAndAnswersWithItsPortNumber() {
        ports.attach("console", 0xe9, 0xe9, new DebugConsole(printed::add));
        ports.out(0xe9, 1, 'H');
        ports.out(0xe9, 1, 0xff);
        ports.out(0xe9, 2, 0x4142);
        assertThat(printed).containsExactly((int) 'H', 0xff, 0x42);
        assertThat(ports.in(0xe9, 1)).isEqualTo(0xe9);
    }
}
