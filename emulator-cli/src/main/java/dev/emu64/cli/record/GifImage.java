package dev.emu64.cli.record;

import dev.emu64.display.FramePart;
import dev.emu64.display.IndexedFrame;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * One image of a GIF89a file: graphic control extension, image descriptor, local colour table, LZW data (sections 23, 20,
 * 21, 22 and appendix F). Written here since the JDK's own writer starts all of AWT first and guesses at the colours.
 */
final class GifImage {
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xf9;
    private static final int KEEP_PICTURE = 1 << 2;
    private static final int DESCRIPTOR = 0x2c;
    private static final int LOCAL_TABLE = 0x80;
    private static final int MOST_CODES = 4096;
    private static final int LONGEST_BLOCK = 255;

    private final ByteArrayOutputStream out;
    /** Prefix code and next index as a key to the code of the string they make, open addressing; 0 is a free place. */
    private final int[] keys = new int[MOST_CODES * 4];
    private final int[] codes = new int[keys.length];
    private final byte[] block = new byte[LONGEST_BLOCK];
    private int blockLength;
    private int bits;
    private int bitCount;

    private GifImage(ByteArrayOutputStream out) {
        this.out = out;
    }

    /** Appends {@code part} of the picture, to be shown for some hundredths of a second. */
    static void append(ByteArrayOutputStream out, FramePart part, int centiseconds) {
        IndexedFrame frame = IndexedFrame.of(part.pixels());
        int[] colors = frame.colors();
        int tableBits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(colors.length - 1));
        out.write(EXTENSION);
        out.write(GRAPHIC_CONTROL);
        out.write(4);
        out.write(KEEP_PICTURE);
        word(out, centiseconds);
        out.write(0);
        out.write(0);
        out.write(DESCRIPTOR);
        word(out, part.left());
        word(out, part.top());
        word(out, frame.width());
        word(out, frame.height());
        out.write(LOCAL_TABLE | tableBits - 1);
        for (int i = 0; i < 1 << tableBits; i++) {
            int rgb = i < colors.length ? colors[i] : 0;
            out.write(rgb >> 16);
            out.write(rgb >> 8);
            out.write(rgb);
        }
        new GifImage(out).compress(frame.indices(), Math.max(2, tableBits));
    }

    /** A 16-bit number, low byte first. */
    static void word(ByteArrayOutputStream out, int value) {
        out.write(value);
        out.write(value >> 8);
    }

    /** LZW with codes of variable length: the table starts over, told by the clear code, when it is full. */
    private void compress(byte[] indices, int indexBits) {
        out.write(indexBits);
        int clear = 1 << indexBits;
        int next = clear + 2;
        int length = indexBits + 1;
        code(clear, length);
        int prefix = indices[0] & 0xff;
        for (int at = 1; at < indices.length; at++) {
            int index = indices[at] & 0xff;
            int key = (prefix << 8 | index) + 1;
            int place = place(key);
            if (keys[place] == key) {
                prefix = codes[place];
                continue;
            }
            code(prefix, length);
            prefix = index;
            if (next < MOST_CODES) {
                // the reader learns each string one code later, so the length grows behind the code that fills it
                length = next == 1 << length ? length + 1 : length;
                keys[place] = key;
                codes[place] = next++;
            } else {
                code(clear, length);
                Arrays.fill(keys, 0);
                next = clear + 2;
                length = indexBits + 1;
            }
        }
        code(prefix, length);
        code(clear + 1, next == 1 << length && length < 12 ? length + 1 : length);
        finish();
    }

    /** Where {@code key} stands, or the free place where it would. */
    private int place(int key) {
        int place = key * 0x9e3779b1 >>> 18;
        while (keys[place] != 0 && keys[place] != key) {
            place = place + 1 & keys.length - 1;
        }
        return place;
    }

    private void code(int code, int length) {
        bits |= code << bitCount;
        bitCount += length;
        while (bitCount >= Byte.SIZE) {
            octet();
        }
    }

    private void octet() {
        block[blockLength++] = (byte) bits;
        bits >>>= Byte.SIZE;
        bitCount -= Byte.SIZE;
        if (blockLength == LONGEST_BLOCK) {
            block();
        }
    }

    private void block() {
        out.write(blockLength);
        out.write(block, 0, blockLength);
        blockLength = 0;
    }

    private void finish() {
        if (bitCount > 0) {
            octet();
        }
        if (blockLength > 0) {
            block();
        }
        out.write(0);
    }
}
