package dev.emu64.isa;

/**
 * A feature bit of CPUID (SDM vol. 2A, CPUID; AMD APM vol. 3, appendix E): the leaf and subleaf, the register that
 * returns it and its bit there. A row of the instruction table names the feature without which it is #UD.
 */
public enum CpuidFeature {
    FPU(1, 0, Register.EDX, 0),
    VME(1, 0, Register.EDX, 1),
    DE(1, 0, Register.EDX, 2),
    PSE(1, 0, Register.EDX, 3),
    TSC(1, 0, Register.EDX, 4),
    MSR(1, 0, Register.EDX, 5),
    PAE(1, 0, Register.EDX, 6),
    MCE(1, 0, Register.EDX, 7),
    CX8(1, 0, Register.EDX, 8),
    APIC(1, 0, Register.EDX, 9),
    SEP(1, 0, Register.EDX, 11),
    MTRR(1, 0, Register.EDX, 12),
    PGE(1, 0, Register.EDX, 13),
    MCA(1, 0, Register.EDX, 14),
    CMOV(1, 0, Register.EDX, 15),
    PAT(1, 0, Register.EDX, 16),
    PSE36(1, 0, Register.EDX, 17),
    CLFSH(1, 0, Register.EDX, 19),
    MMX(1, 0, Register.EDX, 23),
    FXSR(1, 0, Register.EDX, 24),
    SSE(1, 0, Register.EDX, 25),
    SSE2(1, 0, Register.EDX, 26),
    SSE3(1, 0, Register.ECX, 0),
    PCLMULQDQ(1, 0, Register.ECX, 1),
    MONITOR(1, 0, Register.ECX, 3),
    SSSE3(1, 0, Register.ECX, 9),
    FMA(1, 0, Register.ECX, 12),
    CX16(1, 0, Register.ECX, 13),
    PCID(1, 0, Register.ECX, 17),
    SSE41(1, 0, Register.ECX, 19),
    SSE42(1, 0, Register.ECX, 20),
    X2APIC(1, 0, Register.ECX, 21),
    MOVBE(1, 0, Register.ECX, 22),
    POPCNT(1, 0, Register.ECX, 23),
    TSC_DEADLINE(1, 0, Register.ECX, 24),
    AES(1, 0, Register.ECX, 25),
    XSAVE(1, 0, Register.ECX, 26),
    AVX(1, 0, Register.ECX, 28),
    F16C(1, 0, Register.ECX, 29),
    RDRAND(1, 0, Register.ECX, 30),
    HYPERVISOR(1, 0, Register.ECX, 31),
    FSGSBASE(7, 0, Register.EBX, 0),
    BMI1(7, 0, Register.EBX, 3),
    AVX2(7, 0, Register.EBX, 5),
    SMEP(7, 0, Register.EBX, 7),
    BMI2(7, 0, Register.EBX, 8),
    ERMS(7, 0, Register.EBX, 9),
    INVPCID(7, 0, Register.EBX, 10),
    RDSEED(7, 0, Register.EBX, 18),
    ADX(7, 0, Register.EBX, 19),
    SMAP(7, 0, Register.EBX, 20),
    CLFLUSHOPT(7, 0, Register.EBX, 23),
    CLWB(7, 0, Register.EBX, 24),
    SHA(7, 0, Register.EBX, 29),
    UMIP(7, 0, Register.ECX, 2),
    RDPID(7, 0, Register.ECX, 22),
    FSRM(7, 0, Register.EDX, 4),
    XSAVEOPT(0xd, 1, Register.EAX, 0),
    XSAVEC(0xd, 1, Register.EAX, 1),
    XGETBV1(0xd, 1, Register.EAX, 2),
    XSAVES(0xd, 1, Register.EAX, 3),
    LAHF64(0x80000001, 0, Register.ECX, 0),
    LZCNT(0x80000001, 0, Register.ECX, 5),
    MISALIGNSSE(0x80000001, 0, Register.ECX, 7),
    PREFETCHW(0x80000001, 0, Register.ECX, 8),
    SYSCALL(0x80000001, 0, Register.EDX, 11),
    NX(0x80000001, 0, Register.EDX, 20),
    MMXEXT(0x80000001, 0, Register.EDX, 22),
    FFXSR(0x80000001, 0, Register.EDX, 25),
    PAGE_1G(0x80000001, 0, Register.EDX, 26),
    RDTSCP(0x80000001, 0, Register.EDX, 27),
    LONG_MODE(0x80000001, 0, Register.EDX, 29),
    INVARIANT_TSC(0x80000007, 0, Register.EDX, 8),
    /** FXSAVE and XSAVE store the pointers to the last x87 error, zeros if there is none; restoring always loads them. */
    XSAVEERPTR(0x80000008, 0, Register.EBX, 2),
    WBNOINVD(0x80000008, 0, Register.EBX, 9);

    /** The register in which CPUID returns a word of feature bits. */
    public enum Register { EAX, EBX, ECX, EDX }

    private final int leaf;
    private final int subleaf;
    private final Register register;
    private final int bit;

    CpuidFeature(int leaf, int subleaf, Register register, int bit) {
        this.leaf = leaf;
        this.subleaf = subleaf;
        this.register = register;
        this.bit = bit;
    }

    /** EAX on input. */
    public int leaf() {
        return leaf;
    }

    /** ECX on input; 0 where the leaf has no subleaves. */
    public int subleaf() {
        return subleaf;
    }

    public Register register() {
        return register;
    }

    /** Bit number in the register, 0-31. */
    public int bit() {
        return bit;
    }
}
