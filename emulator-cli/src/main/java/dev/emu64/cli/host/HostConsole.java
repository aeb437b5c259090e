package dev.emu64.cli.host;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * The standard streams of this process, or what a test gives in their place.
 *
 * @param terminal whether both {@code in} and {@code out} are one terminal
 */
public record HostConsole(InputStream in, HostOutput out, PrintStream err, boolean terminal) {
    /** A line of ours for people, on standard error. */
    public void say(String message) {
        err.println("emu: " + message);
    }
}
