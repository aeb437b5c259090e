package dev.emu64.jit;

import dev.emu64.cpu.Cpu;
import dev.emu64.run.BlockCache;
import dev.emu64.run.CachedBlock;
import dev.emu64.run.Translator;
import java.lang.invoke.MethodHandles;

/**
 * Translates hot blocks of 64-bit code. Everything happens on the engine's thread, at execution
 * counts, so that a run repeats exactly. Nobody but the block cache refers to the hidden classes: they are unloaded
 * when their code is overwritten.
 */
public final class RegionTranslator implements Translator {
    /**
     * The JVM spends milliseconds compiling a region: about what this many executions of its head cost when they are
     * interpreted.
     */
    public static final int THRESHOLD = 10_000;
    /** The first region costs the loading of the translator's classes besides. Short boots never get here. */
    public static final int FIRST_THRESHOLD = 30_000;

    private final Cpu cpu;
    private final int threshold;
    private int firstThreshold;

    /** Translates what is executed {@code threshold} times, and nothing before that is {@code firstThreshold} times. */
    public RegionTranslator(Cpu cpu, int threshold, int firstThreshold) {
        this.cpu = cpu;
        this.threshold = threshold;
        this.firstThreshold = firstThreshold;
    }

    /** Translates from the first on at one threshold. */
    public RegionTranslator(Cpu cpu, int threshold) {
        this(cpu, threshold, threshold);
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
        if (head.heat < firstThreshold) {
            head.askAgainAt(firstThreshold);
            return;
        }
        firstThreshold = threshold;
        RegionShape shape = new RegionShape(cpu, cache);
        if (!shape.grow(head)) {
            return;
        }
        RegionCode code = new RegionCode(shape, cpu.mmu.base);
        byte[] bytes = code.generate();
        Region region = instance(bytes, Fixed.of(cpu, cache, code.callees()));
        region.connect(cpu, shape.blocks(), shape.pages(), shape.loops(), threshold);
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
