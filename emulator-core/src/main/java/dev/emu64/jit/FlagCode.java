package dev.emu64.jit;

import static org.objectweb.asm.Opcodes.*;

import dev.emu64.cpu.Flags;
import org.objectweb.asm.Label;

/**
 * Status flags in generated code: what is known, where code is being generated, about the pending operation, so that
 * most conditions become plain comparisons of its operands, and nothing is noted that exits do not need.
 */
final class FlagCode {
    private static final int OVERFLOW = 0;
    private static final int BELOW = 1;
    private static final int ZERO = 2;
    private static final int BELOW_OR_EQUAL = 3;
    private static final int SIGN = 4;
    private static final int PARITY = 5;
    private static final int LESS = 6;
    private static final int LESS_OR_EQUAL = 7;

    private final Code code;
    private Pending known = Pending.ANY;
    private boolean unseen;

    FlagCode(Code code) {
        this.code = code;
    }

    /** What is known here. */
    Pending known() {
        return known;
    }

    /** Code follows that is reached with what was known elsewhere. */
    void know(Pending there) {
        known = there;
    }

    /** Code follows to which control may come from anywhere. */
    void forget() {
        known = Pending.ANY;
    }

    /** Whether nobody sees the flags of the instruction that is generated next: then they are not noted. */
    void unseen(boolean nobodySees) {
        unseen = nobodySees;
    }

    boolean unseen() {
        return unseen;
    }

    /** Generates the entry: the cpu's flags are up to date. */
    void enter() {
        known = Pending.NONE;
        join();
    }

    /** Generates what lies in front of an address to which control comes from elsewhere too, and nothing is known. */
    void join() {
        if (!known.equals(Pending.ANY)) {
            if (known.overlay() != Pending.UNKNOWN && known.overlay() >>> 4 > LazyFlags.BIT) {
                // where nothing is known, an overlay replaces CF, or CF and OF, and nothing else
                store();
            }
            pushCarry();
            code.storeLong(Code.CARRY);
            materialise();
            forget();
        }
    }

    /** FLAG_A to FLAG_C hold the values of a new pending operation (as many as {@link LazyFlags} says). */
    void pending(int operation, int size) {
        if (!unseen) {
            known = new Pending(LazyFlags.kind(operation, size), 0);
        }
    }

    /**
     * OVERLAY_A and OVERLAY_B are about to be written for an operation of this kind: what lies there and will not be
     * replaced goes into the cpu's flags.
     */
    void beforeOverlay(int operation) {
        int lying = known.overlay() == Pending.UNKNOWN ? LazyFlags.IMUL : known.overlay() >>> 4;
        boolean replaced = lying <= LazyFlags.BIT && operation < LazyFlags.BIT || lying == LazyFlags.BIT && operation == LazyFlags.BIT;
        if (lying != 0 && !replaced) {
            store();
        }
    }

    /** OVERLAY_A and OVERLAY_B hold the operands of an operation that replaces CF and OF and keeps the others. */
    void overlay(int operation, int size) {
        if (!unseen) {
            known = new Pending(known.base(), LazyFlags.kind(operation, size));
        }
    }

    /** An ops method was called, before which everything pending was stored. */
    void stored() {
        known = Pending.NONE;
    }

    /** Puts what is known into the local variables from which an exit takes the flags. */
    void materialise() {
        if (known.base() != Pending.UNKNOWN) {
            code.setInt(Code.KIND, known.base());
            int values = LazyFlags.values(known.base() >>> 4);
            for (int value = values; value < 3; value++) {
                code.setLong(Code.FLAG_A + 2 * value, 0);
            }
        }
        if (known.overlay() != Pending.UNKNOWN) {
            code.setInt(Code.OVERLAY, known.overlay());
            if (known.overlay() == 0) {
                code.setLong(Code.OVERLAY_A, 0);
                code.setLong(Code.OVERLAY_B, 0);
            }
        }
    }

    /** Brings the cpu's flags up to date, for whoever changes some of them or looks at them. */
    void store() {
        if (known.equals(Pending.NONE)) {
            return;
        }
        code.fixed(Fixed.FLAGS);
        kind(known.base(), Code.KIND);
        int values = known.base() == Pending.UNKNOWN ? 3 : LazyFlags.values(known.base() >>> 4);
        for (int value = 0; value < 3; value++) {
            value(value < values, Code.FLAG_A + 2 * value);
        }
        kind(known.overlay(), Code.OVERLAY);
        value(known.overlay() != 0, Code.OVERLAY_A);
        value(known.overlay() != 0, Code.OVERLAY_B);
        code.call(Names.LAZY_FLAGS, "store", "(" + Names.of(Names.FLAGS) + "IJJJIJJ)V");
        known = Pending.NONE;
    }

