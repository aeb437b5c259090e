package dev.emu64.jit;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.Label;

/** Ways out of a region: they all lead to one place, where local variables become the cpu's state. */
final class Exits {
    private final Code code;
    private final FlagCode flags;
    private final int used;
    private final int written;
    private final int lanesUsed;
    private final int lanesWritten;
    private final int longestPath;
    private final Label exit = new Label();

    /**
     * @param longestPath instructions on any way through the region that does not go backwards
     */
    Exits(Code code, FlagCode flags, RegisterUse use, int longestPath) {
        this.code = code;
        this.flags = flags;
        used = use.used();
        written = use.written();
        lanesUsed = use.lanesUsed();
        lanesWritten = use.lanesWritten();
        this.longestPath = longestPath;
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
        code.setLong(Code.VALUE, rip);
        leave(rest);
    }

    /** Generates leaving to the address in VALUE. */
    void leave(int rest) {
        flags.materialise();
        code.setInt(Code.REST, rest);
        code.jump(exit);
    }

    /** Generates a jump that is taken if the budget suffices for any way to the next such place. */
    void jumpWithinBudget(Label to) {
        code.loadInt(Code.BUDGET);
        code.constant(longestPath);
        code.jump(IF_ICMPGE, to);
    }

    /** Pushes the instruction count in front of an instruction. */
    void instructionsBefore(Place place) {
        code.loadLong(Code.END);
        code.loadInt(Code.BUDGET);
        code.constant(place.rest());
        code.op(IADD, I2L, LSUB);
    }

    /** Generates the entry: local variables from the cpu. */
    void enter(long rip) {
        clearTemporaries();
        reload();
        flags.enter();
        budget(0);
        Label begin = new Label();
        jumpWithinBudget(begin);
        leave(rip, 0);
        code.label(begin);
    }

    private void clearTemporaries() {
        for (int slot : new int[] {Code.KIND, Code.OFFSET, Code.REST, Code.OVERLAY}) {
            code.setInt(slot, 0);
        }
        for (int slot : new int[] {Code.FLAG_A, Code.FLAG_B, Code.FLAG_C, Code.LINEAR, Code.VALUE, Code.OTHER, Code.OVERLAY_A, Code.OVERLAY_B}) {
            code.setLong(slot, 0);
        }
    }

    /** Generates reading everything that an {@code ops} method may have changed. */
    void reload() {
        code.reloadRam();
        for (int r = 0; r < 16; r++) {
            if ((used >>> r & 1) != 0) {
                code.fixed(Fixed.REGISTERS);
                code.constant(r);
                code.op(LALOAD);
                code.storeLong(Code.register(r));
            }
        }
        reloadLanes(lanesUsed);
    }

    /** Generates reading quadwords of XMM registers. */
    void reloadLanes(int lanes) {
        if (lanes == 0) {
            return;
        }
        code.fixed(Fixed.LANES);
        for (int lane = 0; lane < 32; lane++) {
            if ((lanes >>> lane & 1) != 0) {
                code.op(DUP);
                code.constant(lane >>> 1 << 2 | lane & 1);
                code.op(LALOAD);
                code.storeLong(Code.LANES + 2 * lane);
            }
        }
        code.op(POP);
    }

    /** Generates writing those of the quadwords back that the region changes. */
    void spillLanes(int lanes) {
        if ((lanes & lanesWritten) == 0) {
            return;
        }
        code.fixed(Fixed.LANES);
        for (int lane = 0; lane < 32; lane++) {
            if ((lanes & lanesWritten & 1 << lane) != 0) {
                code.op(DUP);
                code.constant(lane >>> 1 << 2 | lane & 1);
                code.loadLong(Code.LANES + 2 * lane);
                code.op(LASTORE);
            }
        }
        code.op(POP);
    }

    /** Generates setting the budget from the cpu's count, less the {@code rest} of the block. */
    void budget(int rest) {
        code.loadLong(Code.END);
        code.fixed(Fixed.CLOCK);
        code.get(Names.CLOCK, "instructions", "J");
        code.op(LSUB, L2I);
        code.constant(rest);
        code.op(ISUB);
        code.storeInt(Code.BUDGET);
    }

    /** Generates writing registers and flags back to the cpu. */
    void spill() {
        for (int r = 0; r < 16; r++) {
            if ((written >>> r & 1) != 0) {
                code.fixed(Fixed.REGISTERS);
                code.constant(r);
                code.loadLong(Code.register(r));
                code.op(LASTORE);
            }
        }
        spillLanes(-1);
        flags.store();
    }

    /** Generates the common exit. */
    void finish() {
        flags.forget();
        code.label(exit);
        spill();
        code.fixed(Fixed.CPU);
        code.loadLong(Code.VALUE);
        code.put(Names.CPU, "rip", "J");
        code.fixed(Fixed.CLOCK);
        code.loadLong(Code.END);
        code.loadInt(Code.BUDGET);
        code.loadInt(Code.REST);
        code.op(IADD, I2L, LSUB);
        code.put(Names.CLOCK, "instructions", "J");
        code.op(RETURN);
    }
}
