package dev.emu64.display;

/** Pixels: a text screen drawn with its own glyphs, as a monitor shows it while blinking cells and the cursor are lit. */
public final class PixelRendering {
    private PixelRendering() {
    }

    /** The picture of any screen; a frame is its own. */
    public static Frame render(Screen screen) {
        return screen instanceof TextScreen text ? draw(text) : (Frame) screen;
    }

    private static Frame draw(TextScreen screen) {
        Font font = screen.font();
        int width = screen.columns() * font.width();
        int[] pixels = new int[width * screen.rows() * font.height()];
        for (int row = 0; row < screen.rows(); row++) {
            for (int column = 0; column < screen.columns(); column++) {
                int at = row * font.height() * width + column * font.width();
                drawCell(screen, row, column, pixels, at, width);
            }
        }
        return new Frame(width, screen.rows() * font.height(), pixels);
    }

    private static void drawCell(TextScreen screen, int row, int column, int[] pixels, int at, int stride) {
        Font font = screen.font();
        int glyph = screen.glyph(row, column);
        int foreground = screen.foreground(row, column);
        int background = screen.background(row, column);
        Cursor cursor = screen.cursor();
        boolean here = cursor.visible() && cursor.row() == row && cursor.column() == column;
        int allDots = (1 << font.width()) - 1;
        for (int line = 0; line < font.height(); line++) {
            int dots = font.line(glyph, line);
            if (here && line >= cursor.firstLine() && line <= cursor.lastLine()
                    || line == screen.underline() && screen.underlined(row, column)) {
                dots = allDots;
            }
            for (int dot = 0; dot < font.width(); dot++) {
                boolean lit = (dots >> font.width() - 1 - dot & 1) != 0;
                pixels[at + line * stride + dot] = lit ? foreground : background;
            }
        }
    }
}
