package dev.emu64.image;

import java.io.EOFException;
import java.io.IOException;

/** The rest of an image from an offset on, as an image of its own. */
record WindowSource(ImageSource whole, long start) implements ImageSource {

    @Override
    public long size() throws IOException {
        return whole.size() - start;
    }

    @Override
    public void read(long offset, byte[] target, int from, int length) throws IOException {
        if (offset < 0 || offset > size() - length) {
            throw new EOFException("the image ends at " + size() + ", before " + offset + " + " + length);
        }
        whole.read(start + offset, target, from, length);
    }
}
