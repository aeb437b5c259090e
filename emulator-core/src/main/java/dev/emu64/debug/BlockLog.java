package dev.emu64.debug;

import dev.emu64.bits.Hex;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;
import dev.emu64.decode.Block;
import dev.emu64.decode.BlockDecoder;
import dev.emu64.decode.Decoder;
import dev.emu64.decode.Disassembler;
import dev.emu64.decode.Insn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Straight-line blocks of code in the layout of QEMU's {@code -d in_asm,exec}: each block disassembled (in Intel syntax)
 * when it is first executed or its bytes have changed, and a line for each time it is entered.
 */
public final class BlockLog implements Probe {
    private static final int PAGE = 4096;
    private static final int BYTES_IN_LINE = 8;

    private record Listed(byte[] code, Block block) {
    }

    private final Cpu cpu;
    private final GuestView view;
    private final BlockDecoder decoder;
    private final boolean listing;
    private final boolean executions;
    private final Symbols symbols;
    private final Consumer<String> out;
    private final Map<Long, Listed> known = new HashMap<>();
    private Block current;
    private int index;
    private long at;
    private long expected;

    /**
     * @param listing whether code is disassembled ({@code in_asm})
     * @param executions whether entries are logged ({@code exec})
     * @param out takes whole lines, each with its line feed
     */
    public BlockLog(Cpu cpu, boolean listing, boolean executions, Symbols symbols, Consumer<String> out) {
        this.cpu = cpu;
        this.view = new GuestView(cpu);
        this.decoder = new BlockDecoder(new Decoder(cpu.cpuid.features()));
        this.listing = listing;
        this.executions = executions;
        this.symbols = symbols;
        this.out = out;
    }

    @Override
    public boolean before() {
        if (current != null && index > 0 && cpu.rip == at && current.instructions[index - 1].rep != 0) {
            return true;
        }
        at = cpu.rip;
        if (current == null || cpu.rip != expected || index == current.instructions.length) {
            enter();
        }
        if (current != null) {
            expected = cpu.rip + current.instructions[index++].length;
        }
        return true;
    }

    private void enter() {
        long linear = view.codeLinear(cpu.rip);
        int inPage = PAGE - ((int) linear & PAGE - 1);
        // one instruction more than the page holds, for that which crosses into the next
        byte[] code = new byte[inPage + 15];
        int available = view.read(linear, code, code.length);
        current = null;
        index = 0;
        if (available == 0) {
            return;
        }
        int mode = Decoder.mode(cpu.codeSize, cpu.protectedMode() && !cpu.v86());
        long physical = view.walk(linear).physical();
        long key = physical << 8 | mode;
        Listed listed = known.get(key);
        boolean fresh = listed == null || !Arrays.equals(listed.code, 0, listed.code.length, code, 0, listed.code.length);
        if (fresh) {
            Block block = decoder.decode(code, 0, Math.min(inPage, available), offset -> code[offset] & 0xff, mode, physical);
            listed = new Listed(Arrays.copyOf(code, block.length), block);
            known.put(key, listed);
        }
        current = listed.block;
        String symbol = symbols.at(linear);
        if (fresh && listing) {
            list(listed, linear, symbol == null ? "" : symbol);
        }
        if (executions) {
            out.accept("Trace 0: 0x" + Hex.of(physical, 12) + " [" + Hex.of(cpu.seg[Segment.CS].base, 16) + "/" + Hex.of(linear, 16) + "/"
                + Hex.of(cpu.flags.value(), 8) + "/" + Hex.of(mode, 8) + "] " + (symbol == null ? "" : symbol) + "\n");
        }
    }

    private void list(Listed listed, long linear, String symbol) {
        StringBuilder text = new StringBuilder("----------------\nIN: ").append(symbol).append('\n');
        int at = 0;
        for (Insn insn : listed.block.instructions) {
            address(text, linear + at);
            bytes(text, listed.code, at, Math.min(BYTES_IN_LINE, insn.length));
            text.append("   ".repeat(Math.max(0, BYTES_IN_LINE - insn.length))).append("  ");
            text.append(Disassembler.text(insn, cpu.rip + at)).append('\n');
            for (int more = BYTES_IN_LINE; more < insn.length; more += BYTES_IN_LINE) {
                address(text, linear + at + more);
                bytes(text, listed.code, at + more, Math.min(BYTES_IN_LINE, insn.length - more));
                text.append('\n');
            }
            at += insn.length;
        }
        out.accept(text.append('\n').toString());
    }

    private static void address(StringBuilder text, long linear) {
        text.append("0x").append(Hex.of(linear, linear >>> 32 == 0 ? 8 : 16)).append(": ");
    }

    private static void bytes(StringBuilder text, byte[] code, int from, int count) {
        for (int i = from; i < from + count; i++) {
            text.append(' ').append(Hex.of(code[i], 2));
        }
    }
}
