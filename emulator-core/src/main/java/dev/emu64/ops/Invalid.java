package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;
import dev.emu64.mmu.GuestFault;

/** Encodings that are no instruction: they fault when executed, not when decoded. */
final class Invalid {
    private Invalid() {
    }

    /** Undefined encodings, UD0, UD1, UD2, LOCK where it is not allowed, absent features: #UD (SDM vol. 3A, 6.15). */
    static void undefined(Cpu c, Insn i) {
        throw c.fault(GuestFault.UD);
    }

    /** More than 15 bytes: #GP(0) (SDM vol. 2A, 2.3.11). */
    static void tooLong(Cpu c, Insn i) {
        throw c.fault(GuestFault.GP, 0);
    }
}
