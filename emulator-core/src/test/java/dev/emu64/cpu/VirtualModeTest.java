package dev.emu64.cpu;

import static dev.emu64.cpu.CpuFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VirtualModeTest {
    private final CpuFixture fixture = new CpuFixture().protectedMode();
    private final Cpu cpu = fixture.cpu;

    /** Enters virtual-8086 mode by IRETD with CS:IP 0400:0010 and SS:SP 0500:0100. */
    private void enter(int flags) {
        int[] frame = {0x10, 0x400, flags | Flags.VM, 0x100, 0x500, 0x600, 0x700, 0x800, 0x900};
        cpu.r[Cpu.RSP] = STACK0 - frame.length * 4;
        for (int i = 0; i < frame.length; i++) {
            fixture.memory.write32(cpu.r[Cpu.RSP] + i * 4, frame[i]);
        }
        cpu.far.iret(4);
    }

    @BeforeEach
    void biggerTss() {
        cpu.tr.limit = 0x67 + 32 + 32;
        fixture.memory.write16(TSS + 102, 0x68 + 32);
    }

    @Test
    void iretEntersWithRealModeSegments() {
        enter(Flags.IF);

        assertThat(cpu.v86()).isTrue();
        assertThat(cpu.cpl).isEqualTo(3);
        assertThat(cpu.codeSize).isEqualTo(2);
        assertThat(cpu.rip).isEqualTo(0x10);
        assertThat(cpu.seg[Segment.CS].base).isEqualTo(0x4000);
        assertThat(cpu.seg[Segment.DS].base).isEqualTo(0x7000);
        fixture.faults(13, 0, () -> cpu.load(Segment.DS, 0x10000, 1));
    }

    @Test
    void exceptionsPushAllSegmentsOnTheLevel0Stack() {
        enter(0);
        fixture.gate(6, CODE0, 0x6000, 0x8e);
        cpu.startRip = 0x10;
        fixture.deliver(6, -1);

        assertThat(cpu.v86()).isFalse();
        assertThat(cpu.r[Cpu.RSP]).isEqualTo(STACK0 - 36);
        assertThat(fixture.stack32(0)).isEqualTo(0x10);
        assertThat(fixture.stack32(1)).isEqualTo(0x400);
        assertThat(fixture.stack32(2)).isEqualTo(Flags.VM | Flags.RF | 2);
        assertThat(fixture.stack32(4)).isEqualTo(0x500);
        assertThat(fixture.stack32(8)).isEqualTo(0x900);
        assertThat(cpu.seg[Segment.DS].attributes).isZero();
        cpu.far.iret(4);
        assertThat(cpu.v86()).isTrue();
        assertThat(cpu.seg[Segment.GS].selector).isEqualTo(0x900);
    }

    @Test
    void intBelowIopl3IsAGeneralProtectionFault() {
        enter(0);
        fixture.faults(13, 0, () -> cpu.interrupts.software(0x21, Interrupts.INT_N));
    }

    @Test
    void vmeRedirectsToTheProgramsOwnVectors() {
        cpu.control.cr4 = ControlRegisters.VME;
        enter(Flags.VIF);
        fixture.memory.write32(0x21 * 4, 0x3000_0044);
        cpu.interrupts.software(0x21, Interrupts.INT_N);

        assertThat(cpu.v86()).isTrue();
        assertThat(cpu.rip).isEqualTo(0x44);
        assertThat(cpu.seg[Segment.CS].selector).isEqualTo(0x3000);
        assertThat(cpu.r[Cpu.RSP]).isEqualTo(0xfa);
        assertThat(fixture.memory.read16(0x50fe)).as("IF shows VIF, IOPL shows 3").isEqualTo(Flags.IF | Flags.IOPL | 2);
        assertThat(cpu.flags.is(Flags.VIF)).isFalse();
        cpu.far.iret(2);
        assertThat(cpu.flags.is(Flags.VIF)).isTrue();
        assertThat(cpu.flags.is(Flags.IF)).isFalse();
    }

    @Test
    void vmeBitmapSendsVectorsThroughTheIdt() {
        cpu.control.cr4 = ControlRegisters.VME;
        fixture.memory.write8(TSS + 0x68 + 4, 2);
        enter(Flags.IOPL);
        fixture.gate(0x21, CODE0, 0x6000, 0xee);
        cpu.interrupts.software(0x21, Interrupts.INT_N);

        assertThat(cpu.v86()).isFalse();
        assertThat(cpu.rip).isEqualTo(0x6000);
    }

    @Test
    void ioBitmapDecidesWhateverTheIopl() {
        enter(Flags.IOPL);
        cpu.requireIoPermission(0x40, 2);
        fixture.memory.write8(TSS + 0x68 + 32 + 8, 2);
        cpu.requireIoPermission(0x40, 1);
        fixture.faults(13, 0, () -> cpu.requireIoPermission(0x40, 2));
        fixture.faults(13, 0, () -> cpu.requireIoPermission(0x100, 1));
    }
}
