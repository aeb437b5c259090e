package dev.emu64.cli.screen;

import dev.emu64.display.Frame;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Portable network graphics (PNG, third edition): 8 bits a component, no filter, one data chunk. Written here since
 * the JDK's own writer starts all of AWT first.
 */
public final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte TRUE_COLOR = 2;

    private Png() {
    }

    /** {@code frame} as a whole PNG file. */
    public static byte[] encode(Frame frame) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(frame.width()).putInt(frame.height());
        header.put((byte) 8).put(TRUE_COLOR);
        chunk(out, "IHDR", header.array());
        chunk(out, "IDAT", deflate(scanLines(frame)));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /** Each line: a zero for "no filter", then red, green, blue for each pixel. */
    private static byte[] scanLines(Frame frame) {
        byte[] bytes = new byte[(frame.width() * 3 + 1) * frame.height()];
        int at = 0;
        for (int y = 0; y < frame.height(); y++) {
            at++;
            for (int x = 0; x < frame.width(); x++) {
                int rgb = frame.pixel(x, y);
                bytes[at++] = (byte) (rgb >> 16);
                bytes[at++] = (byte) (rgb >> 8);
                bytes[at++] = (byte) rgb;
            }
        }
        return bytes;
    }

    private static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(name);
        out.writeBytes(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
