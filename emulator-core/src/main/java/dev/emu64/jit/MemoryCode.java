package dev.emu64.jit;

import static org.objectweb.asm.Opcodes.*;

import dev.emu64.cpu.Segment;
import dev.emu64.decode.Insn;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;

/**
 * Guest memory in generated code: the TLB's test and the access inline, everything else behind the region's end. An
 * access comes before the instruction changes anything, so that the region can be left in front of it.
 */
final class MemoryCode {
    private static final int LOAD_MISS_BYTES = 45;
    private static final int STORE_MISS_BYTES = 85;

    private final Code code;
    private final Exits exits;
    private final FlagCode flags;
    private final int base;
    private final List<Miss> misses = new ArrayList<>();

    /** A place where the TLB does not know the page. */
    private record Miss(Label from, Label back, int size, Access access, Place place, int pushed, Pending flags) {
    }

    private enum Access { LOAD, MODIFY, STORE }

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

    private void probe(int size, Access access, Place place, int pushed) {
        Miss miss = new Miss(new Label(), new Label(), size, access, place, pushed, flags.known());
        misses.add(miss);
        code.fixed(access == Access.LOAD ? Fixed.READ_TAG : Fixed.WRITE_TAG);
        code.fixed(access == Access.LOAD ? Fixed.READ_DELTA : Fixed.WRITE_DELTA);
        code.loadLong(Code.LINEAR);
        code.constant(base);
        code.constant(4096L - size);
        code.call(Names.ACCESS, "offset", "([J[IJIJ)I");
        code.op(DUP);
        code.storeInt(Code.OFFSET);
        code.jump(IFLT, miss.from);
        if (access != Access.STORE) {
            code.label(miss.back);
        }
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
        probe(size, Access.LOAD, place, 0);
        get(size);
    }

    /** Loads it for a read-modify-write that {@link #modified} completes. */
    void modify(Insn i, int size, Place place) {
        linear(i, place);
        probe(size, Access.MODIFY, place, 0);
        get(size);
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

    private void finishStore(int size, Place place, int pushed) {
        probe(size, Access.STORE, place, pushed);
        ram();
        put(size);
        code.label(misses.get(misses.size() - 1).back);
    }

    /** Loads 16 bytes of the memory operand into VALUE and OTHER. */
    void loadWide(Insn i, boolean aligned, Place place) {
        wide(i, Access.LOAD, aligned, place);
        get(8);
        ram();
        code.constant(8);
        code.op(IADD);
        code.call(Names.ACCESS, "get8", "([BI)J");
        code.storeLong(Code.OTHER);
    }

    /** Makes sure that {@link #storeWide} can store 16 bytes at the memory operand. */
    void probeWide(Insn i, boolean aligned, Place place) {
        wide(i, Access.MODIFY, aligned, place);
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

    private void wide(Insn i, Access access, boolean aligned, Place place) {
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
        probe(16, access, place, 0);
    }

    /** Loads the stack's element at {@code register} into VALUE, sign-extended. */
    void loadStack(int register, int size, Place place) {
        code.loadLong(Code.register(register));
        code.storeLong(Code.LINEAR);
        probe(size, Access.LOAD, place, 0);
        get(size);
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
        probe(8, Access.MODIFY, place, 0);
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
        for (Miss miss : misses) {
            bytes += miss.access == Access.STORE ? STORE_MISS_BYTES : LOAD_MISS_BYTES;
        }
        return bytes;
    }

    /** Generates what lies behind the region's end. */
    void finish() {
        for (Miss miss : misses) {
            flags.know(miss.flags);
            code.label(miss.from);
            if (miss.access == Access.STORE) {
                slowStore(miss);
            } else {
                code.fixed(Fixed.CPU);
                code.loadLong(Code.LINEAR);
                code.constant(miss.size);
                code.constant(miss.access == Access.MODIFY ? 1 : 0);
                code.call(Names.ACCESS, "translate", "(" + Names.of(Names.CPU) + "JIZ)I");
                code.storeInt(Code.OFFSET);
                code.reloadRam();
                code.loadInt(Code.OFFSET);
                code.jump(IFGE, miss.back);
                exits.before(miss.place);
            }
        }
    }

    private void slowStore(Miss miss) {
        code.fixed(Fixed.CPU);
        code.fixed(Fixed.CACHE);
        code.loadLong(Code.LINEAR);
        code.constant(miss.size);
        code.loadLong(Code.VALUE);
        exits.instructionsBefore(miss.place);
        code.call(Names.ACCESS, "store", "(" + Names.of(Names.CPU) + Names.of(Names.CACHE) + "JIJJ)I");
        code.storeInt(Code.OFFSET);
        code.reloadRam();
        code.loadInt(Code.OFFSET);
        code.jump(IFEQ, miss.back);
        Label refused = new Label();
        code.loadInt(Code.OFFSET);
        code.jump(IFLT, refused);
        if (miss.pushed != 0) {
            moveStack(-miss.pushed);
        }
        exits.behind(miss.place);
        code.label(refused);
        exits.before(miss.place);
    }
}
