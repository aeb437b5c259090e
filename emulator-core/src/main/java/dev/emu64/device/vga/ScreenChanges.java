package dev.emu64.device.vga;

/** Counts what could alter the picture: stores that changed display memory and writes that changed a register. */
final class ScreenChanges {
    /** Only ever grows; two equal readings mean that the picture in between stayed the same. */
    long count;
}
