package dev.emu64.machine;

import dev.emu64.jit.RegionTranslator;
import java.util.Locale;

/**
 * The engine that tests of whole machines run with: that of the system property emu64.cpu (interpreter or jit), which
 * translates a block after emu64.jitThreshold entries. `mvn verify -Demu64.cpu=interpreter` runs them all with the other.
 */
public final class TestedEngine {
    private TestedEngine() {
    }

    /** {@link MachineConfig#standard} with this engine. */
    public static MachineConfig standard() {
        return MachineConfig.standard()
            .withEngine(MachineConfig.EngineKind.of(System.getProperty("emu64.cpu", "jit").toLowerCase(Locale.ROOT)))
            .withJitThreshold(Integer.getInteger("emu64.jitThreshold", RegionTranslator.THRESHOLD));
    }
}
