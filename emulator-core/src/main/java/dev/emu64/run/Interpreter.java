package dev.emu64.run;

import dev.emu64.clock.Scheduler;
import dev.emu64.clock.VirtualClock;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;
import dev.emu64.decode.Block;
import dev.emu64.decode.Decoder;
import dev.emu64.decode.Insn;
import dev.emu64.memory.GuestMemory;
import dev.emu64.mmu.GuestFault;
import dev.emu64.mmu.Mmu;
import dev.emu64.ops.Dispatch;
import dev.emu64.ops.Quick;

/**
 * The reference engine: decoded blocks through the generated dispatch, one instruction at a time. With a
 * {@link Translator} it hands blocks that turn out hot to translated code.
 */
public final class Interpreter implements Engine {
    private final Cpu cpu;
    private final VirtualClock clock;
    private final Scheduler scheduler;
    private final GuestMemory memory;
    private final Mmu mmu;
    private final BlockCache cache;
    private final BlockBuilder builder;
    private final RecentBlocks recent = new RecentBlocks();
    private final Translator translator;
    private final int threshold;

    /** An engine that only interprets. */
    public Interpreter(Cpu cpu, GuestMemory memory, Scheduler scheduler, Decoder decoder) {
        this(cpu, memory, scheduler, decoder, null);
    }

    /** An engine that has hot blocks translated. */
    public Interpreter(Cpu cpu, GuestMemory memory, Scheduler scheduler, Decoder decoder, Translator translator) {
        this.cpu = cpu;
        this.memory = memory;
        this.mmu = cpu.mmu;
        this.clock = scheduler.clock();
        this.scheduler = scheduler;
        this.builder = new BlockBuilder(cpu, memory, decoder);
        this.cache = new BlockCache(memory);
        this.translator = translator;
        threshold = translator == null ? Integer.MAX_VALUE : translator.threshold();
    }

    @Override
    public void flush() {
        cache.clear();
    }

    @Override
    public void run(long limit) {
        do {
            long end = Math.min(limit, scheduler.dueInstruction());
            if (clock.instructions >= end) {
                return;
            }
            cpu.dueInstruction = end;
            try {
                CachedBlock block = next();
                if (!runTranslated(block, end)) {
                    execute(block.insns, end);
                }
            } catch (GuestFault fault) {
                deliver(fault);
            }
        } while (cpu.attention == 0 || passesBoundary(limit));
    }

    /** Runs translated code that begins at the block, if there is any; false if nothing was executed. */
    private boolean runTranslated(CachedBlock block, long end) {
        TranslatedCode code = block.code;
        long before = clock.instructions;
        if (code == null || !code.enterable(cpu)) {
            heat(block);
            return false;
        }
        if (cpu.attention != 0 || end - before < block.insns.length) {
            return false;
        }
        code.run(Math.min(end, before + code.stay()));
        if (mmu.faultPending) {
            mmu.faultPending = false;
            cpu.startRip = cpu.rip;
            deliver(mmu.fault());
        }
        return clock.instructions != before;
    }

    private void heat(CachedBlock block) {
        if (translator != null && cpu.attention == 0 && ++block.heat >= block.translateAt) {
            block.translateAt = Integer.MAX_VALUE;
            translator.translate(block, cache);
        }
    }

    private void deliver(GuestFault fault) {
        cpu.rip = cpu.startRip;
        cpu.deliver(fault);
        // time passes even where a handler's first instruction faults, and that one's, and so on
        clock.instructions++;
    }

    /** Whether what asks for attention is done with here, and no event or limit comes first. */
    private boolean passesBoundary(long limit) {
        return clock.instructions < Math.min(limit, scheduler.dueInstruction()) && cpu.interrupts.quietBoundary();
    }

    /**
     * Executes the instruction at CS:RIP (of a repeated string instruction one iteration), or delivers the fault that it
     * raises. Whoever steps looks at events and attention between.
     */
    public void step() {
        long end = clock.instructions + 1;
        cpu.dueInstruction = end;
        try {
            execute(next().insns, end);
        } catch (GuestFault fault) {
            deliver(fault);
        }
    }

    /** The block at CS:RIP; faults of the fetch belong to the instruction there. */
    private CachedBlock next() {
        int mode = Decoder.mode(cpu.codeSize, cpu.protectedMode() && !cpu.v86());
        CachedBlock block = recent.find(cpu, mode);
        return block != null && withinLimit(block) ? block : lookUp(mode);
    }

    private boolean withinLimit(CachedBlock block) {
        return cpu.code64() || cpu.rip + block.bytes - 1 <= cpu.seg[Segment.CS].limit;
    }

    private CachedBlock lookUp(int mode) {
        cpu.startRip = cpu.rip;
        long physical = cpu.mmu.execPhysical(cpu.codeLinear(cpu.rip));
        CachedBlock block = cache.find(physical, mode);
        if (block != null && withinLimit(block)) {
            recent.enter(block, cpu);
            return block;
        }
        Block decoded = builder.build(physical, mode);
        Quick.mark(decoded.instructions);
        CachedBlock built = new CachedBlock(decoded, threshold);
        if (block == null && !decoded.crossesPage && memory.offset(physical) >= 0) {
            cache.add(built);
            recent.enter(built, cpu);
        }
        return built;
    }

    /** The instruction that would be executed next, or null where fetching it faults. */
    Insn peek() {
        try {
            return next().insns[0];
        } catch (GuestFault fault) {
            return null;
        }
    }

    private void execute(Insn[] insns, long end) {
        Cpu c = cpu;
        int drops = cache.drops;
        long ripMask = c.code64() ? -1 : 0xffffffffL;
        long blockStart = c.rip;
        int most = c.attention != 0 ? 1 : (int) Math.min(insns.length, end - clock.instructions);
        // a repeated string instruction counts its iterations, and stays where it is if it could not make all of them
        for (int k = 0; k < most && clock.instructions < end; k++) {
            if (insns[k].quick != 0) {
                int done = Quick.run(c, insns, k, most, blockStart);
                clock.instructions += done - k;
                k = done;
                if (k == most) {
                    return;
                }
            }
            Insn insn = insns[k];
            long start = c.rip;
            long next = start + insn.length & ripMask;
            c.startRip = start;
            c.rip = next;
            Dispatch.execute(c, insn);
            clock.instructions++;
            // a write that dropped a block may have changed the rest of this one
            if (c.rip != next || c.attention != 0 || cache.drops != drops) {
                return;
            }
        }
    }
}
