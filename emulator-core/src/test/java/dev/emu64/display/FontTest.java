package dev.emu64.display;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class FontTest {
    @Test
    void letterAIsDrawnAsInItsDrawing() {
        Font font = Font.rom(8, 8, false);
        StringBuilder drawing = new StringBuilder();
        for (int line = 0; line < 8; line++) {
            for (int dot = 7; dot >= 0; dot--) {
                drawing.append((font.line('A', line) >> dot & 1) != 0 ? '#' : '.');
            }
            drawing.append('\n');
        }
        assertThat(drawing).hasToString("""
                ...##...
                ..####..
                .##..##.
                .##..##.
                .######.
                .##..##.
                .##..##.
                ........
                """);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 14, 16})
    void everyCodeButTheBlanksHasAGlyphOfItsOwn(int height) {
        Font font = Font.rom(8, height, false);
        for (int code = 0; code < 256; code++) {
            int ink = 0;
            for (int line = 0; line < height; line++) {
                ink |= font.line(code, line);
            }
            assertThat(ink == 0).as("code %x of %d lines is blank", code, height).isEqualTo(Cp437.blank(code));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 14, 16})
    void boxLinesMeetTheirNeighbours(int height) {
        Font font = Font.rom(9, height, true);
        int middle = 0x1ff;
        for (int line = 0; line < height; line++) {
            assertThat(font.line(0xb3, line)).as("│ is unbroken").isNotZero();
            assertThat(font.line(0xdb, line)).as("█ is solid, its ninth dot too").isEqualTo(middle);
            assertThat(font.line(0xc4, line)).as("─ is whole or absent").isIn(0, middle);
        }
        assertThat(font.line(0xc9, height - 1)).as("╔ goes on below").isEqualTo(font.line(0xba, 0));
    }

    @Test
    void ninthDotRepeatsOnlyForLineGraphics() {
        assertThat(Font.rom(9, 16, true).line(0xdc, 15)).isEqualTo(0x1ff);
        assertThat(Font.rom(9, 16, false).line(0xdc, 15)).isEqualTo(0x1fe);
        assertThat(Font.rom(9, 16, true).line(0xb1, 0) & 1).as("B1h is not in C0h-DFh").isZero();
    }

    @Test
    void guestGlyphsEqualToTheRomAreTheSameFont() {
        byte[] glyphs = new byte[256 * 16];
        Font rom = Font.rom(8, 16, false);
        for (int at = 0; at < glyphs.length; at++) {
            glyphs[at] = (byte) rom.line(at / 16, at % 16);
        }
        assertThat(Font.of(8, 16, false, glyphs.clone())).isEqualTo(rom);
        glyphs['A' * 16] ^= 1;
        assertThat(Font.of(8, 16, false, glyphs)).isNotEqualTo(rom);
    }
}
