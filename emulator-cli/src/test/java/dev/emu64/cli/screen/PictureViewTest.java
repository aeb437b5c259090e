package dev.emu64.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.display.ColorDepth;
import dev.emu64.display.Cursor;
import dev.emu64.display.Font;
import dev.emu64.display.Frame;
import dev.emu64.display.TextScreen;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Frames on terminals that can show pictures. */
class PictureViewTest {
    private static final Pattern SIXEL = Pattern.compile("\u001b\\[(\\d+);(\\d+)H\u001bP0;1q\"1;1;(\\d+);(\\d+)([^\u001b]*)\u001b\\\\");
    private static final Pattern KITTY = Pattern.compile("\u001b_G([^;\u001b]*);?([^\u001b]*)\u001b\\\\");

    private final StringBuilder out = new StringBuilder();
    private final TerminalView view = new TerminalView(out, ColorDepth.TRUE_COLOR, 80, 25);
    /** What a terminal with cells of 10 by 20 pixels shows of sixels. */
    private final int[][] pixels = new int[25 * 20][80 * 10];

    private static Frame random(int width, int height, int colors) {
        SplittableRandom random = new SplittableRandom(width);
        int[] pixels = new int[width * height];
        for (int at = 0; at < pixels.length; at++) {
            // components that sixels' hundredths give back exactly
            pixels[at] = random.nextInt(colors) * 0x000033;
        }
        return new Frame(width, height, pixels);
    }

    private void sixels(int width, int height) throws IOException {
        view.graphics(new TerminalGraphics(TerminalGraphics.Protocol.SIXEL, width, height));
    }

    /** Plays what was written on {@link #pixels}. */
    private int play() {
        Matcher picture = SIXEL.matcher(out);
        int count = 0;
        while (picture.find()) {
            count++;
            int top = (Integer.parseInt(picture.group(1)) - 1) * 20;
            int left = (Integer.parseInt(picture.group(2)) - 1) * 10;
            int[] colors = new int[256];
            int color = 0;
            int x = left;
            Matcher item = Pattern.compile("#(\\d+);2;(\\d+);(\\d+);(\\d+)|#(\\d+)|\\$|-|(?:!(\\d+))?([?-~])").matcher(picture.group(5));
            int at = 0;
            while (item.find()) {
                assertThat(item.start()).isEqualTo(at);
                at = item.end();
                if (item.group(1) != null) {
                    colors[Integer.parseInt(item.group(1))] = level(item.group(2)) << 16 | level(item.group(3)) << 8 | level(item.group(4));
                } else if (item.group(5) != null) {
                    color = colors[Integer.parseInt(item.group(5))];
                } else if (item.group(7) == null) {
                    x = left;
                    top += item.group().equals("-") ? 6 : 0;
                } else {
                    int repeat = item.group(6) == null ? 1 : Integer.parseInt(item.group(6));
                    for (int i = 0; i < repeat; i++, x++) {
                        for (int bit = 0; bit < 6; bit++) {
                            if ((item.group(7).charAt(0) - '?' >> bit & 1) != 0) {
                                pixels[top + bit][x] = color;
                            }
                        }
                    }
                }
            }
            assertThat(at).isEqualTo(picture.group(5).length());
        }
        out.setLength(0);
        return count;
    }

    private static int level(String percent) {
        return (Integer.parseInt(percent) * 255 + 50) / 100;
    }

    private void shows(Frame frame) {
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++) {
                if (pixels[y][x] != frame.pixel(x, y)) {
                    throw new AssertionError("pixel " + x + "," + y + " is " + Integer.toHexString(pixels[y][x]) + ", not "
                            + Integer.toHexString(frame.pixel(x, y)));
                }
            }
        }
    }

    @Test
    void sixelsShowTheFrameAndThenOnlyWhatChanges() throws IOException {
        sixels(10, 20);
        Frame first = random(320, 200, 6);
        view.draw(first);
        assertThat(out).startsWith("\u001b[2J");
        assertThat(play()).isEqualTo(1);
        shows(first);

        int[] changed = first.pixels().clone();
        changed[57 * 320 + 123] ^= 0xffffff;
        changed[63 * 320 + 131] ^= 0xffffff;
        Frame second = new Frame(320, 200, changed);
        view.draw(second);
        assertThat(out).startsWith("\u001b[3;13H").hasSizeLessThan(1000);
        assertThat(play()).isEqualTo(1);
        shows(second);
        view.draw(second);
        assertThat(out).isEmpty();
    }

    @Test
    void framesTooLargeShrinkAndLeaveTheLastRowFree() throws IOException {
        sixels(10, 20);
        view.draw(random(1280, 960, 6));
        assertThat(out).contains("\"1;1;640;480");
        out.setLength(0);
        sixels(0, 0);
        view.draw(random(1280, 960, 6));
        assertThat(out).as("cells of 8x16").contains("\"1;1;512;384");
    }

    @Test
    void kittyGetsPngInPiecesAndLosesTheOldPictureBehindTheNew() throws IOException {
        view.graphics(new TerminalGraphics(TerminalGraphics.Protocol.KITTY, 10, 20));
        Frame first = random(320, 200, 6);
        view.draw(first);
        same(kitty("a=T,f=100,C=1,q=2,i=2"), first);
        Frame second = random(321, 200, 3);
        view.draw(second);
        assertThat(out).contains("a=d,d=A");
        same(kitty("a=T,f=100,C=1,q=2,i=1"), second);
        int[] changed = second.pixels().clone();
        changed[0] ^= 0xffffff;
        view.draw(new Frame(321, 200, changed));
        assertThat(out.indexOf("a=T")).isPositive().isLessThan(out.indexOf("a=d,d=I,q=2,i=1"));
        out.setLength(0);
        view.close();
        assertThat(out).startsWith(KittyPicture.DELETE_ALL);
    }

    private BufferedImage kitty(String start) throws IOException {
        Matcher command = KITTY.matcher(out);
        StringBuilder content = new StringBuilder();
        boolean more = false;
        while (command.find()) {
            String keys = command.group(1);
            if (!command.group(2).isEmpty()) {
                assertThat(command.group(2)).hasSizeLessThanOrEqualTo(4096);
                assertThat(keys).startsWith(more ? "m=" : start + ",m=");
                more = keys.endsWith("m=1");
                content.append(command.group(2));
            }
        }
        assertThat(more).isFalse();
        out.setLength(0);
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(content.toString())));
    }

    private static void same(BufferedImage image, Frame frame) {
        assertThat(image.getWidth()).isEqualTo(frame.width());
        for (int at = 0; at < frame.pixels().length; at++) {
            assertThat(image.getRGB(at % frame.width(), at / frame.width()) & 0xffffff).isEqualTo(frame.pixels()[at]);
        }
    }

    @Test
    void textBehindAPictureStartsOnAClearedScreen() throws IOException {
        view.graphics(new TerminalGraphics(TerminalGraphics.Protocol.KITTY, 10, 20));
        view.draw(random(32, 20, 6));
        out.setLength(0);
        view.draw(new TextScreen(1, 1, new byte[] {'a'}, new byte[] {7}, Cursor.HIDDEN, new int[16], false, Font.rom(9, 16, true), -1));
        assertThat(out).startsWith(KittyPicture.DELETE_ALL).contains("\u001b[2J").contains("a");
    }
}
