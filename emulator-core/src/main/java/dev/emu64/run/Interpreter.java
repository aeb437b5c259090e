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
import dev.emu64.ops.Dispatch;

/** The reference engine: decoded blocks through the generated dispatch, one instruction at a time. */
public final class Interpreter implements Engine {
    private final Cpu cpu;
    private final VirtualClock clock;
    private final Scheduler scheduler;
    private final GuestMemory memory;
    private final BlockCache cache;
    private final BlockBuilder builder;

    public Interpreter(Cpu cpu, GuestMemory memory, Scheduler scheduler, Decoder decoder) {
        this.cpu = cpu;
        this.memory = memory;
        this.clock = scheduler.clock();
        this.scheduler = scheduler;
        this.builder = new BlockBuilder(cpu, memory, decoder);
        this.cache = new BlockCache(memory);
        cache.onDrop(() -> codeChanged = true);
    }

    /** Set when a write dropped a block, perhaps the running one: its remaining instructions may be stale. */
    private boolean codeChanged;

    @Override
    public void flush() {
        cache.clear();
    }

    @Override
    public void run(long limit) {
        long end;
        do {
            end = Math.min(limit, scheduler.dueInstruction());
            if (clock.instructions >= end) {
                return;
            }
            cpu.dueInstruction = end;
            try {
                execute(next(), end);
            } catch (GuestFault fault) {
                cpu.rip = cpu.startRip;
                cpu.deliver(fault);
                // time passes even where a handler's first instruction faults, and that one's, and so on
                clock.instructions++;
            }
        } while (cpu.attention == 0);
    }

    /** The block at CS:RIP; faults of the fetch belong to the instruction there. */
    private CachedBlock next() {
        cpu.startRip = cpu.rip;
        long physical = cpu.mmu.execPhysical(cpu.codeLinear(cpu.rip));
        int mode = Decoder.mode(cpu.codeSize, cpu.protectedMode() && !cpu.v86());
        CachedBlock block = cache.find(physical, mode);
        if (block != null && (cpu.code64() || cpu.rip + block.bytes - 1 <= cpu.seg[Segment.CS].limit)) {
            return block;
        }
        Block decoded = builder.build(physical, mode);
        CachedBlock built = new CachedBlock(decoded);
        if (block == null && !decoded.crossesPage && memory.offset(physical) >= 0) {
            cache.add(built);
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

    private void execute(CachedBlock block, long end) {
        Insn[] insns = block.insns;
        codeChanged = false;
        long ripMask = cpu.code64() ? -1 : 0xffffffffL;
        // a repeated string instruction counts its iterations, and stays where it is if it could not make all of them
        for (int k = 0; k < insns.length && clock.instructions < end; k++) {
            Insn insn = insns[k];
            long next = cpu.rip + insn.length & ripMask;
            cpu.startRip = cpu.rip;
            cpu.rip = next;
            Dispatch.execute(cpu, insn);
            clock.instructions++;
            if (cpu.attention != 0 || codeChanged || cpu.rip != next) {
                return;
            }
        }
    }
}
