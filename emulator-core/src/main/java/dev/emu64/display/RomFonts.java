package dev.emu64.display;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The adapter's ROM fonts, read from their drawings (resources {@code font-8x16.txt}, {@code font-8x8.txt}) on first use. */
final class RomFonts {
    private RomFonts() {
    }

    /** 256 glyphs of {@code height} bytes: 8, 14 or 16. */
    static byte[] glyphs(int height) {
        return switch (height) {
            case 8 -> Eight.GLYPHS;
            case 14 -> Fourteen.GLYPHS;
            case 16 -> Sixteen.GLYPHS;
            default -> throw new IllegalStateException("no ROM font of " + height + " scan lines");
        };
    }

    private static final class Eight {
        static final byte[] GLYPHS = read("font-8x8.txt", 8);
    }

    private static final class Sixteen {
        static final byte[] GLYPHS = read("font-8x16.txt", 16);
    }

    private static final class Fourteen {
        static final byte[] GLYPHS = withoutOuterLines(Sixteen.GLYPHS);
    }

    /** Drops the first line and the last, or the last but one where that is blank and the last is not. */
    private static byte[] withoutOuterLines(byte[] sixteen) {
        byte[] glyphs = new byte[256 * 14];
        for (int code = 0; code < 256; code++) {
            System.arraycopy(sixteen, code * 16 + 1, glyphs, code * 14, 14);
            if (sixteen[code * 16 + 14] == 0) {
                glyphs[code * 14 + 13] = sixteen[code * 16 + 15];
            }
        }
        return glyphs;
    }

    private static byte[] read(String resource, int height) {
        byte[] drawing;
        try (InputStream in = RomFonts.class.getResourceAsStream(resource)) {
            drawing = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] glyphs = new byte[256 * height];
        int dots = 0;
        boolean comment = false;
        for (byte character : drawing) {
            if (character == ';') {
                comment = true;
            } else if (character == '\n') {
                comment = false;
            } else if (!comment && (character == '#' || character == '.')) {
                if (character == '#') {
                    int line = dots / 128;
                    int code = line / height * 16 + dots / 8 % 16;
                    glyphs[code * height + line % height] |= (byte) (0x80 >> dots % 8);
                }
                dots++;
            }
        }
        if (dots != 256 * height * 8) {
            throw new IllegalStateException(resource + " has " + dots + " dots, expected " + 256 * height * 8);
        }
        return glyphs;
    }
}
