package dev.emu64.run;

import dev.emu64.cpu.Cpu;
import dev.emu64.mmu.Mmu;

/**
 * A group of blocks translated into one piece of host code. It holds linear addresses and the place of the privilege
 * context in the TLB as constants, so it may be entered only at the RIP, in the context, and with the pages, for which
 * it was made.
 */
public abstract class TranslatedCode {
    private CachedBlock[] blocks;
    private long rip;
    /** Linear and physical page addresses of all code within, in pairs. */
    private long[] pages;
    private int generation;
    private int context;

    /** Connects it with what it was made of, for the cpu as it stands; called once. */
    public final void connect(Cpu cpu, CachedBlock[] translated, long[] linearAndPhysicalPages) {
        rip = cpu.rip;
        context = cpu.mmu.context();
        // whatever it is then, the pages are looked at before the first entry
        generation = cpu.mmu.generation - 1;
        blocks = translated;
        pages = linearAndPhysicalPages;
        for (CachedBlock block : blocks) {
            block.usedBy(this);
        }
        blocks[0].code = this;
    }

    /** Nothing leads here any more, so that the class can be unloaded; the head has to become hot again. */
    final void disconnect() {
        for (CachedBlock block : blocks) {
            block.releasedBy(this);
        }
        blocks[0].code = null;
        blocks[0].heat = 0;
    }

    /**
     * Executes until the clock's instruction count would pass {@code end}, something asks for attention, or control
     * leaves the group. On return registers, flags, RIP and the instruction count are those between two instructions.
     */
    public abstract void run(long end);

    /** Whether the cpu, which stands at the head's physical address, finds all pages where they were. */
    final boolean enterable(Cpu cpu) {
        Mmu mmu = cpu.mmu;
        return cpu.rip == rip && context == mmu.context() && (generation == mmu.generation || verify(mmu));
    }

    private boolean verify(Mmu mmu) {
        for (int i = 0; i < pages.length; i += 2) {
            if (!mmu.executes(pages[i], pages[i + 1])) {
                return false;
            }
        }
        generation = mmu.generation;
        return true;
    }
}
