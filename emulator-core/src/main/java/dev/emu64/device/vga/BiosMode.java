package dev.emu64.device.vga;

/**
 * What a video BIOS programs for one of its standard modes.
 *
 * @param number as in INT 10h AH=00h
 * @param columns text columns, also of a graphics mode's teletype output
 * @param rows text rows
 * @param cellHeight scan lines of a character
 * @param pageBytes size of a display page as the BIOS data area gives it
 * @param text characters rather than pixels
 * @param width pixels of a line (of a text mode: dots)
 * @param height lines
 * @param colors colours at a time
 * @param palette which default colours the DAC gets
 * @param registers SR1-SR4, MISC, CR0-CR24, AR0-AR19, GR0-GR8: 59 bytes in hexadecimal, one blank between each two
 */
public record BiosMode(int number, int columns, int rows, int cellHeight, int pageBytes, boolean text, int width,
                       int height, int colors, DefaultPalette palette, String registers) {
    static final int SEQUENCER = 0;
    static final int MISCELLANEOUS = 4;
    static final int CRTC = 5;
    static final int ATTRIBUTE = 30;
    static final int GRAPHICS = 50;

    /** One register value (0-255) out of the 59. */
    int register(int at) {
        return Character.digit(registers.charAt(at * 3), 16) << 4 | Character.digit(registers.charAt(at * 3 + 1), 16);
    }

    /** The I/O address of the CRTC index register: 3D4h, or 3B4h in the monochrome modes. */
    public int crtcPort() {
        return (register(MISCELLANEOUS) & 1) != 0 ? 0x3d4 : 0x3b4;
    }
}
