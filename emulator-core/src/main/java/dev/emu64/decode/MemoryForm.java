package dev.emu64.decode;

/** The memory operand of ModRM, SIB and displacement (SDM vol. 2A, 2.1.5 and 2.2.1). */
final class MemoryForm {
    private static final int SS = 2;
    private static final int RSP = 4;
    private static final int RBP = 5;
    /** 16-bit forms by ModRM.rm: BX+SI, BX+DI, BP+SI, BP+DI, SI, DI, BP, BX. */
    private static final byte[] BASE_16 = {3, 3, 5, 5, 6, 7, 5, 3};
    private static final byte[] INDEX_16 = {6, 7, 6, 7, -1, -1, -1, -1};

    private MemoryForm() {
    }

    /**
     * Reads SIB and displacement into {@code i}, whose addrSize and codeSize are set, and gives it its segment.
     *
     * @param vectorIndex the index is a vector register, of which number 4 is one too
     * @return whether the form exists: a vector index needs a SIB byte
     */
    static boolean read(CodeReader in, Prefixes p, Insn i, int modrm, boolean vectorIndex) {
        if (i.addrSize == 2) {
            read16(in, i, modrm);
        } else {
            read32(in, p, i, modrm, vectorIndex);
        }
        boolean stack = i.base == RSP || i.base == RBP;
        i.seg = p.segment >= 0 ? p.segment : stack ? SS : Decoder.DS;
        return !vectorIndex || i.addrSize != 2 && (modrm & 7) == 4;
    }

    private static void read16(CodeReader in, Insn i, int modrm) {
        int mod = modrm >>> 6;
        int rm = modrm & 7;
        if (mod == 0 && rm == 6) {
            i.disp = in.nextSigned(2);
            return;
        }
        i.base = BASE_16[rm];
        i.index = INDEX_16[rm];
        if (mod != 0) {
            i.disp = in.nextSigned(mod);
        }
    }

    private static void read32(CodeReader in, Prefixes p, Insn i, int modrm, boolean vectorIndex) {
        int mod = modrm >>> 6;
        int rm = modrm & 7;
        if (rm == 4) {
            int sib = in.next8();
            int index = sib >>> 3 & 7 | p.x();
            i.index = index == 4 && !vectorIndex ? Insn.NONE : index;
            i.scale = sib >>> 6;
            rm = sib & 7;
            if (mod == 0 && rm == 5) {
                i.disp = in.nextSigned(4);
                return;
            }
        } else if (mod == 0 && rm == 5) {
            i.base = i.codeSize == 8 ? Insn.RIP_BASE : Insn.NONE;
            i.disp = in.nextSigned(4);
            return;
        }
        i.base = rm | p.b();
        if (mod != 0) {
            i.disp = in.nextSigned(mod == 1 ? 1 : 4);
        }
    }
}
