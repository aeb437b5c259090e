package dev.emu64.jit;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Flags;
import dev.emu64.clock.VirtualClock;
import dev.emu64.cpu.Segment;
import dev.emu64.decode.Insn;
import dev.emu64.memory.GuestMemory;
import dev.emu64.run.BlockCache;
import dev.emu64.softfloat.MaskedConvert;
import dev.emu64.softfloat.MaskedFloat;
import dev.emu64.softfloat.SseContext;
import org.objectweb.asm.Type;

/** Class names and descriptors as generated code spells them. */
final class Names {
    static final String CPU = Type.getInternalName(Cpu.class);
    static final String MEMORY = Type.getInternalName(GuestMemory.class);
    static final String FLAGS = Type.getInternalName(Flags.class);
    static final String SSE = Type.getInternalName(SseContext.class);
    static final String MASKED_FLOAT = Type.getInternalName(MaskedFloat.class);
    static final String MASKED_CONVERT = Type.getInternalName(MaskedConvert.class);
    static final String VECTOR_KERNELS = Type.getInternalName(VectorKernels.class);
    static final String CLOCK = Type.getInternalName(VirtualClock.class);
    static final String SEGMENT = Type.getInternalName(Segment.class);
    static final String REGION = Type.getInternalName(Region.class);
    static final String INSN = Type.getInternalName(Insn.class);
    static final String CACHE = Type.getInternalName(BlockCache.class);
    static final String ACCESS = Type.getInternalName(GuestAccess.class);
    static final String LOADED = Type.getInternalName(Loaded.class);
    static final String LAZY_FLAGS = Type.getInternalName(LazyFlags.class);

    private Names() {
    }

    /** The descriptor of an object type. */
    static String of(String internalName) {
        return "L" + internalName + ";";
    }
}
