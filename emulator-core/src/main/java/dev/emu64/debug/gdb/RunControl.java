package dev.emu64.debug.gdb;

/** What a debugger may ask of the machine as a whole; each takes effect before the next instruction. */
public interface RunControl {
    /** Resets the machine; the run goes on. */
    void reset();

    /** Ends the run. */
    void quit();
}
