package dev.emu64.display;

/**
 * Plain text: every row of a text screen in Unicode without its trailing blanks, each ended by a line feed. Frames,
 * which have no characters, are drawn in block elements.
 */
public final class TextRendering {
    private static final int FRAME_COLUMNS = 80;
    private static final int FRAME_ROWS = 30;
    private static final int BRIGHT = 96;

    private TextRendering() {
    }

    /** All rows of {@code screen}; a text screen of 25 rows gives 25 lines. */
    public static String render(Screen screen) {
        StringBuilder out = new StringBuilder();
        if (screen instanceof TextScreen text) {
            for (int row = 0; row < text.rows(); row++) {
                out.append(text.line(row).stripTrailing()).append('\n');
            }
        } else {
            appendBlocks(out, Downscale.fit((Frame) screen, FRAME_COLUMNS, FRAME_ROWS * 2));
        }
        return out.toString();
    }

    private static void appendBlocks(StringBuilder out, Frame frame) {
        StringBuilder line = new StringBuilder();
        for (int y = 0; y < frame.height(); y += 2) {
            line.setLength(0);
            for (int x = 0; x < frame.width(); x++) {
                boolean top = bright(frame.pixel(x, y));
                boolean bottom = y + 1 < frame.height() && bright(frame.pixel(x, y + 1));
                line.append(top ? bottom ? '█' : '▀' : bottom ? '▄' : ' ');
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }

    /** Luma (ITU-R BT.601) above a low threshold, so that thin strokes survive the averaging. */
    private static boolean bright(int rgb) {
        return ((rgb >> 16 & 0xff) * 299 + (rgb >> 8 & 0xff) * 587 + (rgb & 0xff) * 114) / 1000 >= BRIGHT;
    }
}
