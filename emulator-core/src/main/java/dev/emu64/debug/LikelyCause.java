package dev.emu64.debug;

import dev.emu64.bits.Hex;
import dev.emu64.cpu.ControlRegisters;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.EventTrail;
import dev.emu64.cpu.Interrupts;
import dev.emu64.decode.Disassembler;
import dev.emu64.decode.Insn;
import dev.emu64.mmu.GuestFault;

/** Knows the usual mistakes by their traces. Each rule gives a sentence or nothing; the first that applies speaks. */
final class LikelyCause {
    private static final int GUARD_BYTES = 2 * 4096;
    private static final long TEXT_BUFFER = 0xb8000;
    private static final int TEXT_BYTES = 0x8000;

    private final Cpu cpu;
    private final GuestView view;

    LikelyCause(Cpu cpu, GuestView view) {
        this.cpu = cpu;
        this.view = view;
    }

    /** The likely cause of a shutdown that began with {@code first} and ended with {@code last}, or null. */
    String of(EventTrail.Event first, EventTrail.Event last) {
        Insn insn = first.kind() == Interrupts.EXTERNAL ? null : view.instruction(first.rip());
        String cause = first.kind() == Interrupts.EXTERNAL ? interrupt(first) : null;
        cause = cause == null ? stackOverflow(first, last) : cause;
        cause = cause == null ? address(first) : cause;
        cause = cause == null && insn != null ? instruction(first, insn) : cause;
        String handlers = handlers(first, last);
        if (cause == null) {
            return handlers;
        }
        return handlers == null ? cause : cause + " And " + handlers.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + handlers.substring(1);
    }

    /** Why nobody could report the first exception. */
    private String handlers(EventTrail.Event first, EventTrail.Event last) {
        int size = cpu.longMode() ? 16 : cpu.protectedMode() ? 8 : 4;
        if (cpu.idtrLimit < size) {
            boolean meant = first.kind() <= Interrupts.INT1 || first.vector() == GuestFault.UD;
            return "No IDT is loaded (its limit is 0x" + Hex.of(cpu.idtrLimit, 4) + "): load one with lidt before anything can fault"
                + (meant ? ", unless this was meant as a reset by triple fault." : ".");
        }
        boolean realModeTable = cpu.protectedMode() && cpu.idtrBase == 0 && (cpu.idtrLimit == 0xffff || cpu.idtrLimit == 0x3ff);
        if (realModeTable) {
            return "No IDT is loaded: IDTR still holds the interrupt vector table of real mode.";
        }
        int gate = GuestFault.DF * size;
        boolean doubleFaultGate = gate + size - 1 <= cpu.idtrLimit && cpu.protectedMode()
            && (view.number(cpu.idtrBase + gate, 8) & 1L << 47) != 0;
        if (last.vector() == GuestFault.DF && !doubleFaultGate && cpu.protectedMode()) {
            return "There is no double-fault handler: IDT entry 8 is missing.";
        }
        return null;
    }

    private String interrupt(EventTrail.Event first) {
        if (cpu.protectedMode() && first.vector() >= 8 && first.vector() < 16) {
            return "IRQ " + (first.vector() - 8) + " arrived as vector " + first.vector()
                + ", where the BIOS puts it: remap the PICs to vectors from 32 on before sti.";
        }
        return "an interrupt arrived as vector " + first.vector() + " before its handler was set up: keep interrupts off (cli) until the IDT is complete.";
    }

    private String stackOverflow(EventTrail.Event first, EventTrail.Event last) {
        boolean pageFault = first.vector() == GuestFault.PF && first.kind() == Interrupts.FAULT;
        boolean below = pageFault && first.cr2() - cpu.r[Cpu.RSP] >= -GUARD_BYTES && first.cr2() - cpu.r[Cpu.RSP] < 4096;
        boolean frameLost = last.failure() == GuestFault.PF && last.failureAddress() - cpu.r[Cpu.RSP] >= -256
            && last.failureAddress() - cpu.r[Cpu.RSP] < 0;
        if ((below || frameLost) && !view.mapped(pageFault ? first.cr2() : last.failureAddress(), 1) && cpu.protectedMode()) {
            return "Stack overflow: RSP " + Hex.prefixed(cpu.r[Cpu.RSP])
                + " has run out of the stack into a page that is not present (a guard page), through deep recursion or big locals;"
                + " the double-fault handler needs a stack of its own (IST in the TSS).";
        }
        return null;
    }

    private String address(EventTrail.Event first) {
        if (first.vector() != GuestFault.PF) {
            return null;
        }
        long at = first.cr2();
        if (at >= TEXT_BUFFER && at < TEXT_BUFFER + TEXT_BYTES) {
            return "The VGA text buffer at 0xb8000 is not mapped: bootloader crates from 0.10 on give a framebuffer instead, or map it yourself.";
        }
        if (at >>> 4 == TEXT_BUFFER >>> 8 || at >>> 8 == TEXT_BUFFER >>> 4) {
            return "The address " + Hex.prefixed(at) + " is off by a digit: the VGA text buffer is at 0xb8000.";
        }
        if (at >= 0 && at < 4096) {
            return at == first.rip() ? "A call or jump through a null function pointer." : "A null pointer was followed.";
        }
        if (at == first.rip() && (first.errorCode() & 1) == 0) {
            return "Control went to an address where there is no code: a wrong function pointer, or a return address that was overwritten.";
        }
        return null;
    }

    private String instruction(EventTrail.Event first, Insn insn) {
        String mnemonic = Disassembler.mnemonic(insn);
        boolean vector = insn.vex || isVector(insn, view.disassembly(first.rip()));
        if (first.vector() == GuestFault.UD && vector) {
            if ((cpu.control.cr4 & ControlRegisters.OSFXSR) == 0) {
                return "The SSE instruction " + mnemonic + " was executed while CR4.OSFXSR is 0: build the kernel with soft-float and without"
                    + " SSE (target features -mmx,-sse,+soft-float), or enable SSE first.";
            }
            if ((cpu.control.cr0 & ControlRegisters.EM) != 0) {
                return "The SSE instruction " + mnemonic + " was executed while CR0.EM is 1: clear it.";
            }
            return "The vector instruction " + mnemonic + " is not enabled (CR4.OSXSAVE, XCR0) or not known to this processor: check target-cpu.";
        }
        if (first.vector() == GuestFault.UD) {
            return mnemonic.equals("ud2") ? "ud2 is what compilers put where control must never come: unreachable code or an abort was reached."
                : mnemonic.equals(Disassembler.UNDEFINED) ? "The bytes there are no instruction: control went astray, or the code was overwritten." : null;
        }
        if (first.vector() == GuestFault.NM) {
            return "CR0." + ((cpu.control.cr0 & ControlRegisters.TS) != 0 ? "TS" : "EM") + " is 1, so that " + mnemonic
                + " raises #NM: clear it, or build the kernel with soft-float.";
        }
        if (first.vector() == GuestFault.GP && vector && insn.hasMemory()) {
            long operand = view.operandLinear(insn, first.rip());
            if ((operand & 15) != 0) {
                return mnemonic + " needs an address aligned to 16 bytes, but " + Hex.prefixed(operand)
                    + " is not: the stack is off by 8 at a call (an entry point or handler written by hand?), or a value was placed unaligned.";
            }
        }
        return null;
    }

    private static boolean isVector(Insn insn, String text) {
        return text.contains("xmm") || insn.hasMemory() && (insn.size0 == 16 || insn.size1 == 16);
    }
}
