package dev.emu64.display;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RenderingTest {
    private final TextScreen screen = Screens.small();

    @Test
    void textGivesEveryRowWithoutTrailingBlanks() {
        assertThat(TextRendering.render(screen)).isEqualTo(Screens.golden("small.txt"));
    }

    @Test
    void ansi16UsesTheTerminalsOwnColours() {
        assertThat(AnsiRendering.render(screen, ColorDepth.ANSI_16)).isEqualTo(Screens.golden("small.ansi16.txt"));
    }

    @Test
    void ansi256UsesTheColourCube() {
        assertThat(AnsiRendering.render(screen, ColorDepth.ANSI_256)).isEqualTo(Screens.golden("small.ansi256.txt"));
    }

    @Test
    void trueColourGivesTheExactPalette() {
        assertThat(AnsiRendering.render(screen, ColorDepth.TRUE_COLOR)).isEqualTo(Screens.golden("small.truecolor.txt"));
    }

    @Test
    void ansiWithoutColoursIsPlainText() {
        assertThat(AnsiRendering.render(Screens.flag(), ColorDepth.NONE)).doesNotContain("\u001b");
    }

    @Test
    void jsonGivesCellsCursorAndPalette() {
        assertThat(JsonRendering.render(screen)).isEqualTo(Screens.golden("small.json"));
    }

    @Test
    void svgDrawsGlyphsAndKeepsTextAsText() {
        assertThat(SvgRendering.render(screen)).isEqualTo(Screens.golden("small.svg"));
    }

    @Test
    void htmlEscapesAndColours() {
        assertThat(HtmlRendering.render(screen)).isEqualTo(Screens.golden("small.html"));
    }

    @Test
    void framesBecomeRunsInJsonAndSvg() {
        assertThat(JsonRendering.render(Screens.flag())).isEqualTo(Screens.golden("flag.json"));
        assertThat(SvgRendering.render(Screens.flag())).isEqualTo(Screens.golden("flag.svg"));
        assertThat(HtmlRendering.render(Screens.flag())).contains(Screens.golden("flag.svg"));
    }

    @Test
    void framesBecomeHalfBlocks() {
        CellGrid grid = CellGrid.of(Screens.flag(), 80, 25);
        assertThat(grid.columns()).isEqualTo(4);
        assertThat(grid.rows()).isEqualTo(2);
        assertThat(grid.character(0, 3)).isEqualTo('▀');
        assertThat(grid.foreground(0, 3)).isEqualTo(0xff0000);
        assertThat(grid.background(0, 3)).isEqualTo(0x0000ff);
        assertThat(grid.foreground(1, 3)).isEqualTo(0xffffff);
        assertThat(grid.background(1, 3)).as("below the frame").isZero();
    }

    @Test
    void bigFramesShrinkByAveragingWithTheirAspectKept() {
        int[] pixels = new int[1280 * 720];
        for (int at = 0; at < pixels.length; at++) {
            pixels[at] = at % 2 == 0 ? 0xffffff : 0x000000;
        }
        CellGrid grid = CellGrid.of(new Frame(1280, 720, pixels), 80, 50);
        assertThat(grid.columns()).isEqualTo(80);
        assertThat(grid.rows()).isEqualTo(23);
        assertThat(grid.background(10, 10)).isEqualTo(0x808080);
        CellGrid low = CellGrid.of(new Frame(1280, 720, pixels), 200, 10);
        assertThat(low.rows()).isEqualTo(10);
        assertThat(low.columns()).isEqualTo(35);
    }

    @Test
    void textOfAFrameIsDrawnInBlocks() {
        assertThat(TextRendering.render(Screens.flag())).isEqualTo("▄▄\n  ▀▀\n");
    }

    @Test
    void pixelsShowTheGlyphsThemselves() {
        assertThat(picture(PixelRendering.render(screen), 0, 0, 5 * 9, 4 * 16)).isEqualTo(Screens.golden("small.pixels.txt"));
    }

    /** A part of a frame as text: one character a pixel, a blank for black, a colon for blue, # for others. */
    private static String picture(Frame frame, int left, int top, int width, int height) {
        StringBuilder out = new StringBuilder();
        for (int y = top; y < top + height; y++) {
            StringBuilder line = new StringBuilder();
            for (int x = left; x < left + width; x++) {
                int rgb = frame.pixel(x, y);
                line.append(rgb == 0 ? ' ' : rgb == 0x0000aa ? ':' : '#');
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }
}
