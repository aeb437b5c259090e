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
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * What the launcher script runs once so that Java can keep, in an archive, the classes of usual boots: the demo as a file, with
 * and without a serial line and isa-debug-exit, headless; and as cargo's runner. Nothing is shown.
 */
public final class ClassArchive {
    private static final long COMPILER_REST_MILLIS = 3000;

    private ClassArchive() {
    }

    /**
     * Lets the JVM's compiler come to the end of its queue: Java 17 archives a method that waits there as one that waits, and
     * whoever loads it from the archive interprets it for ever.
     */
    private static void rest() {
        try {
            Thread.sleep(COMPILER_REST_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the demo is too short to need: every kind of instruction, and their translation. */
    private static void loadTranslator() throws IOException {
        try (JarFile jar = new JarFile(ClassArchive.class.getProtectionDomain().getCodeSource().getLocation().getPath())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                String name = entry.getName();
                if (name.endsWith(".class") && (name.startsWith("dev/emu64/ops/") || name.startsWith("dev/emu64/jit/")
                        || name.startsWith("org/objectweb/asm/"))) {
                    Class.forName(name.substring(0, name.length() - ".class".length()).replace('/', '.'), false,
                            ClassArchive.class.getClassLoader());
                }
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void main(String[] args) throws IOException {
        Path image = Files.createTempFile("emu64", ".img");
        try {
            Files.write(image, DemoImage.bytes());
            loadTranslator();
            PrintStream unheard = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
            Main.run(new String[] {image.toString()}, InputStream.nullInputStream(), OutputStream.nullOutputStream(), unheard);
            Main.run(new String[] {"-drive", "format=raw,file=" + image, "-serial", "stdio", "-display", "none", "-no-reboot", "-device",
                "isa-debug-exit,iobase=0xf4,iosize=0x04", "--timeout", "20s"}, InputStream.nullInputStream(),
                    OutputStream.nullOutputStream(), unheard);
            Main.run(new String[] {"--until", "Hello World!", image.toString()}, InputStream.nullInputStream(), OutputStream.nullOutputStream(), unheard);
            Main.run(new String[] {"runner", image.toString(), "--headless"}, InputStream.nullInputStream(), OutputStream.nullOutputStream(), unheard);
        } finally {
            Files.delete(image);
        }
        Runtime.getRuntime().addShutdownHook(new Thread("rest") {
            @Override
            public void run() {
                rest();
            }
        });
        Main.main(new String[] {"--headless", "--timeout", "20s"});
    }
}
