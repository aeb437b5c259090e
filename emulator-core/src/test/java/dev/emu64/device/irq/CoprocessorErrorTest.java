package dev.emu64.device.irq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.device.IrqProbe;
import dev.emu64.device.Snapshot;
import org.junit.jupiter.api.Test;

class CoprocessorErrorTest {
    private final IrqProbe irq13 = new IrqProbe();
    private final IrqProbe ignne = new IrqProbe();
    private final CoprocessorError chip = new CoprocessorError(irq13, ignne);

    @Test
    void errorRequestsIrq13() {
        chip.set(true);
        assertThat(irq13.asserted).isTrue();
        assertThat(ignne.asserted).isFalse();
    }

    @Test
    void writeTakesTheRequestBackAndLetsTheHandlerUseTheX87() {
        chip.set(true);
        chip.out8(0xf0, 0);
        assertThat(irq13.asserted).isFalse();
        assertThat(ignne.asserted).isTrue();
    }

    @Test
    void clearedErrorEndsIgnoring() {
        chip.set(true);
        chip.out8(0xf0, 0);
        chip.set(false);
        assertThat(ignne.asserted).isFalse();
        chip.set(true);
        assertThat(irq13.edges).isEqualTo(2);
    }

    @Test
    void writeWithoutErrorIgnoresNothing() {
        chip.out8(0xf0, 0);
        assertThat(ignne.asserted).isFalse();
    }

    @Test
    void errorReportedTwiceIsOneRequest() {
        chip.set(true);
        chip.out8(0xf0, 0);
        chip.set(true);
        assertThat(irq13.asserted).isFalse();
        assertThat(irq13.edges).isEqualTo(1);
    }

    @Test
    void copyGoesOnWhereTheOriginalWas() {
        chip.set(true);
        CoprocessorError copy = new CoprocessorError(irq13, ignne);
        Snapshot.copy(chip, copy);
        copy.out8(0xf0, 0);
        assertThat(ignne.asserted).isTrue();
    }
}
