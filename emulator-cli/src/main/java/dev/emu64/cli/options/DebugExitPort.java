package dev.emu64.cli.options;

/** An isa-debug-exit device: the first of its ports and how many there are. */
public record DebugExitPort(int base, int width) {
    /** Where the runners of kernels put it. */
    static final DebugExitPort USUAL = new DebugExitPort(0xf4, 4);
}
