package dev.emu64.cli.run;

import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.host.UserError;
import dev.emu64.cpu.ProcessorFeatures;
import dev.emu64.isa.CpuidFeature;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The features of {@code -cpu NAME[,+feature][,-feature][,feature=on|off]}: those of the named generation that this
 * processor implements, and what the user adds or takes away.
 */
final class CpuChoice {
    private final Set<CpuidFeature> implemented;
    private final EnumSet<CpuidFeature> chosen;
    private final HostConsole console;

    private CpuChoice(Set<CpuidFeature> implemented, HostConsole console) {
        this.console = console;
        this.implemented = implemented;
        this.chosen = EnumSet.copyOf(implemented);
    }

    static Set<CpuidFeature> features(String text, HostConsole console) {
        CpuChoice choice = new CpuChoice(ProcessorFeatures.standard(), console);
        String[] parts = text.split(",");
        choice.generation(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            choice.change(parts[i]);
        }
        return choice.chosen;
    }

    /** Takes away what processors of that name did not have yet. */
    private void generation(String name) {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "qemu64", "kvm64", "phenom", "opteron_g1" -> without(CpuidFeature.SSSE3, CpuidFeature.SSE41, CpuidFeature.SSE42,
                    CpuidFeature.POPCNT);
            case "core2duo", "conroe" -> without(CpuidFeature.SSE41, CpuidFeature.SSE42, CpuidFeature.POPCNT);
            case "penryn" -> without(CpuidFeature.SSE42, CpuidFeature.POPCNT);
            case "nehalem" -> without(CpuidFeature.AES);
            case "westmere", "sandybridge", "ivybridge", "haswell", "broadwell", "skylake-client", "skylake-server", "epyc", "max",
                    "host", "base" -> {
                // has whatever this processor implements
            }
            default -> throw UserError.usage("-cpu " + name + ": not known; max has every feature of this processor,"
                    + " qemu64 the oldest 64-bit ones; `--cpu interpreter` chooses the engine");
        }
    }

    private void without(CpuidFeature... later) {
        for (CpuidFeature feature : later) {
            chosen.remove(feature);
        }
        chosen.removeAll(EnumSet.of(CpuidFeature.AES, CpuidFeature.PCLMULQDQ, CpuidFeature.AVX, CpuidFeature.AVX2, CpuidFeature.FMA,
                CpuidFeature.F16C, CpuidFeature.BMI1, CpuidFeature.BMI2, CpuidFeature.MOVBE, CpuidFeature.XSAVE, CpuidFeature.SMEP,
                CpuidFeature.SMAP, CpuidFeature.UMIP, CpuidFeature.FSGSBASE, CpuidFeature.ERMS, CpuidFeature.ADX, CpuidFeature.RDPID));
    }

    private void change(String part) {
        boolean on = part.startsWith("+") || part.endsWith("=on");
        boolean off = part.startsWith("-") || part.endsWith("=off");
        if (!on && !off) {
            if (part.equals("check") || part.equals("enforce") || part.startsWith("vendor=") || part.startsWith("model-id=")) {
                return;
            }
            throw UserError.usage("-cpu …," + part + ": expected +feature, -feature or feature=on|off");
        }
        int equals = part.indexOf('=');
        String name = equals < 0 ? part.substring(1) : part.substring(0, equals);
        CpuidFeature feature = named(name);
        if (on && !implemented.contains(feature)) {
            console.say("-cpu …," + part + ": this processor does not implement " + name + "; the guest will not see it");
        } else if (on) {
            chosen.add(feature);
        } else {
            chosen.remove(feature);
        }
    }

    private static CpuidFeature named(String name) {
        String plain = switch (name.toLowerCase(Locale.ROOT)) {
            case "lm" -> "LONG_MODE";
            case "pni" -> "SSE3";
            case "pdpe1gb" -> "PAGE_1G";
            case "lahf_lm", "lahf-lm" -> "LAHF64";
            case "abm" -> "LZCNT";
            case "sse4.1", "sse4_1", "sse4-1" -> "SSE41";
            case "sse4.2", "sse4_2", "sse4-2" -> "SSE42";
            case "3dnowprefetch" -> "PREFETCHW";
            case "sha-ni", "sha_ni" -> "SHA";
            case "invtsc" -> "INVARIANT_TSC";
            default -> name.toUpperCase(Locale.ROOT).replace('-', '_');
        };
        for (CpuidFeature feature : CpuidFeature.values()) {
            if (feature.name().equals(plain)) {
                return feature;
            }
        }
        throw UserError.usage("-cpu …," + name + ": there is no feature of this name");
    }
}
