package dev.emu64.run;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;
import dev.emu64.decode.Block;
import dev.emu64.decode.BlockDecoder;
import dev.emu64.decode.Decoder;
import dev.emu64.decode.FetchBeyond;
import dev.emu64.memory.GuestMemory;

/** Decodes the block at CS:RIP out of guest memory, up to the page's end and the limit of CS. */
final class BlockBuilder implements FetchBeyond {
    private static final int PAGE = 4096;

    private final Cpu cpu;
    private final GuestMemory memory;
    private final BlockDecoder decoder;
    private final byte[] firstByte = new byte[1];

    BlockBuilder(Cpu cpu, GuestMemory memory, Decoder decoder) {
        this.cpu = cpu;
        this.memory = memory;
        this.decoder = new BlockDecoder(decoder);
    }

    /** Decodes from {@code physical}, where CS:RIP was found; raises the #PF or #GP of fetching the first instruction. */
    Block build(long physical, int mode) {
        int offset = memory.offset(physical);
        if (offset < 0) {
            // code in a chip's window: one instruction at a time, byte by byte
            firstByte[0] = (byte) memory.read(physical, 1);
            return decoder.decode(firstByte, 0, 1, this, mode, physical);
        }
        return decoder.decode(memory.ram, offset, available(PAGE - ((int) physical & PAGE - 1)), this, mode, physical);
    }

    /** Bytes that can be fetched without crossing the page's end or the limit of CS. */
    private int available(int inPage) {
        if (cpu.code64()) {
            return inPage;
        }
        return (int) Math.min(inPage, cpu.seg[Segment.CS].limit - cpu.rip + 1);
    }

    @Override
    public int fetch(int offset) {
        return (int) memory.read(cpu.mmu.execPhysical(cpu.codeLinear(cpu.rip + offset)), 1);
    }
}
