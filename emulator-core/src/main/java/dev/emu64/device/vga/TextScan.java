package dev.emu64.device.vga;

import dev.emu64.display.Cursor;
import dev.emu64.display.Font;
import dev.emu64.display.TextScreen;

/** Reads the text screen out of the planes as the CRTC would: start address, row offset, split screen, fonts. */
final class TextScan {
    private final Sequencer sequencer;
    private final Crtc crtc;
    private final AttributeController attributes;
    private final Dac dac;
    private final PlanarMemory memory;
    private Font font;
    private long fontVersion = -1;
    private int fontKey;

    TextScan(Sequencer sequencer, Crtc crtc, AttributeController attributes, Dac dac, PlanarMemory memory) {
        this.sequencer = sequencer;
        this.crtc = crtc;
        this.attributes = attributes;
        this.dac = dac;
        this.memory = memory;
    }

    /** The screen now; blank cells and no cursor when {@code off}. */
    TextScreen read(boolean off) {
        int columns = crtc.columns();
        int cellHeight = crtc.rowScans();
        int lines = crtc.displayedLines() >> (crtc.doubleScan() ? 1 : 0);
        int rows = Math.max(1, lines / cellHeight);
        byte[] codes = new byte[columns * rows];
        byte[] cells = new byte[codes.length];
        Cursor cursor = Cursor.HIDDEN;
        if (!off) {
            int split = crtc.lineCompare() / cellHeight;
            int start = crtc.startAddress() + crtc.bytePanning();
            for (int row = 0; row < rows; row++) {
                int counter = row <= split ? start + row * crtc.rowOffset() : (row - split - 1) * crtc.rowOffset();
                readRow(counter, row * columns, columns, codes, cells);
                int ahead = crtc.cursorAddress() - counter & 0xffff;
                if (ahead < columns && crtc.cursorVisible() && crtc.cursorStart() < cellHeight) {
                    cursor = new Cursor(row, ahead, crtc.cursorStart(), Math.min(crtc.cursorEnd(), cellHeight - 1), true);
                }
            }
        }
        int underline = crtc.underlineLine() < cellHeight ? crtc.underlineLine() : -1;
        return new TextScreen(columns, rows, codes, cells, cursor, palette(off), attributes.blink(), font(cellHeight),
                underline);
    }

    private void readRow(int counter, int at, int columns, byte[] codes, byte[] cells) {
        for (int column = 0; column < columns; column++) {
            int planes = memory.planes(crtc.planeOffset(counter + column & 0xffff, 0));
            codes[at + column] = (byte) planes;
            cells[at + column] = (byte) (planes >> 8);
        }
    }

    private int[] palette(boolean off) {
        int[] palette = new int[16];
        for (int color = 0; color < 16 && !off; color++) {
            palette[color] = dac.rgb(attributes.dacIndex(color));
        }
        return palette;
    }

    private Font font(int cellHeight) {
        int width = sequencer.eightDots() ? 8 : 9;
        int first = sequencer.fontOffset();
        int second = sequencer.secondFontOffset();
        int key = ((first << 16 | second) * 32 + cellHeight) * 4 + (width - 8) * 2 + (attributes.lineGraphics() ? 1 : 0);
        if (fontVersion != memory.fontVersion() || fontKey != key) {
            fontVersion = memory.fontVersion();
            fontKey = key;
            font = makeFont(width, cellHeight, first, second);
        }
        return font;
    }

    private Font makeFont(int width, int cellHeight, int first, int second) {
        if (memory.romFontHeight() == cellHeight && first == 0 && second == 0) {
            return Font.rom(width, cellHeight, attributes.lineGraphics());
        }
        byte[] glyphs = first == second ? memory.glyphs(cellHeight, first) : memory.glyphs(cellHeight, first, second);
        return Font.of(width, cellHeight, attributes.lineGraphics(), glyphs);
    }
}