    private void kind(int kind, int slot) {
        if (kind == Pending.UNKNOWN) {
            code.loadInt(slot);
        } else {
            code.constant(kind);
        }
    }

    private void value(boolean needed, int slot) {
        if (needed) {
            code.loadLong(slot);
        } else {
            code.constant(0L);
        }
    }

    /** Pushes CF as a long, 0 or 1. */
    void pushCarry() {
        if (known.overlay() > 0 && known.overlay() >>> 4 != LazyFlags.SCAN) {
            code.constant(known.overlay());
            code.loadLong(Code.OVERLAY_A);
            code.loadLong(Code.OVERLAY_B);
            code.call(Names.LAZY_FLAGS, "carryOfOverlay", "(IJJ)J");
            return;
        }
        switch (known.operation()) {
            case Pending.UNKNOWN -> {
                if (known.overlay() > 0) {
                    storedCarry();
                } else {
                    code.loadLong(Code.CARRY);
                }
            }
            case LazyFlags.LOGIC -> code.constant(0L);
            case LazyFlags.INC, LazyFlags.DEC -> code.loadLong(Code.FLAG_B);
            case LazyFlags.ADD, LazyFlags.ADC -> carry("carryOfSum", Code.FLAG_C);
            case LazyFlags.SUB, LazyFlags.SBB -> carry("borrow", Code.FLAG_C);
            case LazyFlags.CMP -> {
                code.constant(known.size());
                code.loadLong(Code.FLAG_A);
                code.loadLong(Code.FLAG_B);
                code.loadLong(Code.FLAG_A);
                code.loadLong(Code.FLAG_B);
                code.op(LSUB);
                code.call(Names.LAZY_FLAGS, "borrow", "(IJJJ)J");
            }
            case LazyFlags.SHL, LazyFlags.SHR, LazyFlags.SAR -> {
                code.constant(known.base());
                code.loadLong(Code.FLAG_A);
                code.loadLong(Code.FLAG_B);
                code.call(Names.LAZY_FLAGS, "carryOfShift", "(IJJ)J");
            }
            default -> storedCarry();
        }
    }

    private void storedCarry() {
        store();
        code.fixed(Fixed.FLAGS);
        code.call(Names.LAZY_FLAGS, "carry", "(" + Names.of(Names.FLAGS) + ")J");
    }

    /** Whether CF follows from local variables. */
    private boolean carryKnown() {
        int operation = known.operation();
        if (operation == Pending.UNKNOWN) {
            return known.overlay() == Pending.UNKNOWN || known.overlay() >>> 4 != LazyFlags.SCAN;
        }
        return operation != LazyFlags.STORED && operation < LazyFlags.STATUS;
    }

    private void carry(String kernel, int firstOperand) {
        code.constant(known.size());
        code.loadLong(firstOperand);
        code.loadLong(Code.FLAG_B);
        code.loadLong(Code.FLAG_A);
        code.call(Names.LAZY_FLAGS, kernel, "(IJJJ)J");
    }

    /** Makes {@link #jump} for this condition possible without a change of what is known. */
    void settle(int cc) {
        if (!decidable(cc)) {
            store();
        }
    }

    /** Whether the condition follows from the pending values alone, by a comparison. */
    private boolean decidable(int cc) {
        int condition = cc >>> 1;
        if (condition == BELOW && carryKnown() || overlaySlot(condition) >= 0) {
            return true;
        }
        boolean byResult = condition == ZERO || condition == SIGN;
        return switch (known.operation()) {
            case LazyFlags.CMP, LazyFlags.SUB -> condition != OVERFLOW && condition != PARITY;
            case LazyFlags.LOGIC -> condition != PARITY;
            case LazyFlags.ADD -> byResult || condition == BELOW;
            case LazyFlags.INC, LazyFlags.DEC, LazyFlags.ADC, LazyFlags.SBB -> byResult;
            case LazyFlags.STATUS -> condition < LESS;
            default -> false;
        };
    }

    /** The local variable whose being zero, or not, is the condition by the overlay; -1 if it is not so simple. */
    private int overlaySlot(int condition) {
        int overlay = known.overlay() == Pending.UNKNOWN ? 0 : known.overlay() >>> 4;
        return switch (overlay) {
            case LazyFlags.MUL -> condition == BELOW || condition == OVERFLOW ? Code.OVERLAY_A : -1;
            case LazyFlags.CARRY, LazyFlags.BIT -> condition == BELOW ? Code.OVERLAY_A : -1;
            case LazyFlags.SCAN -> condition == ZERO ? Code.OVERLAY_A : -1;
            case LazyFlags.COUNT -> condition == BELOW ? Code.OVERLAY_A : condition == ZERO ? Code.OVERLAY_B : -1;
            default -> -1;
        };
    }

