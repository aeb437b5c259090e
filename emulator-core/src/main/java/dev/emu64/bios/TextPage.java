package dev.emu64.bios;

import dev.emu64.bus.PortBus;
import dev.emu64.memory.GuestMemory;

/** Cells and cursor of the text pages in video memory, as INT 10h works on them: through the BDA and the CRTC. */
final class TextPage {
    private static final int CURSOR_HIGH = 0x0e;
    private static final int START_HIGH = 0x0c;
    private static final int CURSOR_START = 0x0a;

    private final GuestMemory memory;
    private final BiosDataArea bda;
    private final PortBus ports;

    TextPage(GuestMemory memory, BiosDataArea bda, PortBus ports) {
        this.memory = memory;
        this.bda = bda;
        this.ports = ports;
    }

    int columns() {
        return bda.wordAt(BiosDataArea.COLUMNS);
    }

    int rows() {
        return bda.byteAt(BiosDataArea.ROWS_MINUS_ONE) + 1;
    }

    int activePage() {
        return bda.byteAt(BiosDataArea.ACTIVE_PAGE);
    }

    boolean isText() {
        int mode = bda.byteAt(BiosDataArea.VIDEO_MODE);
        return mode <= 3 || mode == 7;
    }

    /** Row in the high byte, column in the low one. */
    int cursor(int page) {
        return bda.wordAt(BiosDataArea.CURSOR_POSITIONS + 2 * (page & 7));
    }

    void cursor(int page, int row, int column) {
        bda.wordAt(BiosDataArea.CURSOR_POSITIONS + 2 * (page & 7), row << 8 | column);
        if (page == activePage()) {
            int cell = bda.wordAt(BiosDataArea.PAGE_START) / 2 + row * columns() + column;
            crtcWord(CURSOR_HIGH, cell);
        }
    }

    /** Scan lines of the cursor: start in {@code start} (bit 5 hides it), last in {@code end}. */
    void cursorShape(int start, int end) {
        bda.wordAt(BiosDataArea.CURSOR_SHAPE, start << 8 | end);
        int height = bda.byteAt(BiosDataArea.CHARACTER_HEIGHT);
        crtc(CURSOR_START, start & 0x20 | scaled(start & 31, height));
        crtc(CURSOR_START + 1, scaled(end & 31, height));
    }

    /** CGA cursor emulation: callers speak of 8-line cells; taller fonts get the same place at the cell's foot. */
    private static int scaled(int line, int height) {
        if (height <= 8 || line > 8) {
            return line;
        }
        return line >= 6 ? height - 9 + line - (line == 8 ? 1 : 0) : line * height / 8;
    }

    void select(int page) {
        bda.byteAt(BiosDataArea.ACTIVE_PAGE, page);
        bda.wordAt(BiosDataArea.PAGE_START, page * bda.wordAt(BiosDataArea.PAGE_BYTES));
        crtcWord(START_HIGH, bda.wordAt(BiosDataArea.PAGE_START) / 2);
        int position = cursor(page);
        cursor(page, position >>> 8, position & 0xff);
    }

    /** Attribute in the high byte, character in the low one. */
    int cell(int page, int row, int column) {
        return (int) memory.read(address(page, row, column), 2);
    }

    void cell(int page, int row, int column, int character, int attribute) {
        memory.write(address(page, row, column), 2, attribute << 8 | character);
    }

    void character(int page, int row, int column, int character) {
        memory.write(address(page, row, column), 1, character);
    }

    private long address(int page, int row, int column) {
        long base = bda.byteAt(BiosDataArea.VIDEO_MODE) == 7 ? 0xb0000 : 0xb8000;
        return base + (long) page * bda.wordAt(BiosDataArea.PAGE_BYTES) + 2L * (row * columns() + column);
    }

    /** Scrolls a window by {@code lines} (0 clears it), up or down; new lines are blank in {@code attribute}. */
    void scroll(boolean up, int lines, int attribute, int top, int left, int bottom, int right) {
        int page = activePage();
        int lastRow = Math.min(bottom, rows() - 1);
        int lastColumn = Math.min(right, columns() - 1);
        int count = lines == 0 || lines > lastRow - top + 1 ? lastRow - top + 1 : lines;
        for (int step = 0; step <= lastRow - top; step++) {
            int row = up ? top + step : lastRow - step;
            int from = up ? row + count : row - count;
            for (int column = left; column <= lastColumn; column++) {
                if (from >= top && from <= lastRow) {
                    int moved = cell(page, from, column);
                    cell(page, row, column, moved & 0xff, moved >>> 8);
                } else {
                    cell(page, row, column, ' ', attribute);
                }
            }
        }
    }

    /** Teletype output: BEL, BS, LF and CR act, others are written without changing the attribute. */
    void teletype(int page, int character) {
        int row = cursor(page) >>> 8;
        int column = cursor(page) & 0xff;
        switch (character) {
            case 7 -> {
                return;
            }
            case 8 -> column = Math.max(0, column - 1);
            case '\n' -> row++;
            case '\r' -> column = 0;
            default -> {
                if (isText()) {
                    character(page, row, column, character);
                }
                column++;
            }
        }
        if (column >= columns()) {
            column = 0;
            row++;
        }
        if (row >= rows()) {
            row = rows() - 1;
            if (isText()) {
                scroll(true, 1, cell(page, row, column) >>> 8, 0, 0, row, columns() - 1);
            }
        }
        cursor(page, row, column);
    }

    private void crtcWord(int register, int value) {
        crtc(register, value >>> 8 & 0xff);
        crtc(register + 1, value & 0xff);
    }

    private void crtc(int register, int value) {
        int port = bda.wordAt(BiosDataArea.CRTC_PORT);
        ports.out(port, 1, register);
        ports.out(port + 1, 1, value);
    }
}
