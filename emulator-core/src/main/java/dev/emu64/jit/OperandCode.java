package dev.emu64.jit;

import static org.objectweb.asm.Opcodes.*;

import dev.emu64.decode.Insn;

/** Register and immediate operands in generated code. Values on the operand stack are longs. */
final class OperandCode {
    private static final long[] MASK = {0, 0xff, 0xffff, 0, 0xffffffffL, 0, 0, 0, -1};

    private final Code code;

    OperandCode(Code code) {
        this.code = code;
    }

    /** Sign-extends the value on the stack from {@code size} bytes. */
    void signExtend(int size) {
        switch (size) {
            case 1 -> code.op(L2I, I2B, I2L);
            case 2 -> code.op(L2I, I2S, I2L);
            case 4 -> code.op(L2I, I2L);
            default -> {
            }
        }
    }

    /** Zero-extends the value on the stack from {@code size} bytes. */
    void zeroExtend(int size) {
        if (size != 8) {
            code.constant(MASK[size]);
            code.op(LAND);
        }
    }

    private void raw(Insn i, int operand) {
        if (operand == Insn.MEM) {
            code.loadLong(Code.VALUE);
        } else if (operand == Insn.IMM) {
            code.constant(i.imm);
        } else if (operand >= Insn.HIGH_BYTE) {
            code.loadLong(Code.register(operand - Insn.HIGH_BYTE));
            code.constant(8);
            code.op(LUSHR);
        } else {
            code.loadLong(Code.register(operand));
        }
    }

    /** Pushes an operand as it is, bits above its size undefined; a memory operand has been loaded into VALUE. */
    void plain(Insn i, int operand) {
        raw(i, operand);
    }

    /**
     * Pushes an operand for {@link #operate}: a long if {@code size} is 8, else an int, so that 32-bit arithmetic is that
     * of the host; bits above its size are undefined.
     */
    void operand(Insn i, int operand, int size) {
        if (size != 8 && operand == Insn.IMM) {
            code.constant((int) i.imm);
            return;
        }
        raw(i, operand);
        narrow(size);
    }

    /** Makes the long on the stack what {@link #operate} takes. */
    void narrow(int size) {
        if (size != 8) {
            code.op(L2I);
        }
    }

    /** Generates an operation, named by its opcode for longs, on what {@link #operand} pushed. */
    void operate(int longOpcode, int size) {
        code.op(size == 8 ? longOpcode : longOpcode - LADD + IADD);
    }

    /** Makes the result of {@link #operate} a long: for 4 bytes zero-extended, as the register will hold it. */
    void widen(int size) {
        if (size != 8) {
            code.op(I2L);
        }
        if (size == 4) {
            zeroExtend(4);
        }
    }

    /** Pushes an operand, sign-extended; a memory operand has been loaded into VALUE. */
    void signed(Insn i, int operand, int size) {
        raw(i, operand);
        if (operand != Insn.MEM) {
            signExtend(size);
        }
    }

    /** Pushes an operand, zero-extended; a memory operand has been loaded into VALUE. */
    void unsigned(Insn i, int operand, int size) {
        raw(i, operand);
        zeroExtend(size);
    }

    /** Writes the value on the stack, whose upper bits do not matter, to a register of {@code size} bytes. */
    void write(int operand, int size) {
        write(operand, size, false);
    }

    /** The same for what {@link #widen} made. */
    void writeWide(int operand, int size) {
        write(operand, size, size == 4);
    }

    private void write(int operand, int size, boolean extended) {
        if (operand >= Insn.HIGH_BYTE) {
            int slot = Code.register(operand - Insn.HIGH_BYTE);
            code.constant(0xffL);
            code.op(LAND);
            code.constant(8);
            code.op(LSHL);
            merge(slot, ~0xff00L);
            return;
        }
        int slot = Code.register(operand);
        if (!extended) {
            zeroExtend(size);
        }
        if (size < 4) {
            merge(slot, ~MASK[size]);
        } else {
            code.storeLong(slot);
        }
    }

    private void merge(int slot, long kept) {
        code.loadLong(slot);
        code.constant(kept);
        code.op(LAND, LOR);
        code.storeLong(slot);
    }
}