    private void overlaid(int cc, int slot, Label to) {
        boolean whenZero = known.overlay() >>> 4 >= LazyFlags.SCAN;
        code.loadLong(slot);
        code.constant(0L);
        code.op(LCMP);
        code.jump(whenZero == ((cc & 1) == 0) ? IFEQ : IFNE, to);
    }

    /** Jumps if condition {@code cc} holds. */
    void jump(int cc, Label to) {
        int slot = overlaySlot(cc >>> 1);
        if (slot >= 0) {
            overlaid(cc, slot, to);
            return;
        }
        boolean done = switch (known.operation()) {
            case LazyFlags.CMP -> difference(cc, Code.FLAG_A, to);
            case LazyFlags.SUB -> difference(cc, Code.FLAG_C, to);
            case LazyFlags.LOGIC -> logic(cc, to);
            case LazyFlags.ADD -> sum(cc, to);
            case LazyFlags.INC, LazyFlags.DEC, LazyFlags.ADC, LazyFlags.SBB -> result(cc, to);
            case LazyFlags.STATUS -> status(cc, to);
            default -> false;
        };
        if (!done && cc >>> 1 == BELOW && carryKnown()) {
            pushCarry();
            code.op(L2I);
            code.jump((cc & 1) == 0 ? IFNE : IFEQ, to);
        } else if (!done) {
            store();
            code.fixed(Fixed.FLAGS);
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

    /** The condition of the local variable {@code left} minus FLAG_B. */
    private boolean difference(int cc, int left, Label to) {
        int condition = cc >>> 1;
        boolean negated = (cc & 1) != 0;
        switch (condition) {
            case ZERO, LESS, LESS_OR_EQUAL -> compare(left, Code.FLAG_B, false, comparison(condition, negated), to);
            case BELOW, BELOW_OR_EQUAL -> compare(left, Code.FLAG_B, true, comparison(condition, negated), to);
            case SIGN -> {
                code.loadLong(left);
                code.loadLong(Code.FLAG_B);
                code.op(LSUB);
                againstZero(comparison(SIGN, negated), to);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void compare(int left, int right, boolean unsigned, int comparison, Label to) {
        int size = known.size();
        operand(left, size, unsigned);
        operand(right, size, unsigned);
        if (size == 8) {
            code.op(LCMP);
            code.jump(comparison, to);
        } else {
            code.jump(comparison - IFEQ + IF_ICMPEQ, to);
        }
    }

    /** Pushes the operand so that a signed comparison decides: an int unless {@code size} is 8. */
    private void operand(int slot, int size, boolean unsigned) {
        code.loadLong(slot);
        if (size == 8) {
            if (unsigned) {
                code.constant(Long.MIN_VALUE);
                code.op(LADD);
            }
            return;
        }
        code.op(L2I);
        if (size < 4 && unsigned) {
            code.constant(size == 1 ? 0xff : 0xffff);
            code.op(IAND);
        } else if (size < 4) {
            code.op(size == 1 ? I2B : I2S);
        } else if (unsigned) {
            code.constant(Integer.MIN_VALUE);
            code.op(IADD);
        }
    }

    /** Compares the low bytes of the long on the stack, signed, with zero. */
    private void againstZero(int comparison, Label to) {
        int size = known.size();
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
            case ZERO, BELOW_OR_EQUAL -> resultAgainstZero(negated ? IFNE : IFEQ, to);
            case SIGN, LESS -> resultAgainstZero(negated ? IFGE : IFLT, to);
            case LESS_OR_EQUAL -> resultAgainstZero(negated ? IFGT : IFLE, to);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void resultAgainstZero(int comparison, Label to) {
        code.loadLong(Code.FLAG_A);
        againstZero(comparison, to);
    }

    private boolean sum(int cc, Label to) {
        if (cc >>> 1 == BELOW) {
            compare(Code.FLAG_A, Code.FLAG_B, true, comparison(BELOW, (cc & 1) != 0), to);
            return true;
        }
        return result(cc, to);
    }

    /** The conditions that follow from the result alone. */
    private boolean result(int cc, Label to) {
        int condition = cc >>> 1;
        if (condition != ZERO && condition != SIGN) {
            return false;
        }
        resultAgainstZero(comparison(condition, (cc & 1) != 0), to);
        return true;
    }

    private boolean status(int cc, Label to) {
        int mask = switch (cc >>> 1) {
            case OVERFLOW -> Flags.OF;
            case BELOW -> Flags.CF;
            case ZERO -> Flags.ZF;
            case BELOW_OR_EQUAL -> Flags.CF | Flags.ZF;
            case SIGN -> Flags.SF;
            case PARITY -> Flags.PF;
            default -> 0;
        };
        if (mask == 0) {
            return false;
        }
        code.loadLong(Code.FLAG_A);
        code.op(L2I);
        code.constant(mask);
        code.op(IAND);
        code.jump((cc & 1) != 0 ? IFEQ : IFNE, to);
        return true;
    }
}
