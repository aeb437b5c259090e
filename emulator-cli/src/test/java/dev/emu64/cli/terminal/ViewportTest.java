package dev.emu64.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.display.Cursor;
import dev.emu64.display.Font;
import dev.emu64.display.TextScreen;
import org.junit.jupiter.api.Test;

class ViewportTest {
    private static TextScreen screen(int rows, int usedRow, Cursor cursor) {
        byte[] codes = new byte[4 * rows];
        codes[4 * usedRow] = 'x';
        return new TextScreen(4, rows, codes, new byte[4 * rows], cursor, new int[16], false, Font.rom(9, 16, true), -1);
    }

    @Test
    void aScreenThatFitsStaysWhole() {
        TextScreen screen = screen(25, 24, Cursor.HIDDEN);
        assertThat(Viewport.fit(screen, 25)).isSameAs(screen);
    }

    @Test
    void theTopIsShownWhileTheRestIsBlank() {
        TextScreen cut = (TextScreen) Viewport.fit(screen(25, 3, Cursor.HIDDEN), 24);
        assertThat(cut.rows()).isEqualTo(24);
        assertThat(cut.line(3)).startsWith("x");
    }

    @Test
    void theLastTextIsShown() {
        TextScreen cut = (TextScreen) Viewport.fit(screen(25, 24, new Cursor(24, 1, 13, 14, true)), 20);
        assertThat(cut.line(19)).startsWith("x");
        assertThat(cut.cursor()).isEqualTo(new Cursor(19, 1, 13, 14, true));
    }

    @Test
    void aCursorAboveTheCutIsNotShown() {
        TextScreen cut = (TextScreen) Viewport.fit(screen(25, 24, new Cursor(0, 0, 13, 14, true)), 20);
        assertThat(cut.cursor().visible()).isFalse();
    }
}
