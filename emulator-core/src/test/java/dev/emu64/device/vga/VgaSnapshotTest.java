package dev.emu64.device.vga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.clock.VirtualClock;
import dev.emu64.device.Snapshot;
import dev.emu64.display.TextScreen;
import org.junit.jupiter.api.Test;

class VgaSnapshotTest {
    private final Vga vga = new Vga(new VirtualClock(1), null);
    private final Vga restored = new Vga(new VirtualClock(1), null);

    @Test
    void textScreenFontAndRegistersComeBack() {
        vga.window().write(0xb8000, 4, 0x0b69_0b48);
        vga.out16(0x3d4, 0x050f);
        vga.loadFont(0, 'A', 16, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});
        vga.out8(0x3c8, 3);
        vga.out8(0x3c9, 0x2a);
        Snapshot.copy(vga, restored);
        assertThat(restored.screen()).isEqualTo(vga.screen());
        assertThat(((TextScreen) restored.screen()).font().line('A', 3)).isEqualTo(4 << 1);
        restored.out8(0x3c9, 0x15);
        restored.out8(0x3c7, 3);
        restored.in8(0x3c9);
        assertThat(restored.in8(0x3c9)).as("the DAC goes on in the middle of an entry").isEqualTo(0x15);
    }

    @Test
    void romFontIsTheSameFontAfterwards() {
        Snapshot.copy(vga, restored);
        assertThat(restored.screen()).isEqualTo(vga.screen());
    }

    @Test
    void graphicsModesComeBackWithPathAndPicture() {
        vga.setVideoMode(0x12, true);
        vga.window().write(0xa0000, 1, 0x80);
        Snapshot.copy(vga, restored);
        assertThat(restored.screen()).isEqualTo(vga.screen());
        restored.window().write(0xa0001, 1, 0x55);
        vga.window().write(0xa0001, 1, 0x55);
        assertThat(restored.screen()).isEqualTo(vga.screen());
    }

    @Test
    void framebufferComesBackWithItsMode() {
        vga.setVbeMode(VbeMode.find(0x18e), true);
        vga.framebuffer().write(LinearFramebuffer.DEFAULT_BASE + 3, 4, 0x00ffffff);
        Snapshot.copy(vga, restored);
        assertThat(restored.screen()).isEqualTo(vga.screen());
    }
}
