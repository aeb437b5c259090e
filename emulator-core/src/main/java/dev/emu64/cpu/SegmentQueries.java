package dev.emu64.cpu;

/** What LAR, LSL, VERR and VERW ask of a selector without faulting (SDM vol. 3A, 5.10). */
public final class SegmentQueries {
    /** System descriptor types, as bit numbers, that LAR and LSL accept outside and in long mode. */
    private static final int LAR_LEGACY = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4 | 1 << 5 | 1 << 9 | 1 << 11 | 1 << 12;
    private static final int LAR_LONG = 1 << 2 | 1 << 9 | 1 << 11 | 1 << 12;
    private static final int LSL_LEGACY = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 9 | 1 << 11;
    private static final int LSL_LONG = 1 << 2 | 1 << 9 | 1 << 11;

    private final Cpu cpu;
    private long descriptor;

    SegmentQueries(Cpu cpu) {
        this.cpu = cpu;
    }

    /** Bits 8-23 of the descriptor's second doubleword, or -1 if the selector does not qualify. */
    public long rights(int selector) {
        if (!visible(selector, cpu.longMode() ? LAR_LONG : LAR_LEGACY)) {
            return -1;
        }
        return descriptor >>> 32 & 0x00ffff00;
    }

    /** The segment's limit in bytes, or -1 if the selector does not qualify. */
    public long limit(int selector) {
        if (!visible(selector, cpu.longMode() ? LSL_LONG : LSL_LEGACY)) {
            return -1;
        }
        return Descriptors.limit(descriptor);
    }

    /** VERR: whether the segment could be read at the current privilege level. */
    public boolean readable(int selector) {
        int type = visible(selector, 0) ? Descriptors.typeWithS(descriptor) : 0;
        return type >= 16 && ((type & 8) == 0 || (type & 2) != 0);
    }

    /** VERW: whether the segment could be written at the current privilege level. */
    public boolean writable(int selector) {
        return visible(selector, 0) && Descriptors.writableData(descriptor);
    }

    /** Fetches the descriptor if it exists, has an accepted type and its DPL lets CPL and RPL see it. */
    private boolean visible(int selector, int systemTypes) {
        if (Descriptors.isNull(selector) || !cpu.descriptors.inTable(selector, 8)) {
            return false;
        }
        descriptor = cpu.descriptors.at(selector);
        int type = Descriptors.typeWithS(descriptor);
        if (type < 16 && (systemTypes >>> type & 1) == 0) {
            return false;
        }
        return Descriptors.conforming(descriptor) || Descriptors.dpl(descriptor) >= Math.max(cpu.cpl, selector & 3);
    }
}
