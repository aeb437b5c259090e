package dev.emu64.jit;

import static org.objectweb.asm.Opcodes.*;

import dev.emu64.decode.Insn;
import org.objectweb.asm.Label;

/**
 * Operands of SSE instructions in generated code: quadwords of XMM registers in local variables, memory operands in
 * VALUE and OTHER. {@link #require} comes first, then the memory operand, then changes.
 */
final class LaneCode {
    static final int LOW = 0;
    static final int HIGH = 1;
    /** Mask of the low doubleword. */
    static final long DWORD = 0xffffffffL;

    private final Code code;
    private final Exits exits;
    private final MemoryCode memory;
    /** What is known, at this point of the block, of CR0, CR4 and MXCSR. */
    private boolean available;
    private boolean masked;

    LaneCode(Code code, Exits exits, MemoryCode memory) {
        this.code = code;
        this.exits = exits;
        this.memory = memory;
    }

    /** Control may come from anywhere, or an ops method has been called. */
    void forget() {
        available = false;
        masked = false;
    }

    /**
     * Leaves in front of the instruction if it raises #UD or #NM, or {@code floating} and MXCSR masks not all
     * exceptions.
     */
    void require(boolean floating, Place place) {
        if (floating ? masked : available) {
            return;
        }
        Label on = new Label();
        code.fixed(Fixed.CPU);
        code.call(Names.ACCESS, floating ? "sseMasked" : "sse", "(" + Names.of(Names.CPU) + ")Z");
        code.jump(IFNE, on);
        exits.before(place);
        code.label(on);
        available = true;
        masked |= floating;
    }

    /** Loads operand 1, if it is in memory, into VALUE and OTHER: zero-extended up to 8 bytes, or aligned 16. */
    void load(Insn i, Place place) {
        if (i.op1 != Insn.MEM) {
            return;
        }
        if (i.size1 == 16) {
            memory.loadWide(i, true, place);
            return;
        }
        memory.load(i, i.size1, place);
        if (i.size1 < 8) {
            code.loadLong(Code.VALUE);
            code.constant((1L << 8 * i.size1) - 1);
            code.op(LAND);
            code.storeLong(Code.VALUE);
        }
    }

    /** Pushes a quadword of an XMM register or of the memory operand. */
    void push(int operand, int half) {
        code.loadLong(operand == Insn.MEM ? half == LOW ? Code.VALUE : Code.OTHER : Code.lane(operand, half));
    }

    /** Pops a quadword of an XMM register. */
    void pop(int register, int half) {
        code.storeLong(Code.lane(register, half));
    }

    /** Replaces the low doubleword of a register by that of the long on the stack. */
    void popDword(int register) {
        code.constant(DWORD);
        code.op(LAND);
        push(register, LOW);
        code.constant(~DWORD);
        code.op(LAND, LOR);
        pop(register, LOW);
    }

    void clear(int register, int half) {
        code.constant(0L);
        pop(register, half);
    }

    /** The quadwords of a register as bits of a mask of lanes. */
    static int both(int operand) {
        return operand >= 0 && operand < 16 ? 3 << 2 * operand : 0;
    }

    static int low(int operand) {
        return operand >= 0 && operand < 16 ? 1 << 2 * operand : 0;
    }
}
