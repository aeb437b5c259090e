package dev.emu64.cli.screen;

/**
 * How a terminal shows pictures, as it has told itself.
 *
 * @param cellWidth pixels of a character cell; 0 where the terminal has not told
 * @param cellHeight likewise
 */
public record TerminalGraphics(Protocol protocol, int cellWidth, int cellHeight) {
    /** The means, the better ones behind. */
    public enum Protocol {
        /** Half blocks, which are text. */
        NONE,
        /** Sixels as DEC's VT340 has them: 4 among the primary device attributes. */
        SIXEL,
        /** The protocol that the terminal kitty has introduced. */
        KITTY
    }

    /** Nothing but text. */
    public static final TerminalGraphics TEXT = new TerminalGraphics(Protocol.NONE, 0, 0);

    private static final String ESC = "\u001b";
    private static final int USUAL_CELL_WIDTH = 8;
    private static final int USUAL_CELL_HEIGHT = 16;

    /**
     * Asks for it: whether a picture of kitty's kind would be taken, the size of a cell in pixels (XTWINOPS 16), and last
     * the primary device attributes, which every terminal answers.
     */
    public static final String QUERY = ESC + "_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA" + ESC + "\\" + ESC + "[16t" + ESC + "[c";

    /** The same with another means, unless it is a worse one. */
    public TerminalGraphics orBetter(Protocol other) {
        return other.compareTo(protocol) > 0 ? new TerminalGraphics(other, cellWidth, cellHeight) : this;
    }

    /** The same with a size of cells, if it is one. */
    public TerminalGraphics withCell(int width, int height) {
        return width > 0 && height > 0 ? new TerminalGraphics(protocol, width, height) : this;
    }

    int cellWidthOrUsual() {
        return cellWidth == 0 ? USUAL_CELL_WIDTH : cellWidth;
    }

    int cellHeightOrUsual() {
        return cellHeight == 0 ? USUAL_CELL_HEIGHT : cellHeight;
    }
}
