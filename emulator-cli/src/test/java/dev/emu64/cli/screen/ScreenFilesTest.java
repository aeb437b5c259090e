package dev.emu64.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emu64.display.Cursor;
import dev.emu64.display.Font;
import dev.emu64.display.Frame;
import dev.emu64.display.PixelRendering;
import dev.emu64.display.TextScreen;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenFilesTest {
    @TempDir
    private Path folder;

    private static TextScreen screen() {
        int[] palette = new int[16];
        palette[7] = 0xaaaaaa;
        palette[4] = 0x112233;
        return new TextScreen(2, 1, new byte[] {'H', 'i'}, new byte[] {7, 0x47}, Cursor.HIDDEN, palette, false,
                Font.rom(9, 16, true), -1);
    }

    @Test
    void pngShowsExactlyThePixels() throws IOException {
        Path file = folder.resolve("new/folder/screen.png");
        ScreenFiles.write(ScreenRequest.parse("png=" + file), screen());
        BufferedImage image = ImageIO.read(file.toFile());
        Frame expected = PixelRendering.render(screen());
        assertThat(image.getWidth()).isEqualTo(18);
        assertThat(image.getHeight()).isEqualTo(16);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 18; x++) {
                assertThat(image.getRGB(x, y) & 0xffffff).as("pixel %d,%d", x, y).isEqualTo(expected.pixel(x, y));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"text, Hi", "json, '{\n  \"kind\": \"text\"'", "svg, <svg", "html, <!DOCTYPE html>", "ansi, ^[38;2;170"})
    void everyKindIsWrittenToItsFile(String kind, String beginning) throws IOException {
        Path file = folder.resolve("screen");
        ScreenFiles.write(ScreenRequest.parse(kind + "=" + file), screen());
        assertThat(Files.readString(file).replace('\u001b', '^')).startsWith(beginning);
    }

    @Test
    void requestsWithoutFileGoToStandardOutput() {
        assertThat(ScreenRequest.parse("text")).isEqualTo(new ScreenRequest(ScreenRequest.Kind.TEXT, null));
        assertThat(ScreenRequest.parse("none").kind()).isEqualTo(ScreenRequest.Kind.NONE);
        assertThat(ScreenRequest.parse("json=a=b").file()).isEqualTo(Path.of("a=b"));
    }

    @ParameterizedTest
    @CsvSource({
        "gif=x, unknown kind 'gif'", "png, png needs a file", "png=, png needs a file", "text=, text needs a file",
        "none=x, none takes no file", "'', unknown kind"})
    void wrongRequestsAreExplained(String request, String explanation) {
        assertThatThrownBy(() -> ScreenRequest.parse(request)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(explanation);
    }
}
