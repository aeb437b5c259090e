package dev.emu64.decode;

import static dev.emu64.decode.DecodeTables.*;

import dev.emu64.isa.CpuidFeature;
import java.util.Set;

/**
 * Decodes instructions for a processor with given features (SDM vol. 2A, chapter 2; AMD APM vol. 3, chapter 1).
 * An encoding that is undefined, or too long, still gives an {@link Insn}: its operation raises the fault when it
 * is executed. A decoder is one machine's: it keeps the state of the instruction being decoded.
 */
public final class Decoder {
    /** Part of the mode argument: neither real-address nor virtual-8086 mode. */
    public static final int PROTECTED = 16;
    /** {@link Insn#row} of an undefined encoding. */
    public static final int NO_ROW = -1;
    static final int DS = 3;
    private static final int CODE_SIZE = 15;
    private static final int SLOT_MODRM = 0x8000;
    private static final int STATE_REGISTER = 1 << 8;
    private static final int STATE_W = 1 << 9;
    private static final int STATE_VEX_L = 1 << 10;
    private static final int STATE_CODE_64 = 1 << 11;
    private static final int STATE_PROTECTED = 1 << 12;
    private static final int STATE_REX_B = 1 << 13;

    private final boolean[] enabled;
    private final CodeReader in = new CodeReader();
    private final Prefixes prefixes = new Prefixes();
    private final OperandDecoder operands = new OperandDecoder(in, prefixes);

    /** A decoder to which rows of other features than these are undefined. */
    public Decoder(Set<CpuidFeature> features) {
        CpuidFeature[] all = CpuidFeature.values();
        enabled = new boolean[all.length + 1];
        enabled[0] = true;
        for (int n = 0; n < all.length; n++) {
            enabled[n + 1] = features.contains(all[n]);
        }
    }

    /** The mode argument of {@link #decode}: {@code codeSize} is 2, 4 or 8. */
    public static int mode(int codeSize, boolean protectedMode) {
        return protectedMode ? codeSize | PROTECTED : codeSize;
    }

    /**
     * Decodes the instruction at {@code code[start]}.
     *
     * @param available bytes that may be read from {@code code}
     * @param beyond    gives those behind them; null to get null back if the instruction needs them
     * @param mode      see {@link #mode}
     */
    public Insn decode(byte[] code, int start, int available, FetchBeyond beyond, int mode) {
        in.begin(code, start, available, beyond);
        Insn i = new Insn();
        i.codeSize = mode & CODE_SIZE;
        boolean code64 = i.codeSize == 8;
        int opcode = prefixes.read(in, code64);
        boolean defined = opcode(i, opcode, code64, mode);
        if (in.failure == CodeReader.EXHAUSTED) {
            return null;
        }
        if (in.failure == CodeReader.TOO_LONG) {
            return invalid(mode, OP_TOO_LONG);
        }
        if (!defined) {
            return invalid(mode, OP_UNDEFINED);
        }
        i.length = in.length;
        return i;
    }

    private Insn invalid(int mode, int op) {
        Insn i = new Insn();
        i.row = NO_ROW;
        i.op = op;
        i.codeSize = mode & CODE_SIZE;
        i.opSize = i.codeSize == 8 ? 4 : i.codeSize;
        i.addrSize = i.codeSize;
        i.length = in.length;
        i.endsBlock = true;
        return i;
    }

    private boolean opcode(Insn i, int first, boolean code64, int mode) {
        Prefixes p = prefixes;
        int opcode = first;
        int map = 0;
        int modrm = -1;
        if (first == 0x0f) {
            opcode = in.next8();
            map = 1;
            if (opcode == 0x38) {
                opcode = in.next8();
                map = 2;
            } else if (opcode == 0x3a) {
                opcode = in.next8();
                map = 3;
            }
        } else if ((first & 0xfe) == 0xc4) {
            int second = in.next8();
            if (code64 || second >= 0xc0) {
                boolean allowed = p.readVex(in, first, second, code64);
                if (!allowed || p.map < 1 || p.map > 3) {
                    return false;
                }
                opcode = in.next8();
                map = p.map + 3;
            } else {
                modrm = second;
            }
        }
        int slot = SLOTS[map << 8 | opcode];
        if ((slot & SLOT_MODRM) != 0 && modrm < 0) {
            modrm = in.next8();
        }
        i.modrm = modrm;
        int row = row(map << 8 | opcode, state(modrm, code64, mode));
        return row >= 0 && resolve(i, row, opcode, modrm, code64);
    }

