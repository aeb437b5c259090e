package dev.emu64.run;

import dev.emu64.cpu.Cpu;
import dev.emu64.mmu.Mmu;

/**
 * A group of blocks translated into one piece of host code. It holds linear addresses and the place of the privilege
 * context in the TLB as constants, so it may be entered only at the RIP, in the context, and with the pages, for which
 * it was made.
 */
public abstract class TranslatedCode {
    /** Instructions in translated code at a time: they fit an int. */
    private static final int LONGEST_STAY = 1 << 30;
    /** Entries until the JVM has certainly begun to compile it. */
    private static final int TRIALS = 2500;
    /** Rounds, about, of a loop in a stay while it is on trial. */
    private static final int TRIAL_ROUNDS = 40;

    private CachedBlock[] blocks;
    private int entries;
    private int trialStay;
    private long rip;
    /** Linear and physical page addresses of all code within, in pairs. */
    private long[] pages;
    private int generation;
    private int threshold;
    private boolean loops;
    private int context;

    /**
     * Connects it with what it was made of, for the cpu as it stands; called once.
     *
     * @param loop whether control comes back to the head within
     * @param threshold how often a block is interpreted before it is translated
     */
    public final void connect(Cpu cpu, CachedBlock[] translated, long[] linearAndPhysicalPages, boolean loop, int threshold) {
        loops = loop;
        this.threshold = threshold;
        rip = cpu.rip;
        context = cpu.mmu.context();
        // whatever it is then, the pages are looked at before the first entry
        generation = cpu.mmu.generation - 1;
        blocks = translated;
        pages = linearAndPhysicalPages;
        for (CachedBlock block : blocks) {
            block.usedBy(this);
            // entered here all the time, and not only because a trial ends, it gets code of its own
            block.translateAt = block.heat + 4 * threshold;
            trialStay += TRIAL_ROUNDS * block.insns.length;
        }
        blocks[0].code = this;
    }

    /** Whether it is a loop, and {@code block} is not part of it. */
    final boolean isLoopWithout(CachedBlock block) {
        return loops && !holds(block);
    }

    private boolean holds(CachedBlock block) {
        for (CachedBlock held : blocks) {
            if (held == block) {
                return true;
            }
        }
        return false;
    }

    /** Nothing leads here any more, so that the class can be unloaded; the head has to become hot again. */
    final void disconnect() {
        for (CachedBlock block : blocks) {
            block.releasedBy(this);
        }
        blocks[0].code = null;
        blocks[0].heat = 0;
        blocks[0].translateAt = threshold;
    }

    /**
     * Executes until the clock's instruction count would pass {@code end}, something asks for attention, or control
     * leaves the group. On return registers, flags, RIP and the instruction count are those between two instructions.
     */
    public abstract void run(long end);

    /**
     * For how many instructions to enter it. At first it is entered often and left soon: the JVM compiles methods by
     * how often they are called, and of one that loops for long only a version for the loop that it is in.
     */
    final int stay() {
        if (entries == TRIALS) {
            return LONGEST_STAY;
        }
        entries++;
        return trialStay;
    }

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
