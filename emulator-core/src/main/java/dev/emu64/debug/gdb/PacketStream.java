package dev.emu64.debug.gdb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Packets of the remote serial protocol (GDB manual, appendix E.1): framing, checksums, acknowledgements, escapes. */
final class PacketStream {
    /** Ctrl-C outside a packet: GDB wants the target to stop. */
    private static final int INTERRUPT = 3;
    private static final int ESCAPE = '}';
    private static final int ESCAPE_BIT = 0x20;
    private static final String HEX = "0123456789abcdef";

    private final InputStream in;
    private final OutputStream out;
    private boolean acknowledges = true;

    PacketStream(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** QStartNoAckMode: the connection is reliable, no more acknowledgements. */
    void stopAcknowledging() {
        acknowledges = false;
    }

    /** The content of the next packet, escapes resolved; null once the other side has gone. Interrupts in between are dropped. */
    byte[] receive() throws IOException {
        while (true) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            if (next == '$') {
                byte[] content = content();
                if (content != null) {
                    return content;
                }
            }
        }
    }

    /** What stands up to the checksum; null, refused with a minus, where that is wrong or the stream ends. */
    private byte[] content() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int sum = 0;
        int next = in.read();
        while (next >= 0 && next != '#') {
            sum += next;
            if (next == ESCAPE) {
                next = in.read();
                sum += next;
                next ^= ESCAPE_BIT;
            }
            content.write(next);
            next = in.read();
        }
        int told = Character.digit(in.read(), 16) << 4 | Character.digit(in.read(), 16);
        boolean sound = told == (sum & 0xff);
        if (acknowledges) {
            out.write(sound ? '+' : '-');
            out.flush();
        }
        return sound ? content.toByteArray() : null;
    }

    /** Sends a packet; what stands in {@code content} must not need escapes beyond those of binary data, which are made here. */
    void send(String content) throws IOException {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write('$');
        int sum = 0;
        for (byte b : content.getBytes(StandardCharsets.ISO_8859_1)) {
            if (b == '$' || b == '#' || b == ESCAPE || b == '*') {
                packet.write(ESCAPE);
                sum += ESCAPE;
                b ^= ESCAPE_BIT;
            }
            packet.write(b);
            sum += b;
        }
        packet.write('#');
        packet.write(HEX.charAt(sum >>> 4 & 15));
        packet.write(HEX.charAt(sum & 15));
        out.write(packet.toByteArray());
        out.flush();
    }

    /** Whether GDB has asked to stop since the last packet; takes no packet off the stream. */
    boolean interrupted() throws IOException {
        while (in.available() > 0) {
            int next = in.read();
            if (next == INTERRUPT || next < 0) {
                return true;
            }
        }
        return false;
    }
}
