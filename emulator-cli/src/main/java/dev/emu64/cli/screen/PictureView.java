package dev.emu64.cli.screen;

import dev.emu64.display.Downscale;
import dev.emu64.display.Frame;
import dev.emu64.display.FramePart;

/** Frames on a terminal that shows pictures: in the top left corner, shrunk to fit, the last row left free for a line of text. */
final class PictureView {
    private static final String ESC = "\u001b[";

    private final TerminalGraphics graphics;
    /** What the terminal shows, or null. */
    private Frame shown;
    /** Of kitty's pictures the one that is seen; the next gets the other number. */
    private int number = 1;

    PictureView(TerminalGraphics graphics) {
        this.graphics = graphics;
    }

    boolean possible() {
        return graphics.protocol() != TerminalGraphics.Protocol.NONE;
    }

    TerminalGraphics graphics() {
        return graphics;
    }

    /** Whether a picture stands on the terminal. */
    boolean showing() {
        return shown != null;
    }

    /** Whether {@code frame} has to go on a cleared screen, as it is not of the size of what is shown. */
    boolean anew(Frame frame, int columns, int rows) {
        Frame fitted = fit(frame, columns, rows);
        return shown == null || shown.width() != fitted.width() || shown.height() != fitted.height();
    }

    private Frame fit(Frame frame, int columns, int rows) {
        return Downscale.fit(frame, Math.max(1, columns) * graphics.cellWidthOrUsual(), Math.max(1, rows - 1) * graphics.cellHeightOrUsual());
    }

    /** Appends what brings the terminal up to date. */
    void draw(StringBuilder out, Frame frame, int columns, int rows) {
        Frame fitted = fit(frame, columns, rows);
        if (graphics.protocol() == TerminalGraphics.Protocol.KITTY) {
            drawKitty(out, fitted);
        } else {
            drawSixels(out, fitted);
        }
        shown = fitted;
    }

    /** A new picture comes before the old one goes, so that nothing flickers. */
    private void drawKitty(StringBuilder out, Frame fitted) {
        if (!fitted.equals(shown)) {
            int old = number;
            number = 3 - number;
            out.append(ESC).append('H');
            KittyPicture.append(out, fitted, number);
            if (shown != null) {
                KittyPicture.appendDelete(out, old);
            }
        }
    }

    /** Only the part that changed, from where a cell begins. */
    private void drawSixels(StringBuilder out, Frame fitted) {
        FramePart part = shown == null ? new FramePart(fitted, 0, 0) : FramePart.difference(shown, fitted);
        if (part != null) {
            int row = part.top() / graphics.cellHeightOrUsual();
            int column = part.left() / graphics.cellWidthOrUsual();
            int top = row * graphics.cellHeightOrUsual();
            int left = column * graphics.cellWidthOrUsual();
            int width = part.left() + part.pixels().width() - left;
            int height = part.top() + part.pixels().height() - top;
            out.append(ESC).append(row + 1).append(';').append(column + 1).append('H');
            Sixel.append(out, FramePart.of(fitted, left, top, width, height).pixels());
        }
    }

    /** Appends what takes the picture away that clearing the screen would leave. */
    void remove(StringBuilder out) {
        if (shown != null && graphics.protocol() == TerminalGraphics.Protocol.KITTY) {
            out.append(KittyPicture.DELETE_ALL);
        }
        shown = null;
    }
}
