package dev.emu64.cli.terminal;

import dev.emu64.bits.Hex;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;
import dev.emu64.debug.GuestView;
import dev.emu64.debug.QemuRegisters;
import dev.emu64.decode.Insn;
import dev.emu64.machine.Machine;
import java.util.ArrayList;
import java.util.List;

/** What the processor is about, in lines for a terminal: where it stands, what comes next, its registers. */
final class Inspection {
    private static final long MICROSECOND_NANOS = 1000;
    private static final int INSTRUCTIONS = 4;

    private Inspection() {
    }

    static List<String> lines(Machine machine) {
        Cpu cpu = machine.cpu();
        GuestView view = new GuestView(cpu);
        List<String> lines = new ArrayList<>();
        lines.add(view.mode() + ", CPL " + cpu.cpl + (cpu.halted ? ", halted" : "") + ", " + machine.instructions() + " instructions, "
                + machine.nanos() / MICROSECOND_NANOS + " us of guest time");
        lines.add(machine.timerTicks() + " timer ticks, " + cpu.interrupts.taken() + " interrupts and exceptions, " + machine.biosCalls()
                + " BIOS calls, " + machine.resets() + " resets");
        long at = cpu.rip;
        int digits = cpu.longMode() ? 16 : 8;
        for (int i = 0; i < INSTRUCTIONS; i++) {
            Insn insn = view.instruction(at);
            if (insn == null) {
                break;
            }
            lines.add((i == 0 ? "> " : "  ") + Hex.of(cpu.seg[Segment.CS].selector, 4) + ":" + Hex.of(at, digits) + "  " + view.disassembly(at));
            at += insn.length;
        }
        lines.addAll(List.of(new QemuRegisters(cpu).text().split("\n")));
        return lines;
    }
}
