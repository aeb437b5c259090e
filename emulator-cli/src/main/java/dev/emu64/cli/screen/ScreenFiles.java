package dev.emu64.cli.screen;

import dev.emu64.display.AnsiRendering;
import dev.emu64.display.ColorDepth;
import dev.emu64.display.HtmlRendering;
import dev.emu64.display.JsonRendering;
import dev.emu64.display.PixelRendering;
import dev.emu64.display.Screen;
import dev.emu64.display.SvgRendering;
import dev.emu64.display.TextRendering;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a screen in the form that {@code --screen} asked for. Text is UTF-8. */
public final class ScreenFiles {
    private ScreenFiles() {
    }

    /** The bytes of {@code screen} in one form; none for {@link ScreenRequest.Kind#NONE}. */
    public static byte[] bytes(ScreenRequest.Kind kind, Screen screen, ColorDepth depth) {
        // apart from the switch, as it is what a plain boot ends with and a switch over an enum brings a class of its own
        return kind == ScreenRequest.Kind.TEXT ? utf8(TextRendering.render(screen)) : rare(kind, screen, depth);
    }

    private static byte[] rare(ScreenRequest.Kind kind, Screen screen, ColorDepth depth) {
        return switch (kind) {
            case TEXT -> utf8(TextRendering.render(screen));
            case ANSI -> utf8(AnsiRendering.render(screen, depth));
            case JSON -> utf8(JsonRendering.render(screen));
            case SVG -> utf8(SvgRendering.render(screen));
            case HTML -> utf8(HtmlRendering.render(screen));
            case PNG -> Png.encode(PixelRendering.render(screen));
            case NONE -> new byte[0];
        };
    }

    /** Writes the file of a request; ANSI files get 24-bit colours, as no terminal limits them. */
    public static void write(ScreenRequest request, Screen screen) throws IOException {
        Path parent = request.file().toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.write(request.file(), bytes(request.kind(), screen, ColorDepth.TRUE_COLOR));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
