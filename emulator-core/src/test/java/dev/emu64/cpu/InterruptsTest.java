package dev.emu64.cpu;

import static dev.emu64.cpu.CpuFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.emu64.mmu.GuestFault;
import org.junit.jupiter.api.Test;

class InterruptsTest {
    private static final int NO_CODE = GuestFault.NO_ERROR_CODE;

    private final CpuFixture fixture = new CpuFixture();
    private final Cpu cpu = fixture.cpu;

    private void realMode() {
        cpu.seg[Segment.CS].set(0x100, 0x1000, 0xffff, 0x9b);
        cpu.rip = 0x50;
        cpu.startRip = 0x50;
        cpu.r[Cpu.RSP] = 0x7000;
        cpu.idtrLimit = 0x3ff;
        cpu.updateMode();
    }

    @Test
    void realModeGoesThroughTheVectorTableAndBack() {
        realMode();
        fixture.memory.write32(0x21 * 4, 0x2000_0123);
        cpu.writeFlags(Flags.IF | Flags.TF, Flags.IF | Flags.TF);
        cpu.interrupts.software(0x21, Interrupts.INT_N);

        assertThat(cpu.rip).isEqualTo(0x123);
        assertThat(cpu.seg[Segment.CS].base).isEqualTo(0x20000);
        assertThat(cpu.r[Cpu.RSP]).isEqualTo(0x6ffa);
        assertThat(fixture.memory.read64(0x6ffa) & 0xffffffffffffL).isEqualTo(0x0302_0100_0050L);
        assertThat(cpu.flags.value()).isEqualTo(2);
        cpu.far.iret(2);
        assertThat(cpu.rip).isEqualTo(0x50);
        assertThat(cpu.flags.value()).isEqualTo(0x302);
    }

    @Test
    void realModeStackWrapAtOneByteIsAFault() {
        realMode();
        cpu.r[Cpu.RSP] = 1;
        fixture.faults(12, 0, () -> cpu.interrupts.software(0x21, Interrupts.INT_N));
        assertThat(cpu.r[Cpu.RSP]).isEqualTo(1);
    }

    @Test
    void faultsAtLevel3SwitchToTheStackOfTheTss() {
        fixture.protectedMode().level(3);
        fixture.gate(13, CODE0, 0x6000, 0x8e);
        cpu.writeFlags(Flags.IF, Flags.IF);
        fixture.deliver(13, 0x44);

        assertThat(cpu.cpl).isZero();
        assertThat(cpu.rip).isEqualTo(0x6000);
        assertThat(cpu.seg[Segment.SS].selector).isEqualTo(DATA0);
        assertThat(cpu.r[Cpu.RSP]).isEqualTo(STACK0 - 24);
        assertThat(fixture.stack32(0)).isEqualTo(0x44);
        assertThat(fixture.stack32(1)).isEqualTo(0x5000);
        assertThat(fixture.stack32(2)).isEqualTo(CODE3);
        assertThat(fixture.stack32(3)).as("RF is set for faults").isEqualTo(Flags.RF | Flags.IF | 2);
        assertThat(fixture.stack32(4)).isEqualTo(STACK3);
        assertThat(fixture.stack32(5)).isEqualTo(DATA3);
        assertThat(cpu.flags.is(Flags.IF)).isFalse();
    }

    @Test
    void iretReturnsToLevel3AndDropsInnerDataSegments() {
        fixture.protectedMode().level(3);
        fixture.gate(0x80, CODE0, 0x6000, 0xef);
        cpu.interrupts.software(0x80, Interrupts.INT_N);
        cpu.loadSegment(Segment.DS, DATA0);
        cpu.far.iret(4);

        assertThat(cpu.cpl).isEqualTo(3);
        assertThat(cpu.rip).isEqualTo(0x5000);
        assertThat(cpu.r[Cpu.RSP]).isEqualTo(STACK3);
        assertThat(cpu.seg[Segment.DS].selector).isZero();
        assertThat(cpu.seg[Segment.ES].selector).isEqualTo(DATA3);
    }

