package dev.emu64.device.vga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.clock.VirtualClock;
import dev.emu64.snapshot.StateDigest;
import org.junit.jupiter.api.Test;

class VgaRegistersTest {
    private final VirtualClock clock = new VirtualClock(1);
    private final Vga vga = new Vga(clock, null);

    @Test
    void wordWritesSetIndexAndData() {
        vga.out16(0x3d4, 0x120e);
        assertThat(vga.in8(0x3d4)).isEqualTo(0x0e);
        assertThat(vga.in8(0x3d5)).isEqualTo(0x12);
        vga.out16(0x3ce, 0x5508);
        assertThat(vga.in16(0x3ce)).isEqualTo(0x5508);
    }

    @Test
    void crtcRegisters0To7AreProtectedAllButOneBit() {
        vga.out16(0x3d4, 0x8e11);
        vga.out16(0x3d4, 0x1200);
        vga.out16(0x3d4, 0x0007);
        vga.out8(0x3d4, 0);
        assertThat(vga.in8(0x3d5)).isEqualTo(0x5f);
        vga.out8(0x3d4, 7);
        assertThat(vga.in8(0x3d5)).isEqualTo(0x0f);
        vga.out16(0x3d4, 0x0e11);
        vga.out16(0x3d4, 0x1200);
        vga.out8(0x3d4, 0);
        assertThat(vga.in8(0x3d5)).isEqualTo(0x12);
    }

    @Test
    void reservedBitsAndRegistersReadAsTheChipHasThem() {
        vga.out16(0x3c4, 0xff02);
        assertThat(vga.in8(0x3c5)).isEqualTo(0x0f);
        vga.out16(0x3ce, 0xff05);
        assertThat(vga.in8(0x3cf)).isEqualTo(0x7b);
        vga.out8(0x3d4, 0x30);
        assertThat(vga.in8(0x3d5)).isEqualTo(0xff);
    }

    @Test
    void attributeFlipFlopAlternatesAndStatusReadResetsIt() {
        vga.in8(0x3da);
        vga.out8(0x3c0, 0x21);
        vga.out8(0x3c0, 0x15);
        vga.out8(0x3c0, 0x22);
        assertThat(vga.in8(0x3c0)).isEqualTo(0x22);
        vga.in8(0x3da);
        vga.out8(0x3c0, 0x21);
        assertThat(vga.in8(0x3c1)).isEqualTo(0x15);
    }

    @Test
    void dacTakesThreeSixBitWritesAnEntryAndMovesOn() {
        vga.out8(0x3c8, 10);
        for (int level = 0; level < 6; level++) {
            vga.out8(0x3c9, 0xc0 | level);
        }
        assertThat(vga.in8(0x3c8)).isEqualTo(12);
        assertThat(vga.in8(0x3c7)).isZero();
        vga.out8(0x3c7, 11);
        assertThat(vga.in8(0x3c7)).isEqualTo(3);
        assertThat(new int[] {vga.in8(0x3c9), vga.in8(0x3c9), vga.in8(0x3c9)}).containsExactly(3, 4, 5);
    }

    @Test
    void statusShowsTheVerticalRetraceSeventyTimesASecond() {
        int retraces = 0;
        boolean before = false;
        int displayed = 0;
        for (int micros = 0; micros < 1_000_000; micros += 20) {
            clock.skipTo(micros * 1000L);
            int status = vga.in8(0x3da);
            boolean now = (status & 8) != 0;
            retraces += now && !before ? 1 : 0;
            before = now;
            displayed += status & 1 ^ 1;
            assertThat(now && (status & 1) == 0).as("displaying during the retrace").isFalse();
        }
        assertThat(retraces).isBetween(69, 71);
        assertThat(displayed).as("time in the displayed area, of 50000").isBetween(33_000, 37_000);
    }

    @Test
    void miscellaneousOutputAndFeatureReadBack() {
        vga.out8(0x3c2, 0xff);
        assertThat(vga.in8(0x3cc)).isEqualTo(0xef);
        vga.out8(0x3da, 0x03);
        assertThat(vga.in8(0x3ca)).isEqualTo(0x03);
    }

    @Test
    void digestFollowsWhatTheGuestCanSee() {
        Vga other = new Vga(new VirtualClock(1), null);
        assertThat(digest(other)).isEqualTo(digest(vga));
        vga.window().write(0xb8000, 2, 0x0741);
        assertThat(digest(other)).isNotEqualTo(digest(vga));
        other.window().write(0xb8000, 2, 0x0741);
        assertThat(digest(other)).isEqualTo(digest(vga));
        vga.framebuffer().write(0xfd000000L, 4, 0);
        vga.framebuffer().read(0xfd000000L + 0x800000, 4);
        assertThat(digest(other)).as("memory that only grew").isEqualTo(digest(vga));
    }

    private static long digest(Vga vga) {
        StateDigest digest = new StateDigest();
        vga.save(digest);
        return digest.value();
    }
}
