package dev.emu64.display;

/** What a display shows at one moment: cells of characters or a rectangle of pixels. */
public sealed interface Screen permits TextScreen, Frame {
}
