package dev.emu64.memory;

import dev.emu64.bits.Hex;
import dev.emu64.bus.MmioHandler;
import java.util.ArrayList;
import java.util.List;

/** Which chip decodes which physical addresses outside memory; reads of others give all ones (open bus). */
final class MmioMap {
    private static final MmioWindow NONE = new MmioWindow("none", 1, 0, null);

    private final List<MmioWindow> windows = new ArrayList<>();
    private MmioWindow last = NONE;

    void attach(MmioWindow added) {
        for (MmioWindow window : windows) {
            if (added.first() <= window.last() && added.last() >= window.first()) {
                throw new IllegalStateException("memory at " + Hex.prefixed(added.first()) + " is claimed by "
                    + window.owner() + " and " + added.owner());
            }
        }
        windows.add(added);
    }

    void detach(long first) {
        windows.removeIf(window -> window.first() == first);
        last = NONE;
    }

    private MmioHandler handler(long physical) {
        if (last.contains(physical)) {
            return last.handler();
        }
        for (int i = 0; i < windows.size(); i++) {
            MmioWindow window = windows.get(i);
            if (window.contains(physical)) {
                last = window;
                return window.handler();
            }
        }
        return null;
    }

    /** The chip that decodes all of a range, or null. */
    MmioHandler handler(long physical, int bytes) {
        MmioHandler handler = handler(physical);
        return last.contains(physical) && last.contains(physical + bytes - 1) ? handler : null;
    }

    long read(long physical, int size) {
        MmioHandler handler = handler(physical);
        long value = handler == null ? -1 : handler.read(physical, size);
        return size == 8 ? value : value & (1L << (size << 3)) - 1;
    }

    void write(long physical, int size, long value) {
        MmioHandler handler = handler(physical);
        if (handler != null) {
            handler.write(physical, size, value);
        }
    }
}
