package dev.emu64.cpu;

import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;
import java.util.Arrays;

/** The whole state of a processor: what RESET makes of it, and its snapshot. */
final class CpuState implements Stateful {
    private final Cpu cpu;

    CpuState(Cpu cpu) {
        this.cpu = cpu;
    }

    /** The state after RESET (SDM vol. 3A, table 9-1). */
    void reset() {
        Arrays.fill(cpu.r, 0);
        cpu.r[Cpu.RDX] = cpu.cpuid.signature();
        for (Segment segment : cpu.seg) {
            segment.set(0, 0, 0xffff, 0x93);
        }
        cpu.seg[Segment.CS].set(0xf000, 0xffff0000L, 0xffff, 0x9b);
        cpu.ldtr.set(0, 0, 0xffff, 0x82);
        cpu.tr.set(0, 0, 0xffff, 0x8b);
        cpu.gdtrBase = 0;
        cpu.gdtrLimit = 0xffff;
        cpu.idtrBase = 0;
        cpu.idtrLimit = 0xffff;
        cpu.rip = 0xfff0;
        cpu.startRip = cpu.rip;
        cpu.flags.replace(Flags.FIXED);
        cpu.cpl = 0;
        cpu.halted = false;
        cpu.shutdown = false;
        cpu.shadow = 0;
        cpu.attention &= Cpu.EXTERNAL_ATTENTION;
        cpu.control.reset();
        cpu.debug.reset();
        cpu.msrs.reset();
        cpu.fpu.reset();
        cpu.interrupts.reset();
        cpu.updateMode();
    }

    @Override
    public void save(StateWriter out) {
        out.longs("r", cpu.r);
        out.number("rip", cpu.rip);
        out.number("rflags", cpu.flags.value());
        for (int i = 0; i < cpu.seg.length; i++) {
            out.part("segment" + i, cpu.seg[i]);
        }
        out.part("ldtr", cpu.ldtr);
        out.part("tr", cpu.tr);
        out.number("gdtrBase", cpu.gdtrBase);
        out.number("gdtrLimit", cpu.gdtrLimit);
        out.number("idtrBase", cpu.idtrBase);
        out.number("idtrLimit", cpu.idtrLimit);
        out.number("cpl", cpu.cpl);
        out.flag("halted", cpu.halted);
        out.flag("shutdown", cpu.shutdown);
        out.number("shadow", cpu.shadow);
        out.number("random", cpu.randomSequence.state);
        out.part("control", cpu.control);
        out.part("debug", cpu.debug);
        out.part("msrs", cpu.msrs);
        out.part("fpu", cpu.fpu);
        out.part("interrupts", cpu.interrupts);
        out.part("mmu", cpu.mmu);
    }

    @Override
    public void load(StateReader in) {
        in.longs("r", cpu.r);
        cpu.rip = in.number("rip");
        cpu.startRip = cpu.rip;
        cpu.flags.replace((int) in.number("rflags"));
        for (int i = 0; i < cpu.seg.length; i++) {
            in.part("segment" + i, cpu.seg[i]);
        }
        in.part("ldtr", cpu.ldtr);
        in.part("tr", cpu.tr);
        cpu.gdtrBase = in.number("gdtrBase");
        cpu.gdtrLimit = (int) in.number("gdtrLimit");
        cpu.idtrBase = in.number("idtrBase");
        cpu.idtrLimit = (int) in.number("idtrLimit");
        cpu.cpl = (int) in.number("cpl");
        cpu.halted = in.flag("halted");
        cpu.shutdown = in.flag("shutdown");
        cpu.shadow = (int) in.number("shadow");
        cpu.randomSequence.state = in.number("random");
        in.part("control", cpu.control);
        in.part("debug", cpu.debug);
        in.part("msrs", cpu.msrs);
        in.part("fpu", cpu.fpu);
        in.part("interrupts", cpu.interrupts);
        in.part("mmu", cpu.mmu);
        cpu.control.configureMmu();
        cpu.debug.refresh();
        cpu.updateMode();
        cpu.updateAttention();
    }
}
