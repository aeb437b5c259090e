package dev.emu64.run;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;
import dev.emu64.decode.Decoder;
import dev.emu64.decode.FetchBeyond;
import dev.emu64.decode.Insn;
import dev.emu64.memory.GuestMemory;

/** Decodes the block at CS:RIP: up to a branch, the page's end, the limit of CS, or {@value #MAXIMUM} instructions. */
final class BlockBuilder {
    private static final int MAXIMUM = 32;
    private static final int PAGE = 4096;
    private static final int LONGEST = 15;

    private final Cpu cpu;
    private final GuestMemory memory;
    private final Decoder decoder;
    private final Insn[] collected = new Insn[MAXIMUM];
    private final byte[] window = new byte[LONGEST];
    private final FetchBeyond beyond = this::fetch;

    BlockBuilder(Cpu cpu, GuestMemory memory, Decoder decoder) {
        this.cpu = cpu;
        this.memory = memory;
        this.decoder = decoder;
    }

    /** Decodes from {@code physical}, where CS:RIP was found; raises the #PF or #GP of fetching the first instruction. */
    Block build(long physical, int mode) {
        int offset = memory.offset(physical);
        int inPage = PAGE - ((int) physical & PAGE - 1);
        int available = available(inPage);
        if (offset < 0) {
            return single(physical, mode);
        }
        int count = 0;
        int bytes = 0;
        while (count < MAXIMUM && bytes < available) {
            Insn insn = decoder.decode(memory.ram, offset + bytes, available - bytes, null, mode);
            if (insn == null) {
                break;
            }
            collected[count++] = insn;
            bytes += insn.length;
            if (insn.endsBlock) {
                break;
            }
        }
        if (count == 0) {
            return single(physical, mode);
        }
        Insn[] insns = new Insn[count];
        System.arraycopy(collected, 0, insns, 0, count);
        return new Block(physical, mode, insns, bytes, true);
    }

    /** Bytes that can be fetched without crossing the page's end or the limit of CS. */
    private int available(int inPage) {
        if (cpu.code64()) {
            return inPage;
        }
        long toLimit = cpu.seg[Segment.CS].limit - cpu.rip + 1;
        return (int) Math.min(inPage, Math.max(0, toLimit));
    }

    /** One instruction fetched byte by byte: it crosses a page or the limit, or lies outside RAM. */
    private Block single(long physical, int mode) {
        window[0] = (byte) memory.read(physical, 1);
        cpu.codeLinear(cpu.rip);
        Insn insn = decoder.decode(window, 0, 1, beyond, mode);
        return new Block(physical, mode, new Insn[] {insn}, insn.length, false);
    }

    private int fetch(int offset) {
        long ip = cpu.rip + offset;
        if (cpu.codeSize == 2) {
            ip &= 0xffffffffL;
        }
        return (int) memory.read(cpu.mmu.execPhysical(cpu.codeLinear(ip)), 1);
    }
}
