package dev.emu64.debug;

import dev.emu64.bits.Bits;
import dev.emu64.bits.Hex;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Descriptors;
import dev.emu64.cpu.EventTrail;
import dev.emu64.cpu.Interrupts;
import dev.emu64.mmu.GuestFault;

/** Why an event did not reach its handler: goes the way of the delivery again (SDM vol. 3A, 6.12 to 6.14) and names the stone. */
final class DeliveryFailure {
    private final Cpu cpu;
    private final GuestView view;

    DeliveryFailure(Cpu cpu, GuestView view) {
        this.cpu = cpu;
        this.view = view;
    }

    /** One clause, without a capital and a full stop. */
    String reason(EventTrail.Event event) {
        int size = cpu.longMode() ? 16 : cpu.protectedMode() ? 8 : 4;
        int at = event.vector() * size;
        if (at + size - 1 > cpu.idtrLimit) {
            return "the IDT ends before gate " + event.vector() + ": its limit is 0x" + Hex.of(cpu.idtrLimit, 4) + ", the gate lies at 0x"
                + Long.toHexString(at);
        }
        long linear = cpu.idtrBase + at;
        if (!view.mapped(linear, size)) {
            return "the IDT at " + Hex.prefixed(cpu.idtrBase) + " is not mapped (" + view.walk(linear).path() + ")";
        }
        if (!cpu.protectedMode()) {
            return stack(event, cpu.r[Cpu.RSP], "");
        }
        long gate = view.number(linear, 8);
        String broken = gate(event, gate, linear, size);
        if (broken == null) {
            broken = target(event, gate);
        }
        return broken == null ? entry(event, gate) : broken;
    }

    private String gate(EventTrail.Event event, long gate, long linear, int size) {
        String name = "gate " + event.vector() + " of the IDT ";
        if (gate == 0 && (size == 8 || view.number(linear + 8, 8) == 0)) {
            return name + "is empty";
        }
        int type = Descriptors.typeWithS(gate);
        boolean fits = cpu.longMode() ? (type & ~1) == 14 : type == 5 || (type & ~9) == 6;
        if (!fits) {
            return name + "has type " + type + ", which is no " + (cpu.longMode() ? "64-bit interrupt or trap gate" : "gate for interrupts");
        }
        if (event.kind() <= Interrupts.INT3 && Descriptors.dpl(gate) < cpu.cpl) {
            return name + "has DPL " + Descriptors.dpl(gate) + ": code of CPL " + cpu.cpl + " may not call it";
        }
        return Descriptors.present(gate) ? null : name + "is not present";
    }

    private String target(EventTrail.Event event, long gate) {
        int selector = Descriptors.gateSelector(gate);
        String name = "gate " + event.vector() + " names the code segment 0x" + Hex.of(selector, 4) + ", which ";
        if (Descriptors.isNull(selector)) {
            return name + "is the null selector";
        }
        if (!cpu.descriptors.inTable(selector, 8)) {
            return name + "lies beyond the limit of the " + ((selector & 4) == 0 ? "GDT (0x" + Hex.of(cpu.gdtrLimit, 4) + ")" : "LDT");
        }
        long linear = cpu.descriptors.address(selector);
        if (!view.mapped(linear, 8)) {
            return name + "is not mapped (" + view.walk(linear).path() + ")";
        }
        long descriptor = view.number(linear, 8);
        if (Descriptors.typeWithS(gate) != 5 && !Descriptors.code(descriptor)) {
            return name + "is no code segment";
        }
        if (cpu.longMode() && (Descriptors.attributes(descriptor) & 0x6000) != 0x2000) {
            return name + "is no 64-bit code segment";
        }
        if (Descriptors.dpl(descriptor) > cpu.cpl) {
            return name + "has DPL " + Descriptors.dpl(descriptor) + ", outside CPL " + cpu.cpl;
        }
        return Descriptors.present(descriptor) ? null : name + "is not present";
    }

    /** The gate is sound: the stack or the handler's address must be to blame. */
    private String entry(EventTrail.Event event, long gate) {
        int ist = cpu.longMode() ? (int) (gate >>> 32) & 7 : 0;
        long descriptor = view.number(cpu.descriptors.address(Descriptors.gateSelector(gate)), 8);
        boolean inward = !Descriptors.conforming(descriptor) && Descriptors.dpl(descriptor) < cpu.cpl;
        if (event.failure() == GuestFault.TS) {
            return "it needs " + (ist == 0 ? "the stack of ring " + Descriptors.dpl(descriptor) : "IST " + ist)
                + ", but " + (cpu.tr.selector == 0 ? "no TSS is loaded (ltr)" : "the TSS 0x" + Hex.of(cpu.tr.selector, 4) + " has none");
        }
        long pointer = cpu.r[Cpu.RSP];
        String which = "";
        if (cpu.longMode() && (ist != 0 || inward)) {
            long slot = cpu.tr.base + (ist == 0 ? 4 + Descriptors.dpl(descriptor) * 8 : 28 + ist * 8);
            which = ist == 0 ? " (RSP" + Descriptors.dpl(descriptor) + " of the TSS)" : " (IST " + ist + " of the TSS)";
            if (!view.mapped(slot, 8)) {
                return "the TSS at " + Hex.prefixed(cpu.tr.base) + " is not mapped (" + view.walk(slot).path() + ")";
            }
            pointer = view.number(slot, 8);
        }
        return stack(event, pointer, which);
    }

    private String stack(EventTrail.Event event, long pointer, String which) {
        String name = "its frame could not be pushed: the stack pointer" + which + " is " + Hex.prefixed(pointer);
        if (cpu.longMode() && !Bits.canonical(pointer)) {
            return name + ", which is not canonical";
        }
        if (event.failure() == GuestFault.PF) {
            return name + ", and the " + Exceptions.pageAccess(event.failureCode(), event.failureAddress()) + " ("
                + view.walk(event.failureAddress()).path() + ")";
        }
        if (event.failure() == GuestFault.SS) {
            return name + ", outside the stack segment";
        }
        return "entering it raised " + Exceptions.name(event.failure()) + Exceptions.code(event.failureCode());
    }
}
