package dev.emu64.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Random access to the bytes of an image, so that a disk of many gigabytes is looked at without being read whole.
 */
public interface ImageSource {

    /** The length of the image in bytes. */
    long size() throws IOException;

    /**
     * Reads exactly {@code length} bytes beginning at {@code offset}.
     *
     * @throws EOFException if the image ends before {@code offset + length}
     */
    void read(long offset, byte[] target, int start, int length) throws IOException;

    /** Exactly {@code length} bytes from {@code offset}, as a new array. */
    default byte[] bytes(long offset, int length) throws IOException {
        byte[] result = new byte[length];
        read(offset, result, 0, length);
        return result;
    }

    /** {@link #bytes} as a little-endian buffer, the byte order of every format in this package. */
    default ByteBuffer littleEndian(long offset, int length) throws IOException {
        return ByteBuffer.wrap(bytes(offset, length)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether {@code length} bytes from {@code offset} lie within the image; safe for offsets read from a broken file. */
    default boolean holds(long offset, long length) throws IOException {
        return offset >= 0 && length >= 0 && offset <= size() && length <= size() - offset;
    }

    /** An image that lies in memory; the array is not copied. */
    static ImageSource of(byte[] image) {
        return new ArraySource(image);
    }
}
