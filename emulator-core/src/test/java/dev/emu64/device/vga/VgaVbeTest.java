package dev.emu64.device.vga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.clock.VirtualClock;
import dev.emu64.display.Frame;
import dev.emu64.display.TextScreen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VgaVbeTest {
    private static final long LFB = LinearFramebuffer.DEFAULT_BASE;

    private final Vga vga = new Vga(new VirtualClock(1), null);

    private void dispi(int register, int value) {
        vga.out16(0x1ce, register);
        vga.out16(0x1cf, value);
    }

    private int dispi(int register) {
        vga.out16(0x1ce, register);
        return vga.in16(0x1cf);
    }

    private void mode(int width, int height, int bitsPerPixel) {
        dispi(4, 0);
        dispi(1, width);
        dispi(2, height);
        dispi(3, bitsPerPixel);
        dispi(4, 0x41);
    }

    @Test
    void identifiesItselfAndItsMemory() {
        assertThat(dispi(0)).isEqualTo(0xb0c5);
        assertThat(dispi(10)).isEqualTo(256);
        dispi(4, 2);
        assertThat(dispi(1)).isEqualTo(2560);
        assertThat(dispi(3)).isEqualTo(32);
    }

    @ParameterizedTest
    @CsvSource({
        "15, 7c1f, ff00ff", "15, 4210, 848484", "16, f81f, ff00ff", "16, 07e0, 00ff00",
        "24, 123456, 123456", "32, ff123456, 123456", "8, 0c, ff5555"})
    void pixelsOfEveryDepthHaveTheirColours(int bitsPerPixel, String stored, String shown) {
        vga.setVideoMode(0x13, true);
        mode(640, 480, bitsPerPixel);
        int step = bitsPerPixel + 7 >> 3;
        long value = Long.parseLong(stored, 16);
        for (int at = 0; at < step; at++) {
            vga.framebuffer().write(LFB + (640L * 7 + 5) * step + at, 1, value >> at * 8 & 0xff);
        }
        Frame frame = (Frame) vga.screen();
        assertThat(frame.width()).isEqualTo(640);
        assertThat(frame.height()).isEqualTo(480);
        assertThat(frame.pixel(5, 7)).isEqualTo(Integer.parseInt(shown, 16));
        assertThat(frame.pixel(6, 7)).isZero();
    }

    @Test
    void resolutionIsFixedWhileTheDisplayIsOn() {
        mode(800, 600, 32);
        dispi(1, 640);
        assertThat(dispi(1)).isEqualTo(800);
    }

    @Test
    void virtualScreenIsScrolledByItsOffsets() {
        mode(640, 480, 32);
        dispi(6, 1024);
        assertThat(dispi(7)).isEqualTo(4096);
        dispi(8, 3);
        dispi(9, 100);
        vga.framebuffer().write(LFB + (100 * 1024 + 3) * 4L, 4, 0xabcdef);
        assertThat(((Frame) vga.screen()).pixel(0, 0)).isEqualTo(0xabcdef);
    }

    @Test
    void banksOpenTheFramebufferAtA0000() {
        mode(1024, 768, 8);
        dispi(5, 3);
        vga.window().write(0xa0010, 4, 0x44332211);
        assertThat(vga.framebuffer().read(LFB + 0x30010, 4)).isEqualTo(0x44332211L);
        assertThat(vga.window().read(0xa0012, 2)).isEqualTo(0x4433);
    }

    @Test
    void enablingClearsUnlessToldToKeep() {
        mode(640, 480, 32);
        vga.framebuffer().write(LFB, 4, 0x112233);
        dispi(4, 0);
        dispi(4, 0xc1);
        assertThat(vga.framebuffer().read(LFB, 4)).isEqualTo(0x112233);
        dispi(4, 0);
        dispi(4, 0x41);
        assertThat(vga.framebuffer().read(LFB, 4)).isZero();
    }

    @Test
    void textComesBackUnharmedWhenTheExtensionIsSwitchedOff() {
        vga.window().write(0xb8000, 2, 0x0741);
        mode(640, 480, 32);
        assertThat(vga.textMode()).isFalse();
        vga.framebuffer().write(LFB, 4, -1);
        dispi(4, 0);
        assertThat(((TextScreen) vga.screen()).lines().get(0)).isEqualTo("A");
    }

    @Test
    void everyListedModeFitsTheApertureAndShowsItsSize() {
        for (VbeMode mode : VbeMode.all()) {
            assertThat(mode.bytesPerLine() * mode.height()).isLessThanOrEqualTo(LinearFramebuffer.APERTURE_BYTES);
            assertThat(VbeMode.find(mode.number())).isSameAs(mode);
            vga.setVbeMode(mode, true);
            Frame frame = (Frame) vga.screen();
            assertThat(frame.width()).isEqualTo(mode.width());
            assertThat(frame.height()).isEqualTo(mode.height());
        }
    }

    @Test
    void accessesOfEverySizeReadBackUpToTheEndOfTheAperture() {
        long last = LFB + LinearFramebuffer.APERTURE_BYTES - 8;
        assertThat(vga.framebuffer().read(last, 8)).isZero();
        vga.framebuffer().write(last, 8, 0x8877665544332211L);
        assertThat(vga.framebuffer().read(last, 8)).isEqualTo(0x8877665544332211L);
        assertThat(vga.framebuffer().read(last + 6, 2)).isEqualTo(0x8877L);
        assertThat(vga.framebuffer().read(last + 7, 1)).isEqualTo(0x88L);
        assertThat(vga.framebuffer().read(last + 4, 4)).isEqualTo(0x88776655L);
    }

    @Test
    void blocksTravelAsSingleStoresDo() {
        byte[] block = {1, 2, 3, 4, 5, 6, 7, 8};
        vga.framebuffer().writeBlock(LFB + 0x123, 4, block, 0, 8);
        assertThat(vga.framebuffer().read(LFB + 0x123, 8)).isEqualTo(0x0807060504030201L);
        byte[] back = new byte[16];
        vga.framebuffer().readBlock(LFB + 0x120, 1, back, 2, 12);
        assertThat(back).containsExactly(0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0);
        vga.framebuffer().fill(LFB + 0x200, 4, 0x44332211, 3);
        assertThat(vga.framebuffer().read(LFB + 0x206, 8)).isEqualTo(0x0000_4433_2211_4433L);
        vga.window().writeBlock(0xb8000, 2, new byte[] {'H', 7, 'i', 7}, 0, 4);
        vga.window().fill(0xb8000 + 160, 2, 0x0778, 3);
        assertThat(((TextScreen) vga.screen()).lines().subList(0, 2)).containsExactly("Hi", "xxx");
    }

    @Test
    void eightBitDacShowsAllEightBits() {
        mode(320, 200, 8);
        dispi(4, 0x61);
        vga.out8(0x3c8, 1);
        vga.out8(0x3c9, 0x81);
        vga.out8(0x3c9, 0x42);
        vga.out8(0x3c9, 0xff);
        vga.framebuffer().write(LFB, 1, 1);
        assertThat(((Frame) vga.screen()).pixel(0, 0)).isEqualTo(0x8142ff);
    }
}
