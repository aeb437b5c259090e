package dev.emu64.run;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;

/** Blocks by the CS:RIP at which they were last entered, so that most entries need no translation of the address. */
final class RecentBlocks {
    private static final int ENTRIES = 1 << 12;

    private final CachedBlock[] blocks = new CachedBlock[ENTRIES];

    private static int index(long rip) {
        return ((int) rip ^ (int) (rip >>> 12)) & ENTRIES - 1;
    }

    /** The block at CS:RIP if it was entered here since translations, rights and code segment last changed, or null. */
    CachedBlock find(Cpu cpu, int mode) {
        CachedBlock block = blocks[index(cpu.rip)];
        if (block != null && block.rip == cpu.rip && block.valid && block.generation == cpu.mmu.generation && block.mode == mode
            && block.context == cpu.mmu.context() && block.codeBase == cpu.seg[Segment.CS].base) {
            return block;
        }
        return null;
    }

    /** Remembers the block at CS:RIP. */
    void enter(CachedBlock block, Cpu cpu) {
        block.rip = cpu.rip;
        block.generation = cpu.mmu.generation;
        block.context = cpu.mmu.context();
        block.codeBase = cpu.seg[Segment.CS].base;
        blocks[index(cpu.rip)] = block;
    }
}
