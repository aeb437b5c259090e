package dev.emu64.debug;

import dev.emu64.bits.Hex;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.EventTrail;
import dev.emu64.cpu.Interrupts;
import dev.emu64.cpu.Segment;
import dev.emu64.mmu.GuestFault;
import java.util.ArrayList;
import java.util.List;

/** The story of a shutdown: what happened first, why no handler was reached, where the guest stood, and what is usually the cause. */
public final class Autopsy {
    private static final String[] NAMES = {"RAX", "RCX", "RDX", "RBX", "RSP", "RBP", "RSI", "RDI"};

    private final Cpu cpu;
    private final GuestView view;
    private final Symbols symbols;
    private final List<EventTrail.Event> chain = new ArrayList<>();

    /** Looks at a processor that has shut down, before anything resets it. */
    public Autopsy(Cpu cpu, Symbols symbols) {
        this.cpu = cpu;
        this.view = new GuestView(cpu);
        this.symbols = symbols;
        EventTrail trail = cpu.interrupts.trail();
        for (int back = trail.size() == 0 ? -1 : trail.chainLength() - 1; back >= 0; back--) {
            chain.add(trail.event(back));
        }
    }

    /** One line: the first event and where it happened. */
    public String summary() {
        if (chain.isEmpty()) {
            return place(cpu.seg[Segment.CS].selector, cpu.rip);
        }
        EventTrail.Event first = chain.get(0);
        String address = first.vector() == GuestFault.PF && first.kind() == Interrupts.FAULT
            ? ", " + Exceptions.pageAccess(first.errorCode(), first.cr2()) : "";
        return what(first) + " at " + place(first.cs(), first.rip()) + address;
    }

    /** The whole story, line by line. */
    public List<String> story() {
        List<String> lines = new ArrayList<>();
        lines.add("The CPU shut down after " + cpu.clock.instructions + " instructions, in " + view.mode() + ", CPL " + cpu.cpl + ".");
        lines.add("  at " + place(cpu.seg[Segment.CS].selector, cpu.rip) + ":  " + bytes(cpu.rip) + "  " + view.disassembly(cpu.rip));
        DeliveryFailure failure = new DeliveryFailure(cpu, view);
        for (int i = 0; i < chain.size(); i++) {
            EventTrail.Event event = chain.get(i);
            lines.add("  " + (i + 1) + ". " + what(event) + Exceptions.code(event.errorCode()) + detail(event));
            if (!event.delivered()) {
                lines.add("     not handled: " + failure.reason(event));
                lines.add("     which is " + Exceptions.name(event.failure()) + Exceptions.code(event.failureCode()) + outcome(i));
            }
        }
        registers(lines);
        String cause = chain.isEmpty() ? null : new LikelyCause(cpu, view).of(chain.get(0), chain.get(chain.size() - 1));
        if (cause != null) {
            lines.add("  Likely cause: " + cause);
        }
        return lines;
    }

    private String outcome(int i) {
        if (i == chain.size() - 1) {
            return ", while a double fault was being delivered: triple fault";
        }
        return chain.get(i + 1).vector() == GuestFault.DF ? ", together a double fault" : "";
    }

    private static String what(EventTrail.Event event) {
        return switch (event.kind()) {
            case Interrupts.EXTERNAL -> event.vector() == GuestFault.NMI ? "NMI" : "interrupt of a device, vector 0x" + Hex.of(event.vector(), 2);
            case Interrupts.INT_N -> "int 0x" + Hex.of(event.vector(), 2);
            default -> Exceptions.name(event.vector());
        };
    }

    private String detail(EventTrail.Event event) {
        if (event.vector() != GuestFault.PF || event.kind() != Interrupts.FAULT) {
            return "";
        }
        return ": " + Exceptions.pageAccess(event.errorCode(), event.cr2()) + " (" + view.walk(event.cr2()).path() + ")";
    }

    private String place(int cs, long rip) {
        String symbol = symbols.at(view.codeLinear(rip));
        return Hex.of(cs, 4) + ":" + Hex.of(rip, cpu.longMode() ? 16 : 8) + (symbol == null ? "" : " <" + symbol + ">");
    }

    private String bytes(long rip) {
        var insn = view.instruction(rip);
        if (insn == null) {
            return "";
        }
        byte[] code = new byte[insn.length];
        int n = view.read(view.codeLinear(rip), code, code.length);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < n; i++) {
            text.append(i == 0 ? "" : " ").append(Hex.of(code[i], 2));
        }
        return text.toString();
    }

    private void registers(List<String> lines) {
        StringBuilder line = new StringBuilder();
        int digits = cpu.longMode() ? 16 : 8;
        int registers = cpu.longMode() ? 16 : 8;
        for (int i = 0; i < registers; i++) {
            String name = i >= 8 ? "R" + i : digits == 8 ? "E" + NAMES[i].substring(1) : NAMES[i];
            line.append(i % 4 == 0 ? "  " : " ").append(name).append(name.length() < 3 ? " =" : "=").append(Hex.of(cpu.r[i], digits));
            if (i % 4 == 3) {
                lines.add(line.toString());
                line.setLength(0);
            }
        }
        lines.add("  CS=" + Hex.of(cpu.seg[Segment.CS].selector, 4) + " SS=" + Hex.of(cpu.seg[Segment.SS].selector, 4)
            + " DS=" + Hex.of(cpu.seg[Segment.DS].selector, 4) + " TR=" + Hex.of(cpu.tr.selector, 4)
            + " GDT=" + Hex.of(cpu.gdtrBase, digits) + ":" + Hex.of(cpu.gdtrLimit, 4)
            + " IDT=" + Hex.of(cpu.idtrBase, digits) + ":" + Hex.of(cpu.idtrLimit, 4));
        lines.add("  CR0=" + Hex.of(cpu.control.cr0, 8) + " CR2=" + Hex.of(cpu.control.cr2, digits) + " CR3=" + Hex.of(cpu.control.cr3, digits)
            + " CR4=" + Hex.of(cpu.control.cr4, 8) + " EFER=" + Hex.of(cpu.control.efer, 8) + " RFLAGS=" + Hex.of(cpu.flags.value(), 8));
    }
}
