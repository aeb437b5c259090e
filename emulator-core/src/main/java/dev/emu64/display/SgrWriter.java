package dev.emu64.display;

/** Writes "select graphic rendition" sequences, and only where colours or style differ from what is in force. */
public final class SgrWriter {
    private final ColorDepth depth;
    private boolean plain = true;
    private int foreground;
    private int background;
    private int style;

    /** A writer for a terminal in its default rendition. */
    public SgrWriter(ColorDepth depth) {
        this.depth = depth;
    }

    /** Puts the colours and the style of a cell in force. A blank cell's foreground does not matter. */
    public void select(StringBuilder out, CellGrid grid, int row, int column) {
        if (depth == ColorDepth.NONE) {
            return;
        }
        int wantedForeground = grid.foreground(row, column);
        int wantedBackground = grid.background(row, column);
        int wantedStyle = grid.style(row, column);
        boolean restyle = !plain && wantedStyle != style;
        boolean all = plain || restyle;
        boolean newForeground = all || wantedForeground != foreground && !grid.blank(row, column);
        boolean newBackground = all || wantedBackground != background;
        if (!newForeground && !newBackground) {
            return;
        }
        out.append(restyle ? "\u001b[0;" : "\u001b[");
        if (newForeground) {
            depth.appendTo(out, wantedForeground, false);
            foreground = wantedForeground;
        }
        if (newBackground) {
            if (newForeground) {
                out.append(';');
            }
            depth.appendTo(out, wantedBackground, true);
            background = wantedBackground;
        }
        if (all) {
            appendStyle(out, wantedStyle);
        }
        style = wantedStyle;
        plain = false;
        out.append('m');
    }

    private static void appendStyle(StringBuilder out, int style) {
        if ((style & CellGrid.UNDERLINE) != 0) {
            out.append(";4");
        }
        if ((style & CellGrid.BLINK) != 0) {
            out.append(";5");
        }
    }

    /** Back to the terminal's default rendition. */
    public void reset(StringBuilder out) {
        if (!plain) {
            out.append("\u001b[0m");
            plain = true;
        }
    }
}
