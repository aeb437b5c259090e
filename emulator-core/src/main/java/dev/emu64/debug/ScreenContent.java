package dev.emu64.debug;

/** What a display shows, as far as a timeline wants to know. */
public interface ScreenContent {
    /** Grows with every change of the picture. */
    long changes();

    /** The text on the screen, all rows in full width, each with a line feed; null in a graphics mode. */
    String text();
}
