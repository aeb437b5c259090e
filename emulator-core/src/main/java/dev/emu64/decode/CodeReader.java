package dev.emu64.decode;

/** The bytes of one instruction in sequence. Reading on after a failure gives zeros; see {@link #failure}. */
final class CodeReader {
    /** The longest instruction (SDM vol. 2A, 2.3.11). */
    static final int MAX_LENGTH = 15;
    static final int NO_FAILURE = 0;
    /** A sixteenth byte was needed. */
    static final int TOO_LONG = 1;
    /** The window ended and nothing was given to go on with. */
    static final int EXHAUSTED = 2;

    private byte[] code;
    private int start;
    private int available;
    private FetchBeyond beyond;
    /** Bytes read so far. */
    int length;
    int failure;

    void begin(byte[] window, int first, int count, FetchBeyond next) {
        code = window;
        start = first;
        available = Math.min(count, MAX_LENGTH);
        beyond = next;
        length = 0;
        failure = NO_FAILURE;
    }

    int next8() {
        int n = length++;
        return n < available ? code[start + n] & 0xff : slow(n);
    }

    private int slow(int n) {
        if (n >= MAX_LENGTH) {
            length = MAX_LENGTH;
            failure = TOO_LONG;
            return 0;
        }
        if (beyond == null || failure != NO_FAILURE) {
            failure = failure == NO_FAILURE ? EXHAUSTED : failure;
            return 0;
        }
        return beyond.fetch(n);
    }

    int next16() {
        int low = next8();
        return low | next8() << 8;
    }

    int next32() {
        int low = next16();
        return low | next16() << 16;
    }

    long next64() {
        long low = next32() & 0xffffffffL;
        return low | (long) next32() << 32;
    }

    /** An unsigned number of 1, 2, 4 or 8 bytes, little-endian. */
    long next(int bytes) {
        return switch (bytes) {
            case 1 -> next8();
            case 2 -> next16();
            case 4 -> next32() & 0xffffffffL;
            default -> next64();
        };
    }

    /** A signed number of 1, 2, 4 or 8 bytes, little-endian. */
    long nextSigned(int bytes) {
        return switch (bytes) {
            case 1 -> (byte) next8();
            case 2 -> (short) next16();
            case 4 -> next32();
            default -> next64();
        };
    }
}
