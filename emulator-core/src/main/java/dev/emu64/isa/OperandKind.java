package dev.emu64.isa;

/**
 * How an operand is encoded: the addressing-method letters of SDM vol. 2D, appendix A.2.1, and operands that the
 * opcode implies. The order is part of the generated tables.
 */
public enum OperandKind {
    /** E: ModRM.rm, a general register or memory. */
    E,
    /** G: ModRM.reg, a general register. */
    G,
    /** M: ModRM.rm, memory. */
    M,
    /** R: ModRM.rm, a general register. */
    R,
    /** Z: low three opcode bits and REX.B, a general register. */
    Z,
    /** B: VEX.vvvv, a general register. */
    B,
    /** I: immediate; a byte or word is zero-extended, z is sign-extended from at most 32 bits. */
    I,
    /** A byte immediate, sign-extended to the operand size. */
    I_SX,
    /** J: displacement from the next instruction. */
    J,
    /** O: offset without ModRM, as wide as the address size. */
    O,
    /** A: far pointer in the instruction, offset then selector. */
    A,
    /** S: ModRM.reg, a segment register. */
    S,
    /** C: ModRM.reg, a control register. */
    C,
    /** D: ModRM.reg, a debug register. */
    D,
    /** P: ModRM.reg, an MMX register. */
    P,
    /** Q: ModRM.rm, an MMX register or memory. */
    Q,
    /** N: ModRM.rm, an MMX register. */
    N,
    /** V: ModRM.reg, an XMM or YMM register. */
    V,
    /** W: ModRM.rm, an XMM or YMM register or memory. */
    W,
    /** U: ModRM.rm, an XMM or YMM register. */
    U,
    /** H: VEX.vvvv, an XMM or YMM register. */
    H,
    /** L: bits 7-4 of a trailing immediate byte, an XMM or YMM register. */
    L,
    /** ST(i), i in ModRM.rm. */
    STI,
    /** ST(0). */
    ST0,
    /** XMM0. */
    XMM0,
    /** The number 1. */
    ONE,
    /** The accumulator. */
    A_REGISTER,
    /** CL. */
    C_REGISTER,
    /** DX. */
    D_REGISTER,
    ES,
    CS,
    SS,
    DS,
    FS,
    GS,
    /** The element of a string instruction, or XLAT's byte: memory that the opcode implies. */
    ELEMENT;

    /** Whether the operand needs a ModRM byte. */
    public boolean usesModRm() {
        return switch (this) {
            case E, G, M, R, S, C, D, P, Q, N, V, W, U, STI -> true;
            default -> false;
        };
    }

    /** Whether ModRM.rm may be memory for this operand. */
    public boolean mayBeMemory() {
        return switch (this) {
            case E, M, Q, W -> true;
            default -> false;
        };
    }

    /** Whether VEX.vvvv encodes the operand. */
    public boolean usesVvvv() {
        return this == B || this == H;
    }
}
