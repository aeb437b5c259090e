package dev.emu64.jit;

import static org.objectweb.asm.Opcodes.*;

import dev.emu64.cpu.Segment;
import dev.emu64.decode.Insn;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;

/**
 * Guest memory in generated code. An access comes before the instruction changes anything, so that the region can be
 * left in front of it.
 */
final class MemoryCode {
    private static final int REFUSED_LOAD_BYTES = 70;
    private static final int REFUSED_STORE_BYTES = 85;

    private final Code code;
    private final Exits exits;
    private final FlagCode flags;
    private final int base;
    private final List<Refusal> refusals = new ArrayList<>();

    /** An access that the interpreter may have to make; of a store, its result is in OFFSET. */
    private record Refusal(Label from, Label read, boolean store, Place place, int pushed, Pending flags) {
    }

    /** @param base where the entries of the region's privilege context begin in the TLB's arrays */
    MemoryCode(Code code, Exits exits, FlagCode flags, int base) {
        this.code = code;
        this.exits = exits;
        this.flags = flags;
        this.base = base;
    }

    /** Pushes the effective address of the memory operand. */
    void address(Insn i, Place place) {
        boolean something = false;
        if (i.base == Insn.RIP_BASE) {
            code.constant(place.next() + i.disp);
            something = true;
        } else {
            if (i.base >= 0) {
                code.loadLong(Code.register(i.base));
                something = true;
            }
            if (i.disp != 0) {
                code.constant(i.disp);
                add(something);
                something = true;
            }
        }
        if (i.index >= 0) {
            code.loadLong(Code.register(i.index));
            if (i.scale != 0) {
                code.constant(i.scale);
                code.op(LSHL);
            }
            add(something);
            something = true;
        }
        if (!something) {
            code.constant(0L);
        }
        if (i.addrSize == 4) {
            code.constant(0xffffffffL);
            code.op(LAND);
        }
    }

    private void add(boolean something) {
        if (something) {
            code.op(LADD);
        }
    }

    /** Sets LINEAR to the address of the memory operand. */
    private void linear(Insn i, Place place) {
        address(i, place);
        segment(i);
    }

    private void bitLinear(Insn i, Place place) {
        address(i, place);
        if (i.op1 != Insn.IMM) {
            // the bit number, signed, in units of the operand
            code.loadLong(Code.register(i.op1));
            if (i.size0 < 8) {
                code.op(L2I);
                if (i.size0 == 2) {
                    code.op(I2S);
                }
                code.op(I2L);
            }
            code.constant(Integer.numberOfTrailingZeros(i.size0 << 3));
            code.op(LSHR);
            code.constant((long) i.size0);
            code.op(LMUL, LADD);
            if (i.addrSize == 4) {
                code.constant(0xffffffffL);
                code.op(LAND);
            }
        }
        segment(i);
    }

    /** Sets LINEAR to the address on the stack in the operand's segment. */
    private void segment(Insn i) {
        if (i.seg >= Segment.FS) {
            code.fixed(Fixed.CPU);
            code.get(Names.CPU, "seg", "[" + Names.of(Names.SEGMENT));
            code.constant(i.seg);
            code.op(AALOAD);
            code.get(Names.SEGMENT, "base", "J");
            code.op(LADD);
        }
        code.storeLong(Code.LINEAR);
    }

    /** Sets OFFSET to the place in RAM of the access at LINEAR. */
    private void probe(int size, boolean write, Place place) {
        probe(size, write, place, null);
    }

    /** The same; control goes to {@code read}, if that is not null, where VALUE holds what was read. */
    private void probe(int size, boolean write, Place place, Label read) {
        code.fixed(write ? Fixed.WRITE_TAG : Fixed.READ_TAG);
        code.fixed(write ? Fixed.WRITE_DELTA : Fixed.READ_DELTA);
        code.loadLong(Code.LINEAR);
        code.constant(base);
        code.constant(size);
        code.fixed(Fixed.CPU);
        if (write) {
            code.call(Names.ACCESS, "modifiable", "([J[IJII" + Names.of(Names.CPU) + ")I");
        } else {
            code.fixed(Fixed.LOADED);
            code.call(Names.ACCESS, "readable", "([J[IJII" + Names.of(Names.CPU) + Names.of(Names.LOADED) + ")I");
        }
        code.op(DUP);
        code.storeInt(Code.OFFSET);
        Refusal refusal = new Refusal(new Label(), read, false, place, 0, flags.known());
        refusals.add(refusal);
        code.jump(IFLT, refusal.from);
    }

    private void ram() {
        code.loadObject(Code.RAM);
        code.loadInt(Code.OFFSET);
    }

    private void get(int size) {
        ram();
        code.call(Names.ACCESS, "get" + size, "([BI)J");
        code.storeLong(Code.VALUE);
    }

    /** Loads the memory operand into VALUE, sign-extended. */
    void load(Insn i, int size, Place place) {
        linear(i, place);
        load(size, place);
    }

    private void load(int size, Place place) {
        Label read = new Label();
        probe(size, false, place, read);
        get(size);
        code.label(read);
    }

    /** Loads it for a read-modify-write that {@link #modified} completes. */
    void modify(Insn i, int size, Place place) {
        linear(i, place);
        probe(size, true, place);
        get(size);
    }

    /** Loads the operand of a bit test, which a bit number in a register may place far from the address given. */
    void loadBits(Insn i, boolean modify, Place place) {
        bitLinear(i, place);
        if (modify) {
            probe(i.size0, true, place);
            get(i.size0);
        } else {
            load(i.size0, place);
        }
    }

