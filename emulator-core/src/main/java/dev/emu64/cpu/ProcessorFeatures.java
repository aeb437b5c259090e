package dev.emu64.cpu;

import dev.emu64.isa.CpuidFeature;
import java.util.EnumSet;
import java.util.Set;

/** Which features the processor has unless the machine's configuration says otherwise: those that are implemented. */
public final class ProcessorFeatures {
    private ProcessorFeatures() {
    }

    /** Everything implemented; a set of the caller's own. */
    public static Set<CpuidFeature> standard() {
        Set<CpuidFeature> features = system();
        features.addAll(integer());
        features.addAll(floatingPoint());
        return features;
    }

    /** Paging, privilege, model-specific registers: this package and mmu. */
    private static Set<CpuidFeature> system() {
        return EnumSet.of(CpuidFeature.VME, CpuidFeature.DE, CpuidFeature.PSE, CpuidFeature.TSC, CpuidFeature.MSR,
            CpuidFeature.PAE, CpuidFeature.MCE, CpuidFeature.SEP, CpuidFeature.MTRR, CpuidFeature.PGE, CpuidFeature.MCA,
            CpuidFeature.PAT, CpuidFeature.PSE36, CpuidFeature.PCID, CpuidFeature.HYPERVISOR, CpuidFeature.FSGSBASE,
            CpuidFeature.SMEP, CpuidFeature.INVPCID, CpuidFeature.SMAP, CpuidFeature.UMIP, CpuidFeature.RDPID,
            CpuidFeature.SYSCALL, CpuidFeature.NX, CpuidFeature.PAGE_1G, CpuidFeature.RDTSCP, CpuidFeature.LONG_MODE,
            CpuidFeature.INVARIANT_TSC, CpuidFeature.WBNOINVD);
    }

    private static Set<CpuidFeature> integer() {
        return EnumSet.of(CpuidFeature.CX8, CpuidFeature.CMOV, CpuidFeature.CLFSH, CpuidFeature.CX16, CpuidFeature.MOVBE,
            CpuidFeature.POPCNT, CpuidFeature.RDRAND, CpuidFeature.BMI1, CpuidFeature.BMI2, CpuidFeature.ERMS,
            CpuidFeature.RDSEED, CpuidFeature.ADX, CpuidFeature.CLFLUSHOPT, CpuidFeature.CLWB, CpuidFeature.LAHF64,
            CpuidFeature.LZCNT, CpuidFeature.PREFETCHW);
    }

    private static Set<CpuidFeature> floatingPoint() {
        return EnumSet.of(CpuidFeature.FPU, CpuidFeature.MMX, CpuidFeature.FXSR, CpuidFeature.SSE, CpuidFeature.SSE2,
            CpuidFeature.SSE3, CpuidFeature.SSSE3, CpuidFeature.SSE41, CpuidFeature.SSE42, CpuidFeature.MISALIGNSSE,
            CpuidFeature.XSAVE, CpuidFeature.XSAVEOPT, CpuidFeature.XSAVEC, CpuidFeature.XGETBV1, CpuidFeature.XSAVEERPTR);
    }
}
