package dev.emu64.decode;

import java.util.Arrays;

/** Decodes {@link Block}s. One machine's, like its {@link Decoder}. */
public final class BlockDecoder {
    private final Decoder decoder;
    private final Insn[] buffer = new Insn[Block.MAX_INSTRUCTIONS];

    public BlockDecoder(Decoder decoder) {
        this.decoder = decoder;
    }

    /**
     * Decodes the block that begins at {@code code[start]}. Only its first instruction may run over the end of the
     * window; then {@code beyond} is asked, and a fault it raises is that instruction's fetch fault.
     *
     * @param available bytes up to the end of the page, or of the code segment if that comes first; at least one
     * @param physical  guest-physical address of the first byte
     * @param mode      see {@link Decoder#mode}
     */
    public Block decode(byte[] code, int start, int available, FetchBeyond beyond, int mode, long physical) {
        Insn first = decoder.decode(code, start, available, beyond, mode);
        buffer[0] = first;
        int count = 1;
        int length = first.length;
        boolean ends = first.endsBlock;
        while (!ends && count < buffer.length && length < available) {
            Insn next = decoder.decode(code, start + length, available - length, null, mode);
            if (next == null) {
                break;
            }
            next.offset = length;
            buffer[count++] = next;
            length += next.length;
            ends = next.endsBlock;
        }
        return new Block(physical, mode, Arrays.copyOf(buffer, count), length, length > available);
    }
}
