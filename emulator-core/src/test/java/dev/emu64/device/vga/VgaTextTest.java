package dev.emu64.device.vga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.bus.MmioHandler;
import dev.emu64.clock.VirtualClock;
import dev.emu64.display.Cursor;
import dev.emu64.display.Font;
import dev.emu64.display.TextScreen;
import org.junit.jupiter.api.Test;

class VgaTextTest {
    private static final long TEXT = 0xb8000;

    private final Vga vga = new Vga(new VirtualClock(1), null);
    private final MmioHandler window = vga.window();

    private TextScreen screen() {
        return (TextScreen) vga.screen();
    }

    private void crtc(int register, int value) {
        vga.out8(0x3d4, register);
        vga.out8(0x3d5, value);
    }

    private void type(int row, int column, String text, int attribute) {
        for (int at = 0; at < text.length(); at++) {
            window.write(TEXT + (row * 80 + column + at) * 2L, 2, attribute << 8 | text.charAt(at));
        }
    }

    @Test
    void wakesUpInMode3WithBlanksOfAttribute7() {
        TextScreen screen = screen();
        assertThat(screen.columns()).isEqualTo(80);
        assertThat(screen.rows()).isEqualTo(25);
        assertThat(screen.code(24, 79)).isEqualTo(0x20);
        assertThat(screen.attribute(24, 79)).isEqualTo(0x07);
        assertThat(screen.cursor()).isEqualTo(new Cursor(0, 0, 13, 14, true));
        assertThat(screen.blink()).isTrue();
        assertThat(screen.font().width()).isEqualTo(9);
        assertThat(screen.font().height()).isEqualTo(16);
        assertThat(screen.underlined(0, 0)).isFalse();
    }

    @Test
    void paletteIsThatOfTheSixteenPcColours() {
        assertThat(screen().palette()).containsExactly(0x000000, 0x0000aa, 0x00aa00, 0x00aaaa, 0xaa0000, 0xaa00aa,
                0xaa5500, 0xaaaaaa, 0x555555, 0x5555ff, 0x55ff55, 0x55ffff, 0xff5555, 0xff55ff, 0xffff55, 0xffffff);
    }

    @Test
    void evenAddressesAreCodesAndOddOnesAttributes() {
        window.write(TEXT + 160, 1, 'H');
        window.write(TEXT + 161, 1, 0x0b);
        assertThat(screen().lines().get(1)).isEqualTo("H");
        assertThat(screen().attribute(1, 0)).isEqualTo(0x0b);
        assertThat(screen().foreground(1, 0)).isEqualTo(0x55ffff);
    }

    @Test
    void storesOfEverySizeAndAlignmentReachTheSameCells() {
        window.write(TEXT, 8, 0x0744_0743_0742_0741L);
        window.write(TEXT + 9, 2, 0x45_1fL);
        window.write(TEXT + 11, 4, 0x4746_2e45L);
        assertThat(window.read(TEXT, 8)).isEqualTo(0x0744_0743_0742_0741L);
        assertThat(window.read(TEXT + 9, 2)).isEqualTo(0x451fL);
        assertThat(window.read(TEXT + 11, 4)).isEqualTo(0x4746_2e45L);
        assertThat(window.read(TEXT + 8, 2)).isEqualTo(0x1f20L);
        assertThat(screen().line(0)).startsWith("ABCD E.G");
    }

    @Test
    void accessesAcrossTheEndOfTheWindowKeepWhatLiesInside() {
        window.write(0xbfffc, 8, 0x1122334455667788L);
        assertThat(window.read(0xbfffc, 4)).isEqualTo(0x55667788L);
        assertThat(window.read(0xbfffc, 8)).isEqualTo(0xffffffff55667788L);
    }

    @Test
    void windowsOfOtherModesDoNotAnswer() {
        window.write(0xa0000, 4, 0);
        window.write(0xb0000, 4, 0);
        assertThat(window.read(0xa0000, 4)).isEqualTo(0xffffffffL);
        assertThat(window.read(0xb7fff, 1)).isEqualTo(0xff);
    }

    @Test
    void ramDisabledByTheMiscellaneousRegisterDoesNotAnswer() {
        vga.out8(0x3c2, 0x65);
        window.write(TEXT, 2, 0x0741);
        assertThat(window.read(TEXT, 2)).isEqualTo(0xffff);
        vga.out8(0x3c2, 0x67);
        assertThat(window.read(TEXT, 2)).isEqualTo(0x0720);
    }

    @Test
    void startAddressScrollsThePicture() {
        type(1, 0, "second row", 7);
        crtc(0x0d, 80);
        assertThat(screen().lines().get(0)).isEqualTo("second row");
    }

    @Test
    void lineCompareShowsAddressZeroBelowTheSplit() {
        type(0, 0, "status", 7);
        type(30, 0, "thirty", 7);
        crtc(0x0c, 80 * 30 >> 8);
        crtc(0x0d, 80 * 30 & 0xff);
        int split = 24 * 16 - 1;
        crtc(0x18, split & 0xff);
        crtc(0x11, 0);
        crtc(0x09, 0x4f & ~0x40);
        crtc(0x07, 0x1f);
        assertThat(screen().lines().get(0)).isEqualTo("thirty");
        assertThat(screen().lines().get(24)).isEqualTo("status");
    }

