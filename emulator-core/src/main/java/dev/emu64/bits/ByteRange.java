package dev.emu64.bits;

import java.util.Arrays;

/** Fills parts of arrays by copying, which is quick from a process's first moment: a loop would run interpreted then. */
public final class ByteRange {
    private static final int PATTERN_BYTES = 64;
    private static final byte[] ZEROS = new byte[4096];

    private ByteRange() {
    }

    /** Sets the bytes from {@code start} to before {@code end} to the low byte of {@code value}. */
    public static void fill(byte[] bytes, int start, int end, int value) {
        int length = end - start;
        if ((byte) value == 0) {
            for (int done = 0; done < length; done += ZEROS.length) {
                System.arraycopy(ZEROS, 0, bytes, start + done, Math.min(ZEROS.length, length - done));
            }
            return;
        }
        Arrays.fill(bytes, start, start + Math.min(PATTERN_BYTES, length), (byte) value);
        for (int done = PATTERN_BYTES; done < length; done <<= 1) {
            System.arraycopy(bytes, start, bytes, start + done, Math.min(done, length - done));
        }
    }
}
