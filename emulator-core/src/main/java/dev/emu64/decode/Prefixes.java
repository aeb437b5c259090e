package dev.emu64.decode;

/** The prefixes of one instruction: legacy (SDM vol. 2A, 2.1.1), REX (2.2.1) and VEX (2.3). */
final class Prefixes {
    private static final int NO_OVERRIDE = -1;
    private static final int FS = 4;

    /** The REX byte, or 0; from a VEX prefix its W, R, X and B in the same places. */
    int rex;
    boolean operandSize;
    boolean addressSize;
    boolean lock;
    /** The last of F2 and F3, or 0. */
    int rep;
    /** Segment register of the override, or -1. */
    int segment;
    boolean vex;
    /** VEX.mmmmm: 1-3 are the escapes 0F, 0F 38, 0F 3A. */
    int map;
    int vvvv;
    int vectorLength;
    /** VEX.pp, or what the legacy prefixes say in the same numbers: 0 none, 1 66, 2 F3, 3 F2. */
    int pp;

    /** Reads up to the opcode byte, which it returns. */
    int read(CodeReader in, boolean code64) {
        rex = 0;
        operandSize = false;
        addressSize = false;
        lock = false;
        rep = 0;
        segment = NO_OVERRIDE;
        vex = false;
        while (true) {
            int b = in.next8();
            if (code64 && (b & 0xf0) == 0x40) {
                rex = b;
                continue;
            }
            if (!legacy(b, code64)) {
                pp = rep == 0xf2 ? 3 : rep == 0xf3 ? 2 : operandSize ? 1 : 0;
                return b;
            }
            // a REX prefix counts only directly before the opcode
            rex = 0;
        }
    }

    private boolean legacy(int b, boolean code64) {
        switch (b) {
            case 0x66:
                operandSize = true;
                return true;
            case 0x67:
                addressSize = true;
                return true;
            case 0xf0:
                lock = true;
                return true;
            case 0xf2, 0xf3:
                rep = b;
                return true;
            case 0x26, 0x2e, 0x36, 0x3e:
                if (!code64) {
                    segment = b >>> 3 & 3;
                }
                return true;
            case 0x64, 0x65:
                segment = FS + (b & 1);
                return true;
            default:
                return false;
        }
    }

    /**
     * Reads the rest of a VEX prefix behind C4 or C5.
     *
     * @param second the byte behind it
     * @return whether the prefixes before allow it: 66, F2, F3, LOCK and REX do not
     */
    boolean readVex(CodeReader in, int first, int second, boolean code64) {
        boolean allowed = rex == 0 && !operandSize && rep == 0 && !lock;
        int third;
        if (first == 0xc5) {
            map = 1;
            rex = (~second & 0x80) >>> 5;
            third = second & 0x7f;
        } else {
            map = second & 31;
            third = in.next8();
            rex = (~second & 0xe0) >>> 5 | (third & 0x80) >>> 4;
        }
        vex = true;
        pp = third & 3;
        vectorLength = third >>> 2 & 1;
        vvvv = ~third >>> 3 & 15;
        if (!code64) {
            // only eight registers and no 64-bit operands: B, W and the top of vvvv are ignored
            rex &= 8;
            vvvv &= 7;
        }
        return allowed;
    }

    boolean w() {
        return (rex & 8) != 0;
    }

    /** REX.R as 8 or 0. */
    int r() {
        return (rex & 4) << 1;
    }

    /** REX.X as 8 or 0. */
    int x() {
        return (rex & 2) << 2;
    }

    /** REX.B as 8 or 0. */
    int b() {
        return (rex & 1) << 3;
    }
}
