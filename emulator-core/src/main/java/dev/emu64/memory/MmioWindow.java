package dev.emu64.memory;

import dev.emu64.bus.MmioHandler;

/** A range of physical addresses, {@code first} to {@code last} inclusive, that a chip decodes. */
record MmioWindow(String owner, long first, long last, MmioHandler handler) {
    boolean contains(long physical) {
        return physical >= first && physical <= last;
    }
}