    private int state(int modrm, boolean code64, int mode) {
        Prefixes p = prefixes;
        int state = p.pp;
        if (modrm >= 0) {
            state |= (modrm & 0x3f) << 2;
            if (modrm >= 0xc0) {
                state |= STATE_REGISTER;
            }
        }
        if (p.rex != 0) {
            state |= (p.w() ? STATE_W : 0) | (p.b() != 0 ? STATE_REX_B : 0);
        }
        if (p.vex && p.vectorLength != 0) {
            state |= STATE_VEX_L;
        }
        if (code64) {
            state |= STATE_CODE_64;
        }
        return (mode & PROTECTED) != 0 ? state | STATE_PROTECTED : state;
    }

    /** The first candidate of the slot that matches and whose feature is there; -1 if none does. */
    private int row(int slot, int state) {
        int end = (SLOTS[slot + 1] & ~SLOT_MODRM) * CANDIDATE_WORDS;
        for (int at = (SLOTS[slot] & ~SLOT_MODRM) * CANDIDATE_WORDS; at < end; at += CANDIDATE_WORDS) {
            int mask = CANDIDATES[at];
            if ((state & mask) == CANDIDATES[at + 1]) {
                int row = CANDIDATES[at + 2];
                if (enabled[ROWS[row * ROW_WORDS + 6]]) {
                    if ((mask & 3) != 0) {
                        // F2 or F3 is part of the opcode, or there is none
                        prefixes.rep = 0;
                    }
                    return row;
                }
            }
        }
        return -1;
    }

    private boolean resolve(Insn i, int row, int opcode, int modrm, boolean code64) {
        Prefixes p = prefixes;
        int at = row * ROW_WORDS;
        int properties = ROWS[at + 4];
        i.row = row;
        i.op = ROWS[at + 5];
        i.opSize = operandSize(properties, code64, i.codeSize);
        i.addrSize = p.addressSize ? (i.codeSize == 4 ? 2 : 4) : i.codeSize;
        i.seg = p.segment >= 0 ? p.segment : DS;
        i.cond = opcode & 15;
        i.rep = p.rep;
        i.lock = p.lock;
        i.w = p.w();
        i.vex = p.vex;
        i.vectorBytes = !p.vex ? 0 : p.vectorLength == 0 ? 16 : 32;
        i.endsBlock = (properties & (IS_BRANCH | IS_ENDS)) != 0;
        boolean form = true;
        if (modrm >= 0 && modrm < 0xc0 && (properties & IS_ANY_MOD) == 0) {
            form = MemoryForm.read(in, p, i, modrm, (properties & IS_VSIB) != 0);
        }
        boolean defined = operands.read(i, at, opcode);
        return form && defined && allowed(i, properties);
    }

    private boolean allowed(Insn i, int properties) {
        if (i.lock && ((properties & IS_LOCK) == 0 || i.op0 != Insn.MEM)) {
            return false;
        }
        if ((properties & IS_NO_CS) != 0 && i.op0 == 1) {
            return false;
        }
        return !i.vex || prefixes.vvvv == 0 || (properties & IS_VVVV) != 0;
    }

    private int operandSize(int properties, boolean code64, int codeSize) {
        Prefixes p = prefixes;
        if (p.vex) {
            return code64 && p.w() ? 8 : 4;
        }
        if (!code64) {
            return p.operandSize ? 6 - codeSize : codeSize;
        }
        if (p.w()) {
            return (properties & IS_MAX32) != 0 ? 4 : 8;
        }
        if ((properties & (IS_DEF64 | IS_F64)) != 0) {
            return p.operandSize && (properties & IS_F64) == 0 ? 2 : 8;
        }
        return p.operandSize ? 2 : 4;
    }

}
