package dev.emu64.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.display.ColorDepth;
import dev.emu64.display.Cursor;
import dev.emu64.display.Font;
import dev.emu64.display.Frame;
import dev.emu64.display.TextScreen;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TerminalViewTest {
    private static final Cursor LINE = new Cursor(1, 2, 13, 14, true);
    private static final Cursor BLOCK = new Cursor(1, 2, 0, 15, true);

    private final StringBuilder out = new StringBuilder();
    private TerminalView view = new TerminalView(out, ColorDepth.ANSI_16, 80, 24);

    /** A screen of three columns and two rows, grey on black. */
    private static TextScreen screen(String text, Cursor cursor) {
        byte[] codes = new byte[6];
        byte[] attributes = new byte[6];
        for (int at = 0; at < 6; at++) {
            codes[at] = (byte) text.charAt(at);
        }
        Arrays.fill(attributes, (byte) 7);
        return screen(codes, attributes, cursor);
    }

    private static TextScreen screen(byte[] codes, byte[] attributes, Cursor cursor) {
        int[] palette = new int[16];
        for (int color = 0; color < 16; color++) {
            palette[color] = ColorDepth.pcColor(color);
        }
        return new TextScreen(3, 2, codes, attributes, cursor, palette, true, Font.rom(9, 16, true), -1);
    }

    /** What was written since the last call, ESC as {@code ^}. */
    private String written() {
        String text = out.toString().replace('\u001b', '^');
        out.setLength(0);
        return text;
    }

    @Test
    void firstDrawingSendsEveryCellAndPlacesTheCursor() throws IOException {
        view.open();
        assertThat(written()).isEqualTo("^[?1049h^[?25l^[2J");
        view.draw(screen("abcdef", LINE));
        assertThat(written()).isEqualTo("^[2J^[1;1H^[37;40mabc^[2;1Hdef^[2;3H^[3 q^[?25h");
    }

    @Test
    void laterDrawingsSendOnlyWhatChanged() throws IOException {
        view.draw(screen("abcdef", LINE));
        written();
        view.draw(screen("abcdef", LINE));
        assertThat(written()).isEmpty();
        view.draw(screen("aXcdYf", LINE));
        assertThat(written()).isEqualTo("^[1;2HX^[2;2HY");
    }

    @Test
    void cursorMovesChangesShapeAndHidesByItself() throws IOException {
        view.draw(screen("abcdef", LINE));
        written();
        view.draw(screen("abcdef", new Cursor(0, 0, 13, 14, true)));
        assertThat(written()).isEqualTo("^[1;1H");
        view.draw(screen("abcdef", BLOCK));
        assertThat(written()).isEqualTo("^[2;3H^[1 q");
        view.draw(screen("abcdef", Cursor.HIDDEN));
        assertThat(written()).isEqualTo("^[?25l");
        view.close();
        assertThat(written()).isEqualTo("^[0m^[0 q^[?25h^[?1049l");
    }

    @Test
    void coloursAreSentWhereTheyChange() throws IOException {
        view.draw(screen("abcdef", Cursor.HIDDEN));
        written();
        byte[] attributes = {7, 0x1e, 0x1e, 7, (byte) 0x8c, 7};
        view.draw(screen(new byte[] {'a', 'b', 'c', 'd', 'e', 'f'}, attributes, Cursor.HIDDEN));
        assertThat(written()).isEqualTo("^[1;2H^[93;44mbc^[2;2H^[0;91;40;5me");
    }

    @Test
    void symbolsOfUncertainWidthDoNotShiftTheirNeighbours() throws IOException {
        view.draw(screen(new byte[] {3, 'x', (byte) 0xc4, (byte) 0xc4, 'y', 'z'}, new byte[] {7, 7, 7, 7, 7, 7}, Cursor.HIDDEN));
        assertThat(written()).isEqualTo("^[2J^[1;1H^[37;40m♥^[1;2Hx─^[2;1H─yz");
    }

    @Test
    void smallTerminalsShowTheTopLeftPart() throws IOException {
        view.resize(2, 1);
        view.draw(screen("abcdef", LINE));
        assertThat(written()).isEqualTo("^[2J^[1;1H^[37;40mab");
        view.resize(80, 24);
        view.draw(screen("abcdef", LINE));
        assertThat(written()).isEqualTo("^[0m^[2J^[1;1H^[37;40mabc^[2;1Hdef^[2;3H^[3 q^[?25h");
    }

    @Test
    void invalidatedViewsSendEverythingAgain() throws IOException {
        view.draw(screen("abcdef", Cursor.HIDDEN));
        written();
        view.invalidate();
        view.draw(screen("abcdef", Cursor.HIDDEN));
        assertThat(written()).isEqualTo("^[0m^[2J^[1;1H^[37;40mabc^[2;1Hdef");
    }

    @Test
    void framesAreDrawnInHalfBlocksAndShrunkToFit() throws IOException {
        view = new TerminalView(out, ColorDepth.TRUE_COLOR, 80, 24);
        view.draw(new Frame(2, 2, new int[] {0xff0000, 0x010203, 0x0000ff, 0x010203}));
        assertThat(written()).isEqualTo("^[2J^[1;1H^[38;2;255;0;0;48;2;0;0;255m▀^[48;2;1;2;3m ");
        view.draw(new Frame(320, 200, new int[320 * 200]));
        String full = written();
        assertThat(full).startsWith("^[0m^[2J^[1;1H").contains("^[24;1H").doesNotContain("^[25;1H");
        assertThat(full.chars().filter(character -> character == ' ').count()).isEqualTo(76 * 24);
    }

    @Test
    void withoutColoursFramesAreBlocksAndTextHasNoSequencesButMoves() throws IOException {
        view = new TerminalView(out, ColorDepth.NONE, 80, 24);
        view.draw(screen("a  d f", Cursor.HIDDEN));
        assertThat(written()).isEqualTo("^[2J^[1;1Ha^[2;1Hd^[2;3Hf");
        view.draw(new Frame(2, 2, new int[] {0xffffff, 0, 0, 0xffffff}));
        assertThat(written()).isEqualTo("^[2J^[1;1H▀▄");
    }
}