    @Test
    void cursorFollowsItsRegisters() {
        crtc(0x0e, 0x07);
        crtc(0x0f, 0x80);
        crtc(0x0a, 0);
        crtc(0x0b, 15);
        assertThat(screen().cursor()).isEqualTo(new Cursor(24, 0, 0, 15, true));
        assertThat(screen().cursor().block(16)).isTrue();
        crtc(0x0a, 0x20);
        assertThat(screen().cursor().visible()).isFalse();
        crtc(0x0a, 15);
        crtc(0x0b, 3);
        assertThat(screen().cursor().visible()).isFalse();
    }

    @Test
    void brightBackgroundsReplaceBlinkingWhenModeControlSaysSo() {
        type(0, 0, "x", 0x9f);
        assertThat(screen().blinking(0, 0)).isTrue();
        assertThat(screen().background(0, 0)).isEqualTo(0x0000aa);
        vga.in8(0x3da);
        vga.out8(0x3c0, 0x30);
        vga.out8(0x3c0, 0x04);
        assertThat(screen().blinking(0, 0)).isFalse();
        assertThat(screen().background(0, 0)).isEqualTo(0x5555ff);
    }

    @Test
    void monochromeModeUnderlinesAndUsesTheOtherPorts() {
        assertThat(vga.setVideoMode(7, true)).isTrue();
        window.write(0xb0000, 2, 0x0141);
        assertThat(screen().underlined(0, 0)).isTrue();
        assertThat(screen().lines().get(0)).isEqualTo("A");
        assertThat(screen().foreground(0, 0)).isEqualTo(0xaaaaaa);
        vga.out8(0x3b4, 0x0f);
        assertThat(vga.in8(0x3b4)).isEqualTo(0x0f);
        assertThat(vga.in8(0x3d4)).isEqualTo(0xff);
    }

    @Test
    void screenWithoutItsPaletteIsBlank() {
        type(0, 0, "hidden", 7);
        vga.in8(0x3da);
        vga.out8(0x3c0, 0x00);
        assertThat(screen().lines().get(0)).isEmpty();
        assertThat(screen().cursor().visible()).isFalse();
        vga.in8(0x3da);
        vga.out8(0x3c0, 0x20);
        assertThat(screen().lines().get(0)).isEqualTo("hidden");
    }

    @Test
    void changesCountOnlyWhatAltersThePicture() {
        type(0, 0, "same", 7);
        crtc(0x0f, 4);
        long before = vga.changes();
        type(0, 0, "same", 7);
        crtc(0x0f, 4);
        vga.in8(0x3da);
        window.read(TEXT, 4);
        assertThat(vga.changes()).isEqualTo(before);
        type(0, 0, "Same", 7);
        assertThat(vga.changes()).isGreaterThan(before);
    }

    @Test
    void glyphsWrittenToPlane2AreShown() {
        select(0x3c4, 2, 4);
        select(0x3c4, 4, 6);
        select(0x3ce, 5, 0);
        select(0x3ce, 6, 0);
        assertThat(window.read(0xa0000 + 'A' * 32 + 5, 1)).as("the map that is read is still 0").isNotEqualTo(0xff);
        for (int line = 0; line < 16; line++) {
            window.write(0xa0000 + 'A' * 32 + line, 1, line);
        }
        select(0x3c4, 2, 3);
        select(0x3c4, 4, 2);
        select(0x3ce, 5, 0x10);
        select(0x3ce, 6, 0x0e);
        assertThat(screen().font().line('A', 9)).isEqualTo(9 << 1);
        assertThat(screen().font().line('B', 9)).isEqualTo(Font.rom(9, 16, true).line('B', 9));
    }

    @Test
    void attributeBit3ChoosesTheSecondFontWhenThereAreTwo() {
        byte[] glyphs = new byte[256 * 16];
        glyphs['A' * 16 + 3] = 0x5a;
        vga.loadFont(1, 0, 16, glyphs);
        select(0x3c4, 3, 0x04);
        type(0, 0, "A", 0x0f);
        type(0, 1, "A", 0x07);
        TextScreen screen = screen();
        assertThat(screen.font().dual()).isTrue();
        assertThat(screen.font().line(screen.glyph(0, 0), 3)).isEqualTo(0x5a << 1);
        assertThat(screen.font().line(screen.glyph(0, 1), 3)).isNotEqualTo(0x5a << 1);
    }

    @Test
    void fortyColumnModesHaveFortyColumns() {
        vga.setVideoMode(1, true);
        assertThat(screen().columns()).isEqualTo(40);
        assertThat(screen().rows()).isEqualTo(25);
    }

    @Test
    void eightLineCellsGiveFiftyRows() {
        byte[] glyphs = new byte[256 * 8];
        vga.loadFont(0, 0, 8, glyphs);
        crtc(0x09, 0x47);
        assertThat(screen().rows()).isEqualTo(50);
        assertThat(screen().font().height()).isEqualTo(8);
    }

    @Test
    void modeSetKeepsTheTextWhenAskedTo() {
        type(3, 3, "stays", 7);
        vga.setVideoMode(3, false);
        assertThat(screen().lines().get(3)).isEqualTo("   stays");
        vga.setVideoMode(3, true);
        assertThat(screen().lines().get(3)).isEmpty();
    }

    private void select(int port, int register, int value) {
        vga.out8(port, register);
        vga.out8(port + 1, value);
    }
}
