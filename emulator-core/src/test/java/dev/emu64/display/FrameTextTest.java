package dev.emu64.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class FrameTextTest {
    /** A picture taken of QEMU's screen. */
    private static Frame picture(String name) throws IOException {
        try (InputStream in = FrameTextTest.class.getResourceAsStream(name)) {
            BufferedImage image = ImageIO.read(in);
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            for (int at = 0; at < pixels.length; at++) {
                pixels[at] &= 0xffffff;
            }
            return new Frame(image.getWidth(), image.getHeight(), pixels);
        }
    }

    @Test
    void logOfTheBootLoaderIsReadFromItsSmoothGlyphs() throws IOException {
        String text = String.join("\n", FrameText.read(picture("bootloader-log.png"))) + "\n";
        assertThat(text).isEqualTo(Screens.golden("bootloader-log.txt"));
    }

    @Test
    void scaledGlyphsAreReadBesideFilledAreas() throws IOException {
        assertThat(FrameText.read(picture("font8x8.png")))
                .containsExactly("Hello World!", "drawn pixel by pixel into the frame buffer");
    }

    @Test
    void textOfTheAdaptersOwnFontIsReadWithItsGaps() {
        byte[] codes = new byte[20 * 6];
        Arrays.fill(codes, (byte) ' ');
        String text = "total: 42,  \"Gr\u0094\u00e1e\"";
        for (int at = 0; at < text.length(); at++) {
            codes[21 + at - 1] = (byte) text.charAt(at);
        }
        codes[60] = '>';
        codes[60 + 2] = 'x';
        codes[100] = '}';
        byte[] attributes = new byte[codes.length];
        Arrays.fill(attributes, (byte) 0x1e);
        TextScreen screen = new TextScreen(20, 6, codes, attributes, Cursor.HIDDEN, Screens.palette(), false,
                Font.rom(8, 16, false), -1);
        assertThat(FrameText.read(PixelRendering.render(screen)))
                .containsExactly("total: 42,  \"Grö e\"", "", "> x", "", "}");
    }

    @Test
    void picturesWithoutTextGiveNone() {
        assertThat(FrameText.read(Screens.flag())).isEmpty();
        assertThat(FrameText.read(new Frame(320, 200, new int[320 * 200]))).isEmpty();
        SplittableRandom random = new SplittableRandom(7);
        int[] noise = new int[320 * 200];
        int[] boxes = new int[320 * 200];
        for (int at = 0; at < noise.length; at++) {
            noise[at] = random.nextInt() & 0xffffff;
            boxes[at] = at / 320 % 40 > 12 && at % 320 % 50 > 20 ? 0x00ff00 : 0;
        }
        assertThat(FrameText.read(new Frame(320, 200, noise))).isEmpty();
        assertThat(FrameText.read(new Frame(320, 200, boxes))).isEmpty();
    }

    @Test
    void textRenderingPrefersTheTextToBlocks() throws IOException {
        assertThat(TextRendering.render(picture("font8x8.png"))).startsWith("Hello World!\n");
        assertThat(List.of(JsonRendering.render(picture("font8x8.png")).split("\n"))).contains("    \"Hello World!\",");
    }
}
