package dev.emu64.display;

/**
 * Code page 437, the character set of the PC's display adapters, to and from Unicode. The codes 01h-1Fh and 7Fh are
 * glyphs here, as on the screen, and not control characters; 00h and FFh show nothing.
 */
public final class Cp437 {
    private static final String GLYPHS = " ☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼"
            + " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~⌂"
            + "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»"
            + "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
            + "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

    private Cp437() {
    }

    /** The Unicode character of {@code code} (0-255); all are in the basic plane. 00h is a space, FFh a no-break space. */
    public static char unicode(int code) {
        return GLYPHS.charAt(code & 0xff);
    }

    /** The code (0-255) of a Unicode character, or -1 where the code page lacks it. A space is 20h. */
    public static int code(char character) {
        if (character >= ' ' && character < 0x7f) {
            return character;
        }
        return switch (character) {
            case '\u03bc' -> 0xe6;
            case '\u03b2' -> 0xe1;
            case '\u03a3', '\u2211' -> 0xe4;
            case '\u2126' -> 0xea;
            default -> GLYPHS.indexOf(character);
        };
    }

    /** Whether {@code code} shows nothing but background: 00h, 20h or FFh. */
    public static boolean blank(int code) {
        return code == 0 || code == 0x20 || code == 0xff;
    }
}