    /** Loads what a general-purpose register points to into VALUE, sign-extended. */
    void loadAt(int register, int size, Place place) {
        loadStack(register, size, place);
    }

    /** Makes sure that {@link #modified} can write what a general-purpose register points to. */
    void probeAt(int register, int size, Place place) {
        code.loadLong(Code.register(register));
        code.storeLong(Code.LINEAR);
        probe(size, true, place);
    }

    /** Writes the value on the stack where {@link #modify} read. */
    void modified(int size) {
        code.storeLong(Code.VALUE);
        ram();
        put(size);
    }

    private void put(int size) {
        code.loadLong(Code.VALUE);
        code.call(Names.ACCESS, "put" + size, "([BIJ)V");
    }

    /** Stores VALUE at the memory operand. */
    void store(Insn i, int size, Place place) {
        linear(i, place);
        finishStore(size, place, 0);
    }

    /** Stores VALUE at LINEAR. */
    private void finishStore(int size, Place place, int pushed) {
        code.loadObject(Code.RAM);
        code.fixed(Fixed.WRITE_TAG);
        code.fixed(Fixed.WRITE_DELTA);
        code.loadLong(Code.LINEAR);
        code.constant(base);
        code.loadLong(Code.VALUE);
        code.fixed(Fixed.CPU);
        code.fixed(Fixed.CACHE);
        exits.instructionsBefore(place);
        code.call(Names.ACCESS, "store" + size, "([B[J[IJIJ" + Names.of(Names.CPU) + Names.of(Names.CACHE) + "J)I");
        code.op(DUP);
        code.storeInt(Code.OFFSET);
        Refusal refusal = new Refusal(new Label(), null, true, place, pushed, flags.known());
        refusals.add(refusal);
        code.jump(IFNE, refusal.from);
    }

    /** Loads 16 bytes of the memory operand into VALUE and OTHER. */
    void loadWide(Insn i, boolean aligned, Place place) {
        wide(i, false, aligned, place);
        get(8);
        ram();
        code.constant(8);
        code.op(IADD);
        code.call(Names.ACCESS, "get8", "([BI)J");
        code.storeLong(Code.OTHER);
    }

    /** Makes sure that {@link #storeWide} can store 16 bytes at the memory operand. */
    void probeWide(Insn i, boolean aligned, Place place) {
        wide(i, true, aligned, place);
    }

    /** Stores VALUE and OTHER where {@link #probeWide} looked. */
    void storeWide() {
        ram();
        put(8);
        ram();
        code.constant(8);
        code.op(IADD);
        code.loadLong(Code.OTHER);
        code.call(Names.ACCESS, "put8", "([BIJ)V");
    }

    private void wide(Insn i, boolean write, boolean aligned, Place place) {
        linear(i, place);
        if (aligned) {
            Label on = new Label();
            code.loadLong(Code.LINEAR);
            code.op(L2I);
            code.constant(15);
            code.op(IAND);
            code.jump(IFEQ, on);
            exits.before(place);
            code.label(on);
        }
        probe(16, write, place);
    }

    /** Loads the stack's element at {@code register} into VALUE, sign-extended. */
    void loadStack(int register, int size, Place place) {
        code.loadLong(Code.register(register));
        code.storeLong(Code.LINEAR);
        load(size, place);
    }

    /** Pushes VALUE; the place to go on at is {@code place.next()}, also for a call. */
    void push(int size, Place place) {
        code.loadLong(Code.register(4));
        code.constant((long) size);
        code.op(LSUB);
        code.storeLong(Code.LINEAR);
        finishStore(size, place, size);
        moveStack(-size);
    }

    /** Pushes VALUE for a call whose target is in OTHER: it cannot be left behind the push without going there. */
    void pushForIndirectCall(Place place) {
        code.loadLong(Code.register(4));
        code.constant(8L);
        code.op(LSUB);
        code.storeLong(Code.LINEAR);
        // only plain memory: everything else is left to the interpreter, in front of the call
        probe(8, true, place);
        ram();
        put(8);
        moveStack(-8);
    }

    /** Moves RSP. */
    void moveStack(int bytes) {
        code.loadLong(Code.register(4));
        code.constant((long) bytes);
        code.op(LADD);
        code.storeLong(Code.register(4));
    }

    /** How many bytes {@link #finish} will generate, at most. */
    int bytesBehind() {
        int bytes = 0;
        for (Refusal refusal : refusals) {
            bytes += refusal.store ? REFUSED_STORE_BYTES : REFUSED_LOAD_BYTES;
        }
        return bytes;
    }

    /** Generates what lies behind the region's end. */
    void finish() {
        for (Refusal refusal : refusals) {
            flags.know(refusal.flags);
            code.label(refusal.from);
            if (refusal.store) {
                Label refused = new Label();
                code.loadInt(Code.OFFSET);
                code.jump(IFLT, refused);
                if (refusal.pushed != 0) {
                    moveStack(-refusal.pushed);
                }
                exits.behind(refusal.place);
                code.label(refused);
            } else if (refusal.read != null) {
                Label refused = new Label();
                code.loadInt(Code.OFFSET);
                code.constant(GuestAccess.READ);
                code.jump(IF_ICMPNE, refused);
                code.fixed(Fixed.LOADED);
                code.get(Names.LOADED, "value", "J");
                code.storeLong(Code.VALUE);
                code.jump(refusal.read);
                code.label(refused);
            }
            exits.before(refusal.place);
        }
    }
}
