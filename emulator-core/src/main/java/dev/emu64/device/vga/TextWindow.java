package dev.emu64.device.vga;

import dev.emu64.bus.PlainMemory;
import java.util.Arrays;

/**
 * The window onto codes and attributes while nothing happens to them on the way: plain memory, in the place of planes 0
 * and 1. Nobody is told of writes; {@link #look} finds what has changed. Reads do not load the latches, which programs
 * load anew before they write in a way that uses them.
 */
final class TextWindow {
    static final int BYTES = 0x8000;

    private final PlainMemory window;
    /** The content when last looked at: codes at even places, attributes at odd ones. */
    private final byte[] cells = new byte[BYTES];
    private final byte[] now = new byte[BYTES];
    private long first;
    private boolean open;

    /** @param window null where there is none: it then never opens */
    TextWindow(PlainMemory window) {
        this.window = window;
    }

    boolean open() {
        return open;
    }

    /** Opens or closes it, at {@code address}, with the planes' content; the planes are up to date when it is closed. */
    void route(boolean plain, long address, byte[] planes, boolean blank) {
        if (open && (!plain || address != first)) {
            writeBack(planes);
            drop();
        }
        if (plain && !open && window != null) {
            open = true;
            first = address;
            if (!blank) {
                for (int at = 0; at < BYTES; at += 2) {
                    cells[at] = planes[at << 2];
                    cells[at + 1] = planes[at << 2 | 1];
                }
            }
            window.expose(first, first + BYTES - 1);
            window.copyIn(first, cells, 0, BYTES);
        }
    }

    /** Closes it; the content is lost. */
    void drop() {
        if (open) {
            open = false;
            window.withdraw();
        }
    }

    /** Brings planes 0 and 1 up to date. */
    void writeBack(byte[] planes) {
        if (open) {
            look(BYTES);
            for (int at = 0; at < BYTES; at += 2) {
                planes[at << 2] = cells[at];
                planes[at << 2 | 1] = cells[at + 1];
            }
        }
    }

    /** Takes note of the first {@code bytes} bytes; whether something has changed there. */
    boolean look(int bytes) {
        if (!open) {
            return false;
        }
        window.copyOut(first, now, 0, bytes);
        if (Arrays.equals(now, 0, bytes, cells, 0, bytes)) {
            return false;
        }
        System.arraycopy(now, 0, cells, 0, bytes);
        return true;
    }

    void fill(int code, int attribute) {
        cells[0] = (byte) code;
        cells[1] = (byte) attribute;
        for (int done = 2; done < BYTES; done <<= 1) {
            System.arraycopy(cells, 0, cells, done, done);
        }
        window.copyIn(first, cells, 0, BYTES);
    }

    /** Code and attribute, in bits 0-15, at an even offset. */
    int cell(int offset) {
        return cells[offset] & 0xff | (cells[offset + 1] & 0xff) << 8;
    }
}
