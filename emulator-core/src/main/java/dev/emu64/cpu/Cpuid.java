package dev.emu64.cpu;

import dev.emu64.isa.CpuidFeature;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * CPUID (SDM vol. 2A; AMD APM vol. 3, appendix E): an AMD family 19h processor with the features of a set. A feature
 * bit is set only if it is in the set; control register bits that belong to a feature are reserved without it.
 */
public final class Cpuid {
    /** EAX, EBX, ECX, EDX of the last {@link #query}. */
    public int eax;
    public int ebx;
    public int ecx;
    public int edx;

    private static final int LAST_BASIC = 0xd;
    private static final int LAST_EXTENDED = 0x8000001f;
    /** Family 19h, model 11h, stepping 1. */
    private static final int SIGNATURE = 0x00a10f11;
    private static final int CLFLUSH_LINE = 8 << 8;
    private static final String BRAND = "emu64 virtual x86-64 processor";

    private final Cpu cpu;
    private final EnumSet<CpuidFeature> features = EnumSet.noneOf(CpuidFeature.class);
    private final byte[] brand = new byte[48];

    Cpuid(Cpu cpu) {
        this.cpu = cpu;
        byte[] text = BRAND.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, brand, 0, text.length);
        features.addAll(ProcessorFeatures.standard());
    }

    /** Replaces the set of features that the processor reports. */
    public void features(Set<CpuidFeature> set) {
        features.clear();
        features.addAll(set);
    }

    /** The features that the processor reports. */
    public Set<CpuidFeature> features() {
        return Collections.unmodifiableSet(features);
    }

    /** Whether the processor reports a feature. */
    public boolean has(CpuidFeature feature) {
        return features.contains(feature);
    }

    /** What DX holds after RESET and CPUID.1:EAX returns. */
    int signature() {
        return SIGNATURE;
    }

    private static long bitIf(boolean condition, int bit) {
        return condition ? bit & 0xffffffffL : 0;
    }

    /** Bits of CR4 that some feature brings. */
    long cr4Features() {
        return bitIf(has(CpuidFeature.UMIP), ControlRegisters.UMIP)
            | bitIf(has(CpuidFeature.FSGSBASE), ControlRegisters.FSGSBASE)
            | bitIf(has(CpuidFeature.PCID), ControlRegisters.PCIDE)
            | bitIf(has(CpuidFeature.XSAVE), ControlRegisters.OSXSAVE)
            | bitIf(has(CpuidFeature.SMEP), ControlRegisters.SMEP)
            | bitIf(has(CpuidFeature.SMAP), ControlRegisters.SMAP);
    }

    /** Bits of EFER that some feature brings. */
    long eferFeatures() {
        return bitIf(has(CpuidFeature.FFXSR), ControlRegisters.FFXSR);
    }

    /** State components that XCR0 can enable. */
    long xcr0Features() {
        return has(CpuidFeature.AVX) ? 7 : 3;
    }

    /** Executes CPUID for a leaf (EAX) and subleaf (ECX). */
    public void query(int leaf, int subleaf) {
        eax = 0;
        ebx = 0;
        ecx = 0;
        edx = 0;
        int known = leaf;
        if (Integer.compareUnsigned(leaf, 0x80000000) >= 0 && Integer.compareUnsigned(leaf, LAST_EXTENDED) <= 0) {
            extended(leaf);
        } else if (leaf >= 0 && leaf <= LAST_BASIC) {
            basic(leaf, subleaf);
        } else if (has(CpuidFeature.HYPERVISOR) && leaf == 0x40000000) {
            eax = leaf;
            vendor("emu64\0\0\0\0\0\0\0");
        } else {
            known = -1;
        }
        if (known != -1) {
            addFeatures(leaf, subleaf);
        }
    }

    private void vendor(String text) {
        ebx = word(text, 0);
        if (text.startsWith("Auth")) {
            edx = word(text, 4);
            ecx = word(text, 8);
        } else {
            ecx = word(text, 4);
            edx = word(text, 8);
        }
    }

    private static int word(String text, int index) {
        return text.charAt(index) | text.charAt(index + 1) << 8 | text.charAt(index + 2) << 16 | text.charAt(index + 3) << 24;
    }

    private void basic(int leaf, int subleaf) {
        switch (leaf) {
            case 0 -> {
                eax = LAST_BASIC;
                vendor("AuthenticAMD");
            }
            case 1 -> {
                eax = SIGNATURE;
                ebx = CLFLUSH_LINE | 1 << 16;
                if ((cpu.control.cr4 & ControlRegisters.OSXSAVE) != 0) {
                    ecx = 1 << 27;
                }
            }
            case 7 -> eax = 0;
            case 0xd -> stateComponents(subleaf);
            default -> { }
        }
    }

    /** Leaf 0DH: sizes and offsets of the XSAVE area in its standard form. */
    private void stateComponents(int subleaf) {
        if (!has(CpuidFeature.XSAVE)) {
            return;
        }
        boolean avx = has(CpuidFeature.AVX);
        if (subleaf == 0) {
            eax = (int) xcr0Features();
            ebx = (cpu.control.xcr0 & 4) != 0 ? 832 : 576;
            ecx = avx ? 832 : 576;
        } else if (subleaf == 1) {
            ebx = (cpu.control.xcr0 & 4) != 0 ? 832 : 576;
        } else if (subleaf == 2 && avx) {
            eax = 256;
            ebx = 576;
        }
    }

    private void extended(int leaf) {
        switch (leaf) {
            case 0x80000000 -> {
                eax = LAST_EXTENDED;
                vendor("AuthenticAMD");
            }
            case 0x80000001 -> {
                eax = SIGNATURE;
                edx = sharedWithLeaf1();
            }
            case 0x80000002, 0x80000003, 0x80000004 -> brand(leaf - 0x80000002);
            case 0x80000005 -> {
                eax = 0xff48ff40;
                ebx = 0xff48ff40;
                ecx = 0x20080140;
                edx = 0x20080140;
            }
            case 0x80000006 -> {
                eax = 0x5c002200;
                ebx = 0x6c004200;
                ecx = 0x04006140;
                edx = 0x00809140;
            }
            case 0x80000008 -> eax = 48 << 8 | 40;
            case 0x8000001d -> { }
            default -> { }
        }
    }

    /** AMD repeats most of leaf 1's EDX in leaf 80000001H. */
    private int sharedWithLeaf1() {
        int shared = 0;
        for (CpuidFeature feature : features) {
            if (feature.leaf() == 1 && feature.register() == CpuidFeature.Register.EDX) {
                shared |= 1 << feature.bit();
            }
        }
        return shared & 0x0183f3ff;
    }

    private void brand(int part) {
        eax = brandWord(part * 16);
        ebx = brandWord(part * 16 + 4);
        ecx = brandWord(part * 16 + 8);
        edx = brandWord(part * 16 + 12);
    }

    private int brandWord(int index) {
        return brand[index] & 0xff | (brand[index + 1] & 0xff) << 8 | (brand[index + 2] & 0xff) << 16 | brand[index + 3] << 24;
    }

    private void addFeatures(int leaf, int subleaf) {
        for (CpuidFeature feature : features) {
            if (feature.leaf() == leaf && (feature.subleaf() == subleaf || leaf != 7 && leaf != 0xd)) {
                int bit = 1 << feature.bit();
                CpuidFeature.Register register = feature.register();
                if (register == CpuidFeature.Register.EAX) {
                    eax |= bit;
                } else if (register == CpuidFeature.Register.EBX) {
                    ebx |= bit;
                } else if (register == CpuidFeature.Register.ECX) {
                    ecx |= bit;
                } else {
                    edx |= bit;
                }
            }
        }
    }
}
