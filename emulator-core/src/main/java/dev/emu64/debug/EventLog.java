package dev.emu64.debug;

import dev.emu64.bits.Hex;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Interrupts;
import dev.emu64.cpu.Segment;
import dev.emu64.mmu.GuestFault;
import java.util.function.Consumer;

/**
 * Exceptions, interrupts and resets in the text form of QEMU 7.2's {@code -d int,cpu_reset}: as there, handlers entered in
 * real mode leave no record.
 */
public final class EventLog implements Probe {
    private final Cpu cpu;
    private final QemuRegisters registers;
    private final boolean events;
    private final boolean resets;
    private final Consumer<String> out;
    private int count;

    /**
     * @param events whether exceptions and interrupts are logged ({@code int})
     * @param resets whether resets and shutdowns are logged ({@code cpu_reset})
     * @param out takes whole lines, each with its line feed
     */
    public EventLog(Cpu cpu, boolean events, boolean resets, Consumer<String> out) {
        this.cpu = cpu;
        this.registers = new QemuRegisters(cpu);
        this.events = events;
        this.resets = resets;
        this.out = out;
    }

    @Override
    public void exception(int during, int vector) {
        if (events) {
            out.accept("check_exception old: 0x" + Integer.toHexString(during) + " new 0x" + Integer.toHexString(vector) + "\n");
        }
    }

    @Override
    public void entering(int vector, int errorCode, int kind) {
        if (!events) {
            return;
        }
        if (kind == Interrupts.EXTERNAL && vector != GuestFault.NMI) {
            out.accept("Servicing hardware INT=0x" + Hex.of(vector, 2) + "\n");
        }
        if (!cpu.protectedMode()) {
            return;
        }
        boolean software = kind <= Interrupts.INT1;
        long ip = software ? cpu.startRip : cpu.rip;
        String number = Integer.toString(count++);
        StringBuilder line = new StringBuilder(" ".repeat(Math.max(0, 6 - number.length()))).append(number);
        line.append(": v=").append(Hex.of(vector, 2)).append(" e=").append(Hex.of(errorCode == GuestFault.NO_ERROR_CODE ? 0 : errorCode, 4))
            .append(" i=").append(software ? 1 : 0).append(" cpl=").append(cpu.cpl)
            .append(" IP=").append(Hex.of(cpu.seg[Segment.CS].selector, 4)).append(':').append(Hex.of(ip, 16))
            .append(" pc=").append(Hex.of(cpu.seg[Segment.CS].base + ip, 16))
            .append(" SP=").append(Hex.of(cpu.seg[Segment.SS].selector, 4)).append(':').append(Hex.of(cpu.r[Cpu.RSP], 16));
        if (vector == GuestFault.PF) {
            line.append(" CR2=").append(Hex.of(cpu.control.cr2, 16));
        } else {
            line.append(" env->regs[R_EAX]=").append(Hex.of(cpu.r[Cpu.RAX], 16));
        }
        out.accept(line.append('\n').append(registers.text()).toString());
    }

    @Override
    public void shutdown() {
        if (resets) {
            out.accept("Triple fault\n");
        }
    }

    @Override
    public void reset() {
        if (resets) {
            out.accept("CPU Reset (CPU 0)\n" + registers.text());
        }
    }
}
