package dev.emu64.jit;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.Label;

/** Ways out of a region: they all lead to one place, where local variables become the cpu's state. */
final class Exits {
    private final Code code;
    private final int used;
    private final int written;
    private final Label exit = new Label();

    /** @param used registers in local variables; {@code written}: those that the region changes; bit masks */
    Exits(Code code, int used, int written) {
        this.code = code;
        this.used = used;
        this.written = written;
    }

    /** Generates leaving in front of an instruction. */
    void before(Place place) {
        leave(place.rip(), place.rest());
    }

    /** Generates leaving behind an instruction. */
    void behind(Place place) {
        leave(place.target(), place.rest() - 1);
    }

    /** Generates leaving to a known address, when {@code rest} instructions of the block were not executed. */
    void leave(long rip, int rest) {
        code.constant(rip);
        code.storeLong(Code.VALUE);
        leave(rest);
    }

    /** Generates leaving to the address in VALUE. */
    void leave(int rest) {
        code.constant(rest);
        code.storeInt(Code.REST);
        code.jump(exit);
    }

    /** Pushes the instruction count in front of an instruction. */
    void instructionsBefore(Place place) {
        code.loadLong(Code.END);
        code.loadInt(Code.BUDGET);
        code.constant(place.rest());
        code.op(IADD, I2L, LSUB);
    }

    /** Generates the entry: local variables from the cpu. */
    void enter() {
        code.loadObject(Code.CPU);
        code.get(Names.CPU, "mmu", Names.of(Names.MMU));
        code.storeObject(Code.MMU);
        code.loadObject(Code.CPU);
        code.get(Names.CPU, "memory", Names.of(Names.MEMORY));
        code.storeObject(Code.MEMORY);
        code.loadObject(Code.CPU);
        code.get(Names.CPU, "flags", Names.of(Names.FLAGS));
        code.storeObject(Code.FLAGS);
        clearTemporaries();
        reload();
        budget(0);
    }

    private void clearTemporaries() {
        for (int slot : new int[] {Code.KIND, Code.OFFSET, Code.REST, Code.OVERLAY}) {
            code.constant(0);
            code.storeInt(slot);
        }
        for (int slot : new int[] {Code.FLAG_A, Code.FLAG_B, Code.LINEAR, Code.VALUE, Code.OTHER, Code.OVERLAY_A, Code.OVERLAY_B}) {
            code.constant(0L);
            code.storeLong(slot);
        }
    }

    /** Generates reading everything that an {@code ops} method may have changed. */
    void reload() {
        code.loadObject(Code.MMU);
        code.get(Names.MMU, "base", "I");
        code.storeInt(Code.BASE);
        for (int r = 0; r < 16; r++) {
            if ((used >>> r & 1) != 0) {
                registers();
                code.constant(r);
                code.op(LALOAD);
                code.storeLong(Code.register(r));
            }
        }
    }

    /** Generates setting the budget from the cpu's count, less the {@code rest} of the block. */
    void budget(int rest) {
        code.loadLong(Code.END);
        clock();
        code.get(Names.CLOCK, "instructions", "J");
        code.op(LSUB, L2I);
        code.constant(rest);
        code.op(ISUB);
        code.storeInt(Code.BUDGET);
    }

    private void registers() {
        code.loadObject(Code.CPU);
        code.get(Names.CPU, "r", "[J");
    }

    private void clock() {
        code.loadObject(Code.CPU);
        code.get(Names.CPU, "clock", Names.of(Names.CLOCK));
    }

    /** Generates writing registers and flags back to the cpu. */
    void spill() {
        for (int r = 0; r < 16; r++) {
            if ((written >>> r & 1) != 0) {
                registers();
                code.constant(r);
                code.loadLong(Code.register(r));
                code.op(LASTORE);
            }
        }
        storeFlags(code);
    }

    /** Generates bringing the cpu's status flags up to date. */
    static void storeFlags(Code code) {
        pushFlags(code);
        code.call(Names.LAZY_FLAGS, "store", "(" + Names.of(Names.FLAGS) + "IJJIJJ)V");
        code.constant(0);
        code.op(DUP);
        code.storeInt(Code.KIND);
        code.storeInt(Code.OVERLAY);
    }

    /** Pushes the cpu's flags and all that is pending. */
    static void pushFlags(Code code) {
        code.loadObject(Code.FLAGS);
        code.loadInt(Code.KIND);
        code.loadLong(Code.FLAG_A);
        code.loadLong(Code.FLAG_B);
        code.loadInt(Code.OVERLAY);
        code.loadLong(Code.OVERLAY_A);
        code.loadLong(Code.OVERLAY_B);
    }

    /** Generates the common exit. */
    void finish() {
        code.label(exit);
        spill();
        code.loadObject(Code.CPU);
        code.loadLong(Code.VALUE);
        code.put(Names.CPU, "rip", "J");
        clock();
        code.loadLong(Code.END);
        code.loadInt(Code.BUDGET);
        code.loadInt(Code.REST);
        code.op(IADD, I2L, LSUB);
        code.put(Names.CLOCK, "instructions", "J");
        code.op(RETURN);
    }
}
