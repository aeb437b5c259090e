package dev.emu64.jit;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.Label;

/**
 * Status flags in generated code: what is known, at this point of the block, about the pending operation, so that most
 * conditions become plain comparisons of its operands.
 */
final class FlagCode {
    /** At the beginning of a block: whatever KIND says. */
    private static final int UNKNOWN = -1;
    private static final int OVERFLOW = 0;
    private static final int BELOW = 1;
    private static final int ZERO = 2;
    private static final int BELOW_OR_EQUAL = 3;
    private static final int SIGN = 4;
    private static final int LESS = 6;
    private static final int LESS_OR_EQUAL = 7;

    private final Code code;
    private int known = UNKNOWN;

    FlagCode(Code code) {
        this.code = code;
    }

    /** A block begins: control may come from anywhere. */
    void forget() {
        known = UNKNOWN;
    }

    /** FLAG_A and FLAG_B hold the operands of a new pending operation. */
    void pending(int operation, int size) {
        known = LazyFlags.kind(operation, size);
        code.constant(known);
        code.storeInt(Code.KIND);
        code.constant(0);
        code.storeInt(Code.OVERLAY);
    }

    /** OVERLAY_A and OVERLAY_B hold the operands of an operation that replaces CF and OF and keeps the others. */
    void overlay(int operation, int size) {
        known = UNKNOWN;
        code.constant(LazyFlags.kind(operation, size));
        code.storeInt(Code.OVERLAY);
    }

    /** An ops method was called, before which everything pending was stored. */
    void stored() {
        known = LazyFlags.STORED;
    }

    /** Brings the cpu's flags up to date, for whoever changes some of them or looks at them. */
    void sync() {
        if (known != LazyFlags.STORED) {
            Exits.storeFlags(code);
            known = LazyFlags.STORED;
        }
    }

    /** Pushes CF as a long, 0 or 1. */
    void pushCarry() {
        int operation = known < 0 ? -1 : known >>> 4;
        if (operation == LazyFlags.LOGIC) {
            code.constant(0L);
        } else if (operation == LazyFlags.INC || operation == LazyFlags.DEC) {
            code.loadLong(Code.FLAG_B);
        } else if (operation == LazyFlags.SUB) {
            code.loadLong(Code.FLAG_A);
            code.loadLong(Code.FLAG_B);
            code.call(Names.LAZY_FLAGS, "below", "(JJ)J");
        } else if (operation == LazyFlags.ADD) {
            code.constant(known & 15);
            code.loadLong(Code.FLAG_A);
            code.loadLong(Code.FLAG_B);
            code.call(Names.LAZY_FLAGS, "carryOfSum", "(IJJ)J");
        } else {
            Exits.pushFlags(code);
            code.call(Names.LAZY_FLAGS, "carry", "(" + Names.of(Names.FLAGS) + "IJJIJJ)J");
        }
    }

    /** Jumps if condition {@code cc} holds. */
    void jump(int cc, Label to) {
        int operation = known < 0 ? -1 : known >>> 4;
        boolean done = switch (operation) {
            case LazyFlags.SUB -> difference(cc, known & 15, to);
            case LazyFlags.LOGIC -> logic(cc, to);
            case LazyFlags.ADD -> sum(cc, known & 15, to);
            case LazyFlags.INC, LazyFlags.DEC -> step(cc, known & 15, operation == LazyFlags.INC, to);
            default -> false;
        };
        if (!done) {
            sync();
            code.loadObject(Code.FLAGS);
            code.constant(cc);
            code.call(Names.LAZY_FLAGS, "condition", "(" + Names.of(Names.FLAGS) + "I)Z");
            code.jump(IFNE, to);
        }
    }

    /** The comparison with zero, as IFxx, by which a condition is decided; EQ for equality. */
    private static int comparison(int condition, boolean negated) {
        return switch (condition) {
            case ZERO -> negated ? IFNE : IFEQ;
            case BELOW, LESS, SIGN -> negated ? IFGE : IFLT;
            default -> negated ? IFGT : IFLE;
        };
    }

    private boolean difference(int cc, int size, Label to) {
        int condition = cc >>> 1;
        boolean negated = (cc & 1) != 0;
        switch (condition) {
            case ZERO, LESS, LESS_OR_EQUAL -> compare(size, false, comparison(condition, negated), to);
            case BELOW, BELOW_OR_EQUAL -> compare(size, true, comparison(condition, negated), to);
            case SIGN -> {
                operands();
                code.op(LSUB);
                againstZero(size, comparison(SIGN, negated), to);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void operands() {
        code.loadLong(Code.FLAG_A);
        code.loadLong(Code.FLAG_B);
    }

    private void compare(int size, boolean unsigned, int comparison, Label to) {
        operand(Code.FLAG_A, size, unsigned);
        operand(Code.FLAG_B, size, unsigned);
        if (size == 8) {
            code.op(LCMP);
            code.jump(comparison, to);
        } else {
            code.jump(comparison - IFEQ + IF_ICMPEQ, to);
        }
    }

    private void operand(int slot, int size, boolean unsigned) {
        code.loadLong(slot);
        if (size != 8) {
            code.op(L2I);
        }
        if (unsigned) {
            if (size == 8) {
                code.constant(Long.MIN_VALUE);
                code.op(LADD);
            } else {
                code.constant(Integer.MIN_VALUE);
                code.op(IADD);
            }
        }
    }

    /** Compares the low {@code size} bytes of the long on the stack, signed, with zero. */
    private void againstZero(int size, int comparison, Label to) {
        if (size == 8) {
            code.constant(0L);
            code.op(LCMP);
        } else {
            code.op(L2I);
            if (size < 4) {
                code.op(size == 1 ? I2B : I2S);
            }
        }
        code.jump(comparison, to);
    }

    private boolean logic(int cc, Label to) {
        boolean negated = (cc & 1) != 0;
        switch (cc >>> 1) {
            case OVERFLOW, BELOW -> {
                if (negated) {
                    code.jump(to);
                    // what follows is never reached, but the verifier wants a frame there
                    code.label(new Label());
                }
            }
            case ZERO, BELOW_OR_EQUAL -> logicAgainstZero(negated ? IFNE : IFEQ, to);
            case SIGN, LESS -> logicAgainstZero(negated ? IFGE : IFLT, to);
            case LESS_OR_EQUAL -> logicAgainstZero(negated ? IFGT : IFLE, to);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void logicAgainstZero(int comparison, Label to) {
        code.loadLong(Code.FLAG_A);
        againstZero(known & 15, comparison, to);
    }

    private boolean sum(int cc, int size, Label to) {
        int condition = cc >>> 1;
        if (condition != ZERO && condition != SIGN) {
            return false;
        }
        operands();
        code.op(LADD);
        againstZero(size, comparison(condition, (cc & 1) != 0), to);
        return true;
    }

    private boolean step(int cc, int size, boolean up, Label to) {
        int condition = cc >>> 1;
        if (condition != ZERO && condition != SIGN) {
            return false;
        }
        code.loadLong(Code.FLAG_A);
        code.constant(1L);
        code.op(up ? LADD : LSUB);
        againstZero(size, comparison(condition, (cc & 1) != 0), to);
        return true;
    }
}
