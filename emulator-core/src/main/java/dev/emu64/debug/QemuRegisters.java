package dev.emu64.debug;

import dev.emu64.bits.Hex;
import dev.emu64.cpu.ControlRegisters;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Flags;
import dev.emu64.cpu.Segment;

/** The registers in the form in which QEMU 7.2 logs them and answers {@code info registers}, for tools that read it. */
public final class QemuRegisters {
    private static final String[] SEGMENTS = {"ES ", "CS ", "SS ", "DS ", "FS ", "GS "};
    private static final String[] NAMES = {"AX", "BX", "CX", "DX", "SI", "DI", "BP", "SP"};
    private static final int[] ORDER = {Cpu.RAX, Cpu.RBX, Cpu.RCX, Cpu.RDX, Cpu.RSI, Cpu.RDI, Cpu.RBP, Cpu.RSP};
    private static final String FLAG_LETTERS = "DOSZAPC";
    private static final int[] FLAG_BITS = {10, 11, 7, 6, 4, 2, 0};
    private static final String[] SYSTEM_TYPES = {"Reserved", "TSS16-avl", "LDT", "TSS16-busy", "CallGate16", "TaskGate", "IntGate16",
        "TrapGate16", "Reserved", "TSS32-avl", "Reserved", "TSS32-busy", "CallGate32", "Reserved", "IntGate32", "TrapGate32"};

    private final Cpu cpu;

    public QemuRegisters(Cpu cpu) {
        this.cpu = cpu;
    }

    /** Twenty lines in 64-bit mode, eighteen otherwise, each with a line feed. */
    public String text() {
        StringBuilder out = new StringBuilder(1600);
        boolean wide = cpu.code64();
        general(out, wide);
        for (int i = 0; i < 6; i++) {
            segment(out, SEGMENTS[i], cpu.seg[i], wide);
        }
        segment(out, "LDT", cpu.ldtr, wide);
        segment(out, "TR ", cpu.tr, wide);
        int digits = cpu.longMode() ? 16 : 8;
        out.append("GDT=     ").append(Hex.of(cpu.gdtrBase, digits)).append(' ').append(Hex.of(cpu.gdtrLimit, 8)).append('\n');
        out.append("IDT=     ").append(Hex.of(cpu.idtrBase, digits)).append(' ').append(Hex.of(cpu.idtrLimit, 8)).append('\n');
        ControlRegisters control = cpu.control;
        out.append("CR0=").append(Hex.of(control.cr0, 8)).append(" CR2=").append(Hex.of(control.cr2, digits)).append(" CR3=")
            .append(Hex.of(control.cr3, digits)).append(" CR4=").append(Hex.of(control.cr4, 8)).append('\n');
        for (int i = 0; i < 4; i++) {
            out.append("DR").append(i).append('=').append(Hex.of(cpu.debug.address[i], 16)).append(' ');
        }
        out.append("\nDR6=").append(Hex.of(cpu.debug.dr6, 16)).append(" DR7=").append(Hex.of(cpu.debug.dr7, 16)).append('\n');
        int flags = cpu.flags.value() & (Flags.CF | Flags.PF | Flags.AF | Flags.ZF | Flags.SF | Flags.OF);
        out.append("CCS=").append(Hex.of(flags, wide ? 16 : 8)).append(" CCD=").append(Hex.of(0, wide ? 16 : 8)).append(" CCO=EFLAGS\n");
        return out.append("EFER=").append(Hex.of(control.efer, 16)).append('\n').toString();
    }

    private void general(StringBuilder out, boolean wide) {
        int digits = wide ? 16 : 8;
        for (int i = 0; i < 8; i++) {
            out.append(wide ? 'R' : 'E').append(NAMES[i]).append('=').append(Hex.of(cpu.r[ORDER[i]], digits)).append(i % 4 == 3 ? '\n' : ' ');
        }
        for (int i = 8; wide && i < 16; i++) {
            out.append('R').append(i).append(i < 10 ? " =" : "=").append(Hex.of(cpu.r[i], 16)).append(i % 4 == 3 ? '\n' : ' ');
        }
        int flags = cpu.flags.value();
        out.append(wide ? "RIP=" : "EIP=").append(Hex.of(cpu.rip, digits)).append(wide ? " RFL=" : " EFL=").append(Hex.of(flags, 8)).append(" [");
        for (int i = 0; i < 7; i++) {
            out.append((flags >>> FLAG_BITS[i] & 1) != 0 ? FLAG_LETTERS.charAt(i) : '-');
        }
        int shadowed = (cpu.attention & Cpu.ATTENTION_SHADOW) != 0 ? 1 : 0;
        out.append("] CPL=").append(cpu.cpl).append(" II=").append(shadowed).append(" A20=").append(cpu.memory.enabled() ? 1 : 0)
            .append(" SMM=0 HLT=").append(cpu.halted ? 1 : 0).append('\n');
    }

    private void segment(StringBuilder out, String name, Segment s, boolean wide) {
        long limitBits = (s.attributes & 0x8000) != 0 ? s.limit >>> 28 : s.limit >>> 16;
        long flags = (long) s.attributes << 8 | (s.attributes == 0 ? 0 : (limitBits & 15) << 16);
        out.append(name).append('=').append(Hex.of(s.selector, 4)).append(' ').append(Hex.of(s.base, wide ? 16 : 8)).append(' ')
            .append(Hex.of(s.limit, 8)).append(' ').append(Hex.of(flags, 8));
        if (cpu.protectedMode() && s.present()) {
            out.append(" DPL=").append(s.dpl()).append(' ').append(s.codeOrData() ? codeOrData(s) : system(s));
        }
        out.append('\n');
    }

    private String codeOrData(Segment s) {
        int type = s.type();
        String accessed = (type & 1) != 0 ? "A]" : "-]";
        if (s.code()) {
            return (s.longMode() ? "CS64" : s.big() ? "CS32" : "CS16") + " [" + ((type & 4) != 0 ? 'C' : '-') + ((type & 2) != 0 ? 'R' : '-') + accessed;
        }
        return (s.big() || cpu.longMode() ? "DS  " : "DS16") + " [" + ((type & 4) != 0 ? 'E' : '-') + ((type & 2) != 0 ? 'W' : '-') + accessed;
    }

    private String system(Segment s) {
        int type = s.type();
        if (!cpu.longMode()) {
            return SYSTEM_TYPES[type];
        }
        return switch (type) {
            case 2 -> "LDT";
            case 9 -> "TSS64-avl";
            case 11 -> "TSS64-busy";
            case 12 -> "CallGate64";
            case 14 -> "IntGate64";
            case 15 -> "TrapGate64";
            default -> "Reserved";
        };
    }
}
