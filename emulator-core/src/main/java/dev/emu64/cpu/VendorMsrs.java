package dev.emu64.cpu;

import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;
import java.util.Arrays;

/**
 * Registers that guests probe or configure on an AMD processor and that have no effect here: machine check,
 * microcode level, hardware configuration, top of memory.
 */
final class VendorMsrs implements Stateful {
    /** Registers that keep what is written. */
    private static final int[] KEPT = {
        0x179, // MCG_CAP: no banks
        0x17a, // MCG_STATUS
        0x1d9, // DEBUGCTL
        0xc0010000, 0xc0010001, 0xc0010002, 0xc0010003, // PERF_CTL
        0xc0010004, 0xc0010005, 0xc0010006, 0xc0010007, // PERF_CTR
        0xc0010010, // SYSCFG
        0xc0010015, // HWCR
        0xc001001a, // TOP_MEM
        0xc001001d, // TOP_MEM2
        0xc001001f, // NB_CFG
        0xc0010055, // interrupt pending
        0xc0010058, // MMIO configuration base
        0xc0011004, 0xc0011005, // CPUID override
        0xc0011020, 0xc0011021, 0xc0011022, 0xc0011023, 0xc0011029, 0xc001102a, // LS, IC, DC, BU, DE configuration
    };
    private static final int PATCH_LEVEL = 0x8b;
    private static final int MISC_ENABLE = 0x1a0;
    private static final int PATCH_LEVEL_VALUE = 0x0a101144;
    private static final int FAST_STRINGS = 1;

    private final long[] kept = new long[KEPT.length];

    void reset() {
        Arrays.fill(kept, 0);
    }

    private static int index(int register) {
        for (int i = 0; i < KEPT.length; i++) {
            if (KEPT[i] == register) {
                return i;
            }
        }
        return -1;
    }

    boolean knows(int register) {
        return register == PATCH_LEVEL || register == MISC_ENABLE || index(register) >= 0;
    }

    boolean writable(int register) {
        return index(register) >= 0;
    }

    long read(int register) {
        return switch (register) {
            case PATCH_LEVEL -> PATCH_LEVEL_VALUE;
            case MISC_ENABLE -> FAST_STRINGS;
            default -> kept[index(register)];
        };
    }

    void write(int register, long value) {
        kept[index(register)] = value;
    }

    @Override
    public void save(StateWriter out) {
        out.longs("kept", kept);
    }

    @Override
    public void load(StateReader in) {
        in.longs("kept", kept);
    }
}