    @Test
    void gateChecksNameTheVectorOrTheSelector() {
        fixture.protectedMode().level(3);
        fixture.gate(0x40, CODE0, 0x6000, 0x8e);
        fixture.faults(13, 0x40 * 8 + 2, () -> cpu.interrupts.software(0x40, Interrupts.INT_N));
        fixture.gate(0x40, CODE0, 0x6000, 0x6e);
        fixture.faults(11, 0x40 * 8 + 2, () -> cpu.interrupts.software(0x40, Interrupts.INT_N));
        fixture.gate(0x40, DATA0, 0x6000, 0xee);
        fixture.faults(13, DATA0, () -> cpu.interrupts.software(0x40, Interrupts.INT_N));
        fixture.gate(0x40, 0, 0x6000, 0xee);
        fixture.faults(13, 0, () -> cpu.interrupts.software(0x40, Interrupts.INT_N));
        cpu.idtrLimit = 0x40 * 8 + 6;
        fixture.faults(13, 0x40 * 8 + 2, () -> cpu.interrupts.software(0x40, Interrupts.INT_N));
    }

    @Test
    void aContributoryFaultDuringDeliveryOfAnotherIsADoubleFault() {
        fixture.protectedMode();
        fixture.gate(8, CODE0, 0x6008, 0x8e);
        fixture.deliver(13, 0x20);

        assertThat(cpu.rip).isEqualTo(0x6008);
        assertThat(fixture.stack32(0)).isZero();
    }

    @Test
    void benignFaultsGiveWayToWhatTheirDeliveryRaises() {
        fixture.protectedMode();
        fixture.gate(6, CODE0, 0x6006, 0x0e);
        fixture.gate(11, CODE0, 0x600b, 0x8e);
        fixture.deliver(6, NO_CODE);

        assertThat(cpu.rip).isEqualTo(0x600b);
        assertThat(fixture.stack32(0)).as("IDT and EXT bits").isEqualTo(6 * 8 + 3);
    }

    @Test
    void aFaultDuringDoubleFaultDeliveryShutsDown() {
        fixture.protectedMode();
        fixture.deliver(13, 0);

        assertThat(cpu.shutdown).isTrue();
        assertThat(cpu.attention & Cpu.ATTENTION_HALT).isNotZero();
    }

    @Test
    void longModeFramesAreAlignedAndHoldTheStack() {
        fixture.longMode(0);
        fixture.gate64(14, CODE64, 0x6000, 0x8e, 0);
        cpu.r[Cpu.RSP] = STACK0 - 3;
        fixture.deliver(14, 2);

        assertThat(cpu.rip).isEqualTo(0x6000);
        assertThat(cpu.r[Cpu.RSP]).isEqualTo(STACK0 - 16 - 48);
        assertThat(fixture.stack64(0)).isEqualTo(2);
        assertThat(fixture.stack64(1)).isEqualTo(0x5000);
        assertThat(fixture.stack64(2)).isEqualTo(CODE64);
        assertThat(fixture.stack64(4)).isEqualTo(STACK0 - 3);
        assertThat(fixture.stack64(5)).isEqualTo(DATA0);
    }

    @Test
    void longModeUsesTheInterruptStackTable() {
        fixture.longMode(3);
        fixture.memory.write64(TSS + 0x24, 0xd000);
        fixture.gate64(8, CODE64, 0x6000, 0x8e, 1);
        fixture.gate64(0x80, CODE64, 0x7000, 0xee, 0);
        cpu.interrupts.software(0x80, Interrupts.INT_N);
        assertThat(cpu.r[Cpu.RSP]).isEqualTo(STACK0 - 40);
        assertThat(cpu.seg[Segment.SS].selector).isZero();
        fixture.deliver(8, 0);
        assertThat(cpu.r[Cpu.RSP]).isEqualTo(0xd000 - 48);

        cpu.r[Cpu.RSP] += 8;
        cpu.far.iret(8);
        assertThat(cpu.r[Cpu.RSP]).isEqualTo(STACK0 - 40);
        cpu.far.iret(8);
        assertThat(cpu.cpl).isEqualTo(3);
        assertThat(cpu.r[Cpu.RSP]).isEqualTo(STACK3);
    }

    @Test
    void pageFaultsSetCr2() {
        fixture.longMode(0);
        fixture.gate64(14, CODE64, 0x6000, 0x8e, 0);
        GuestFault fault = catchThrowableOfType(() -> cpu.load(Segment.DS, 0x40000123, 4), GuestFault.class);
        cpu.deliver(fault);

        assertThat(cpu.control.cr2).isEqualTo(0x40000123);
        assertThat(fixture.stack64(0)).isZero();
    }

