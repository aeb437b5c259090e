package dev.emu64.display;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Screens to render in tests, and the golden files they are compared with. */
final class Screens {
    private Screens() {
    }

    /** 16 columns of 4 rows: plain text, a box, bright red on blue with a blink, an underline; the cursor at 3,2. */
    static TextScreen small() {
        byte[] codes = new byte[64];
        byte[] attributes = new byte[64];
        Arrays.fill(codes, (byte) ' ');
        Arrays.fill(attributes, (byte) 7);
        put(codes, attributes, 0, "Hello, <World>!", 0x0b);
        put(codes, attributes, 16 + 1, "\u00da\u00c4\u00c4\u00bf \u00db\u00b1", 0x07);
        put(codes, attributes, 16 + 12, "red", 0x9c);
        put(codes, attributes, 32 + 1, "\u00c0\u00c4\u00c4\u00d9 \u0001 &\"", 0x1f);
        put(codes, attributes, 32 + 12, "un", 0x01);
        return new TextScreen(16, 4, codes, attributes, new Cursor(3, 2, 13, 14, true), palette(), true,
                Font.rom(9, 16, true), 12);
    }

    private static void put(byte[] codes, byte[] attributes, int at, String text, int attribute) {
        for (int i = 0; i < text.length(); i++) {
            codes[at + i] = (byte) text.charAt(i);
            attributes[at + i] = (byte) attribute;
        }
    }

    static int[] palette() {
        int[] palette = new int[16];
        for (int color = 0; color < 16; color++) {
            palette[color] = ColorDepth.pcColor(color);
        }
        return palette;
    }

    /** 4 x 3 pixels: a red line, a line of two colours, a line of four. */
    static Frame flag() {
        return new Frame(4, 3, new int[] {
            0xff0000, 0xff0000, 0xff0000, 0xff0000,
            0x00ff00, 0x00ff00, 0x0000ff, 0x0000ff,
            0x000000, 0x555555, 0xaaaaaa, 0xffffff});
    }

    /** The text of a golden file; ESC is written as {@code ^[} there. */
    static String golden(String name) {
        try (InputStream in = Screens.class.getResourceAsStream(name)) {
            if (in == null) {
                return "(no file " + name + ")";
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("^[", "\u001b");
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
