package dev.emu64.jit;

import dev.emu64.cpu.Cpu;
import dev.emu64.run.BlockCache;
import dev.emu64.run.CachedBlock;
import dev.emu64.run.Translator;
import java.lang.invoke.MethodHandles;

/**
 * Translates hot blocks of 64-bit and flat 32-bit code. Everything happens on the engine's thread, at execution
 * counts, so that a run repeats exactly. Nobody but the block cache refers to the hidden classes: they are unloaded
 * when their code is overwritten.
 */
public final class RegionTranslator implements Translator {
    /**
     * The JVM spends tens of milliseconds compiling a region: about what this many executions of its head cost when
     * they are interpreted. Short boots never get here.
     */
    public static final int DEFAULT_THRESHOLD = 30_000;

    private final Cpu cpu;
    private final int threshold;

    public RegionTranslator(Cpu cpu, int threshold) {
        this.cpu = cpu;
        this.threshold = threshold;
    }

    @Override
    public int threshold() {
        return threshold;
    }

    @Override
    public void translate(CachedBlock head, BlockCache cache) {
        if (head.mode != RegionShape.MODE_64) {
            return;
        }
        RegionShape shape = new RegionShape(cpu, cache);
        if (!shape.grow(head)) {
            return;
        }
        RegionCode code = new RegionCode(shape, cpu.mmu.base);
        byte[] bytes = code.generate();
        Region region = instance(bytes, Fixed.of(cpu, cache, code.callees()));
        region.connect(cpu, shape.blocks(), shape.pages(), threshold);
    }

    private static Region instance(byte[] bytes, Object[] objects) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClassWithClassData(bytes, objects, true);
            return (Region) lookup.lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("generated class cannot be used", e);
        }
    }
}