    @Test
    void externalInterruptsWaitForIfAndForTheShadow() {
        fixture.longMode(0);
        fixture.gate64(0x30, CODE64, 0x6000, 0x8e, 0);
        cpu.connect(() -> 0x30);
        cpu.interruptLine(true);
        assertThat(cpu.attention).isZero();

        cpu.shadowNext(Cpu.SHADOW_STI);
        cpu.setInterruptFlag(true);
        cpu.interrupts.boundary();
        assertThat(cpu.rip).as("held by the shadow").isEqualTo(0x5000);
        assertThat(cpu.attention & Cpu.ATTENTION_INTERRUPT).isNotZero();
        cpu.interrupts.boundary();
        assertThat(cpu.rip).isEqualTo(0x6000);
        assertThat(fixture.stack64(2) & Flags.RF).isZero();
    }

    @Test
    void interruptsWakeFromHlt() {
        fixture.longMode(0);
        fixture.gate64(0x30, CODE64, 0x6000, 0x8e, 0);
        cpu.connect(() -> 0x30);
        cpu.setInterruptFlag(true);
        cpu.halt();
        cpu.interrupts.boundary();
        assertThat(cpu.halted).isTrue();
        cpu.interruptLine(true);
        cpu.interrupts.boundary();
        assertThat(cpu.halted).isFalse();
        assertThat(cpu.rip).isEqualTo(0x6000);
    }

    @Test
    void nmiIsBlockedUntilIret() {
        fixture.longMode(0);
        fixture.gate64(2, CODE64, 0x6000, 0x8e, 0);
        cpu.interrupts.nmi();
        cpu.interrupts.boundary();
        assertThat(cpu.rip).isEqualTo(0x6000);
        cpu.rip = 0x6001;
        cpu.interrupts.nmi();
        cpu.interrupts.boundary();
        assertThat(cpu.rip).isEqualTo(0x6001);
        cpu.far.iret(8);
        cpu.interrupts.boundary();
        assertThat(cpu.rip).isEqualTo(0x6000);
    }

    @Test
    void singleStepTrapsBehindTheInstructionThatBeganWithTf() {
        fixture.longMode(0);
        fixture.gate64(1, CODE64, 0x6000, 0x8e, 0);
        cpu.writeFlags(Flags.TF, Flags.TF);
        cpu.interrupts.boundary();
        assertThat(cpu.rip).as("the instruction that set TF does not trap").isEqualTo(0x5000);
        cpu.rip = 0x5001;
        cpu.interrupts.boundary();
        assertThat(cpu.rip).isEqualTo(0x6000);
        assertThat(cpu.debug.dr6 & DebugRegisters.BS).isNotZero();
        assertThat(cpu.flags.is(Flags.TF)).isFalse();
    }

    @Test
    void codeBreakpointsFaultUnlessRfIsSet() {
        fixture.longMode(0);
        fixture.gate64(1, CODE64, 0x6000, 0x8e, 0);
        cpu.debug.write(0, 0x5000);
        cpu.debug.write(7, 2);
        cpu.writeFlags(Flags.RF, Flags.RF);
        cpu.interrupts.boundary();
        assertThat(cpu.rip).isEqualTo(0x5000);
        cpu.interrupts.boundary();
        assertThat(cpu.flags.is(Flags.RF)).as("RF lasts one instruction").isFalse();
        assertThat(cpu.rip).isEqualTo(0x6000);
        assertThat(cpu.debug.dr6 & 15).isEqualTo(1);
    }

    @Test
    void dataBreakpointsTrapBehindTheAccess() {
        fixture.longMode(0);
        fixture.gate64(1, CODE64, 0x6000, 0x8e, 0);
        cpu.debug.write(1, 0x7004);
        cpu.debug.write(7, 0xd00408);
        cpu.load(Segment.DS, 0x7004, 4);
        assertThat(cpu.debug.pending).isZero();
        cpu.store(Segment.DS, 0x7000, 8, 1);
        assertThat(cpu.attention & Cpu.ATTENTION_DEBUG).isNotZero();
        cpu.interrupts.boundary();
        assertThat(cpu.rip).isEqualTo(0x6000);
        assertThat(cpu.debug.dr6 & 15).isEqualTo(2);
    }
}
