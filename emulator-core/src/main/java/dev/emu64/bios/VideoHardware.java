package dev.emu64.bios;

import java.util.List;

/** What INT 10h asks of the display adapter beyond its ports and memory. */
public interface VideoHardware {
    /** One VBE mode with a linear framebuffer (VBE Core 3.0, ModeInfoBlock). */
    record VbeMode(int number, int width, int height, int bitsPerPixel, int bytesPerLine, long framebuffer) {
    }

    /** Programs BIOS mode {@code mode} (0-7, 0Dh-13h); false if the adapter has no such mode. */
    boolean setMode(int mode, boolean clearMemory);

    List<VbeMode> vbeModes();

    /** Programs a VBE mode of {@link #vbeModes}; false if there is none of that number. */
    boolean setVbeMode(int number, boolean clearMemory);

    /** Loads {@code glyphs} of 8 by {@code height} pixels into font block {@code block} (0-7) from code {@code first} on. */
    void loadFont(int block, int first, int height, byte[] glyphs);

    /** Bytes of video memory. */
    int memoryBytes();
}
