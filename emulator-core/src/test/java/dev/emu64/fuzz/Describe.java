package dev.emu64.fuzz;

import dev.emu64.decode.Disassembler;
import dev.emu64.decode.Insn;

/** Texts for failures. */
final class Describe {
    private Describe() {
    }

    static String text(Insn insn, long rip) {
        return insn == null ? "nothing fetched" : Disassembler.text(insn, rip);
    }

    /** Where an error was thrown, and who called. */
    static String place(Throwable error) {
        StringBuilder text = new StringBuilder();
        StackTraceElement[] trace = error.getStackTrace();
        for (int n = 0; n < Math.min(4, trace.length); n++) {
            text.append(n == 0 ? " at " : " < ").append(trace[n]);
        }
        return text.toString();
    }
}
