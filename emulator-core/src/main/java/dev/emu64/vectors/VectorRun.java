package dev.emu64.vectors;

import dev.emu64.isa.CpuidFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs vector files: each case instruction by instruction, and once more in the engine under test. */
public final class VectorRun {
    private static final Map<String, List<CpuidFeature>> FEATURES = Map.of(
        "bmi", List.of(CpuidFeature.BMI1, CpuidFeature.BMI2, CpuidFeature.ADX),
        "mmx", List.of(CpuidFeature.MMX),
        "sse", List.of(CpuidFeature.SSE),
        "sse2", List.of(CpuidFeature.SSE2),
        "sse3", List.of(CpuidFeature.SSE3),
        "ssse3", List.of(CpuidFeature.SSSE3),
        "sse41", List.of(CpuidFeature.SSE41),
        "sse42", List.of(CpuidFeature.SSE42));

    private final EngineKind engine;
    private final int failuresListed;
    private final String only;
    private final StateLayout layout = new StateLayout();
    private final JsonCursor json = new JsonCursor();

    /**
     * @param engine         executes each case after it has passed step by step; null for stepping alone
     * @param failuresListed how many failures of a file to report in full
     * @param only           the id of the one case to run, or null for all
     */
    public VectorRun(EngineKind engine, int failuresListed, String only) {
        this.engine = engine;
        this.failuresListed = failuresListed;
        this.only = only;
    }

    /**
     * Runs the file whose gzip-compressed content {@code gzip} gives.
     *
     * @throws IllegalArgumentException if it is no vector file
     */
    public FileResult run(InputStream gzip) throws IOException {
        try (LineReader lines = new LineReader(gzip)) {
            if (!lines.advance()) {
                throw new IllegalArgumentException("not a vector file: empty");
            }
            json.begin(lines.bytes(), lines.start(), lines.end());
            VectorEnvironment environment = VectorEnvironment.read(json, layout);
            VectorSession session = new VectorSession(environment, layout, json, engine, failuresListed);
            String missing = missingFeature(environment.group, session.vectorCpu().cpu.cpuid.features());
            if (missing != null) {
                return new FileResult(environment.mode, environment.group, 0, 0, List.of(), missing);
            }
            while (lines.advance()) {
                if (only == null || only.equals(id(lines))) {
                    session.run(Arrays.copyOfRange(lines.bytes(), lines.start(), lines.end()));
                }
            }
            return session.result();
        }
    }

    private String id(LineReader lines) {
        json.begin(lines.bytes(), lines.start(), lines.end());
        return VectorCase.id(json);
    }

    private static String missingFeature(String group, Set<CpuidFeature> reported) {
        for (CpuidFeature feature : FEATURES.getOrDefault(group, List.of())) {
            if (!reported.contains(feature)) {
                return "CPUID does not report " + feature;
            }
        }
        return null;
    }
}
