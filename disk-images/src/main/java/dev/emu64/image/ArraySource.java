package dev.emu64.image;

import java.io.EOFException;

/** An image in memory. */
record ArraySource(byte[] image) implements ImageSource {

    @Override
    public long size() {
        return image.length;
    }

    @Override
    public void read(long offset, byte[] target, int start, int length) throws EOFException {
        if (offset < 0 || offset > image.length - length) {
            throw new EOFException("the image ends at " + image.length + ", before " + offset + " + " + length);
        }
        System.arraycopy(image, (int) offset, target, start, length);
    }
}
