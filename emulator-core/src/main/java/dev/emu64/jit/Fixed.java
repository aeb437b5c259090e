package dev.emu64.jit;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Flags;
import dev.emu64.clock.VirtualClock;
import dev.emu64.decode.Insn;
import dev.emu64.memory.GuestMemory;
import dev.emu64.mmu.Mmu;
import dev.emu64.run.BlockCache;
import dev.emu64.softfloat.SseContext;

/**
 * Objects of the machine that never change their identity: static final fields of a generated class, in whose code the
 * JVM's compiler then has them, and the arrays' lengths, as constants. RAM is not among them, as it grows.
 */
enum Fixed {
    CPU(Cpu.class),
    MMU(Mmu.class),
    MEMORY(GuestMemory.class),
    FLAGS(Flags.class),
    CLOCK(VirtualClock.class),
    REGISTERS(long[].class),
    READ_TAG(long[].class),
    READ_DELTA(int[].class),
    WRITE_TAG(long[].class),
    WRITE_DELTA(int[].class),
    CACHE(BlockCache.class),
    LOADED(Loaded.class),
    /** Quadwords of the vector registers. */
    LANES(long[].class),
    SSE(SseContext.class),
    /** The instructions that are executed by their ops method, in the order of the code. */
    INSNS(Insn[].class);

    final Class<?> type;

    Fixed(Class<?> type) {
        this.type = type;
    }

    /** The objects of one machine, in the order of the constants: the class data of a generated class. */
    static Object[] of(Cpu cpu, BlockCache cache, Insn[] insns) {
        Mmu mmu = cpu.mmu;
        return new Object[] {cpu, mmu, cpu.memory, cpu.flags, cpu.clock, cpu.r, mmu.readTag, mmu.readDelta, mmu.writeTag, mmu.writeDelta, cache,
            new Loaded(), cpu.fpu.xmm, cpu.fpu.sse, insns};
    }
}
