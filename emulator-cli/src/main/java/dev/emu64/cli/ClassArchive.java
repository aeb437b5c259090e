package dev.emu64.cli;

import dev.emu64.image.DemoImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the launcher script runs once so that Java can keep, in an archive, the classes of usual boots: the demo as a file, with
 * and without a serial line and isa-debug-exit, headless. Nothing is shown.
 */
public final class ClassArchive {
    private ClassArchive() {
    }

    public static void main(String[] args) throws IOException {
        Path image = Files.createTempFile("emu64", ".img");
        try {
            Files.write(image, DemoImage.bytes());
            PrintStream unheard = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
            Main.run(new String[] {image.toString()}, InputStream.nullInputStream(), OutputStream.nullOutputStream(), unheard);
            Main.run(new String[] {"-drive", "format=raw,file=" + image, "-serial", "stdio", "-display", "none", "-no-reboot", "-device",
                "isa-debug-exit,iobase=0xf4,iosize=0x04", "--timeout", "20s"}, InputStream.nullInputStream(),
                    OutputStream.nullOutputStream(), unheard);
        } finally {
            Files.delete(image);
        }
        Main.main(new String[] {"--headless", "--timeout", "20s"});
    }
}
