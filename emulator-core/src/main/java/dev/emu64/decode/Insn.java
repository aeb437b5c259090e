package dev.emu64.decode;

/**
 * One decoded instruction. The decoder resolves everything that the bytes and the code size determine, so that
 * executing it again costs no parsing. It holds no absolute address: the same code page may be mapped twice.
 *
 * <p>Each operand has a code: a register number of the class that the row names (0-15; for byte registers also
 * {@link #HIGH_BYTE} + 0..3 for AH, CH, DH, BH), {@link #MEM}, {@link #IMM} or {@link #IMM2}; and a size in bytes.
 */
public final class Insn {
    /** Operand codes 16-19: AH, CH, DH, BH. */
    public static final int HIGH_BYTE = 16;
    /** The memory operand described by {@link #seg}, {@link #base}, {@link #index}, {@link #scale}, {@link #disp}. */
    public static final int MEM = 32;
    /** The immediate {@link #imm}, already sign- or zero-extended to 64 bits as the row says. */
    public static final int IMM = 33;
    /** The second immediate {@link #imm2} (ENTER's level, the selector of a far pointer). */
    public static final int IMM2 = 34;
    /** No such operand. */
    public static final int NONE = -1;
    /** {@link #base} of a RIP-relative operand: the address of the next instruction. */
    public static final int RIP_BASE = 16;

    /** Index of the row in the instruction table. */
    public int row;
    /** Number of the {@code ops} method in the generated dispatch; rows with the same method share it. */
    public int op;
    /** Bytes of the whole instruction, 1-15. */
    public int length;
    /** Effective operand size in bytes: 2, 4 or 8 (SDM vol. 1, 3.6). */
    public int opSize;
    /** Effective address size in bytes: 2, 4 or 8. */
    public int addrSize;
    /** Code size in bytes of the mode it was decoded for: 2, 4 or 8. */
    public int codeSize;

    /** Operand codes, destination first. */
    public int op0 = NONE;
    public int op1 = NONE;
    public int op2 = NONE;
    public int op3 = NONE;
    /** Operand sizes in bytes: 1, 2, 4, 8; 6 or 10 for far pointers, 10 for 80-bit reals, 16 or 32 for vectors. */
    public int size0;
    public int size1;
    public int size2;
    public int size3;

    /** Effective segment of the memory operand (ES CS SS DS FS GS = 0-5), override applied. */
    public int seg;
    /** Base register 0-15, {@link #RIP_BASE} or {@link #NONE}. */
    public int base = NONE;
    /** Index register 0-15, a vector register in gathers, or {@link #NONE}. */
    public int index = NONE;
    /** Shift of the index: 0-3. */
    public int scale;
    /** Displacement, sign-extended; the whole offset for moffs operands. */
    public long disp;

    /** Immediate; for relative branches the displacement, sign-extended. */
    public long imm;
    public long imm2;

    /** Condition code (low four opcode bits) of Jcc, SETcc, CMOVcc. */
    public int cond;
    /** 0xF2, 0xF3 or 0: the last repeat prefix, where it is a repeat prefix and not part of the opcode. */
    public int rep;
    public boolean lock;
    /** The ModRM byte, or -1 where the instruction has none. */
    public int modrm = -1;
    /** REX.W or VEX.W. */
    public boolean w;
    /** VEX-encoded. */
    public boolean vex;
    /** Bytes of a vector by VEX.L: 16 or 32; 0 if not VEX-encoded. */
    public int vectorBytes;
    /** Whether a block ends behind this instruction: it may branch, fault into another mode or change translation. */
    public boolean endsBlock;

    /** Bytes from the beginning of the block that it was decoded in. */
    public int offset;
    /** How the interpreter may execute it without the general operand paths, as package ops numbers it; 0 for not at all. */
    public int quick;

    /** Whether one of the operands is in memory. */
    public boolean hasMemory() {
        return op0 == MEM || op1 == MEM || op2 == MEM || op3 == MEM;
    }
}
