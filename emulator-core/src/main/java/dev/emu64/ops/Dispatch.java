package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;

// Generated from the instruction table by dev.emu64.isa.TableGenerator: run emulator-core/regenerate.
/** Executes a decoded instruction: frequent operations in the first switch, the others one switch a group. */
public final class Dispatch {
    private Dispatch() {
    }

    /** Executes {@code i}; {@code c.rip} is already the address of the next instruction. */
    public static void execute(Cpu c, Insn i) {
        switch (i.op) {
            default -> rare(c, i);
        }
    }

    private static void rare(Cpu c, Insn i) {
        int op = i.op;
        if (op >= 113 && op <= 114) {
            invalid(c, i);
            return;
        }
        throw missing(i);
    }

    private static void invalid(Cpu c, Insn i) {
        switch (i.op) {
            case 113 -> Invalid.tooLong(c, i);
            case 114 -> Invalid.undefined(c, i);
            default -> throw missing(i);
        }
    }

    private static IllegalStateException missing(Insn i) {
        return new IllegalStateException("no operation number " + i.op + ", row " + i.row);
    }
}
