package dev.emu64.cli.record;

import dev.emu64.display.Screen;

/** A recording in the making. */
interface Recording {
    /** The screen changes to {@code screen} at guest time {@code nanos}; times never fall. */
    void show(long nanos, Screen screen);

    /** Ends at guest time {@code nanos}; the file. */
    byte[] finish(long nanos);
}
