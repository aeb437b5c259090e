package dev.emu64.cpu;

import static dev.emu64.cpu.CpuFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FarTransferTest {
    private static final int GATE = 0x50;

    private final CpuFixture fixture = new CpuFixture();
    private final Cpu cpu = fixture.cpu;

    private void callGate(int selector, long offset, int access, int parameters) {
        fixture.memory.write64(GDT + GATE, offset & 0xffff | (long) selector << 16 | (long) parameters << 32
            | (long) access << 40 | (offset >>> 16 & 0xffff) << 48);
    }

    @Test
    void realModeFarCallAndReturn() {
        cpu.seg[Segment.CS].set(0x100, 0x1000, 0xffff, 0x9b);
        cpu.r[Cpu.RSP] = 0x7000;
        cpu.rip = 0x50;
        cpu.far.call(0x2000, 0x1234, 2);
        assertThat(cpu.seg[Segment.CS].base).isEqualTo(0x20000);
        assertThat(fixture.memory.read32(0x6ffc)).isEqualTo(0x0100_0050);
        cpu.far.ret(2, 4);
        assertThat(cpu.rip).isEqualTo(0x50);
        assertThat(cpu.r[Cpu.RSP]).isEqualTo(0x7004);
    }

    @Test
    void jumpChecksPrivilegeTypeAndLimit() {
        fixture.protectedMode();
        fixture.faults(13, 0, () -> cpu.far.jump(3, 0, 4));
        fixture.faults(13, DATA0, () -> cpu.far.jump(DATA0, 0, 4));
        fixture.faults(13, CODE3 & ~3, () -> cpu.far.jump(CODE3, 0, 4));
        fixture.descriptor(SPARE, 0, 0xffff, 0x9a, 4);
        fixture.faults(13, 0, () -> cpu.far.jump(SPARE, 0x10000, 4));
        fixture.descriptor(SPARE, 0, 0xffff, 0x1a, 4);
        fixture.faults(11, SPARE, () -> cpu.far.jump(SPARE, 0, 4));
    }

    @Test
    void conformingCodeRunsAtTheCallersLevel() {
        fixture.protectedMode().level(3);
        fixture.descriptor(SPARE, 0, 0xfffff, 0x9e, 0xc);
        cpu.far.jump(SPARE, 0x100, 4);
        assertThat(cpu.cpl).isEqualTo(3);
        assertThat(cpu.seg[Segment.CS].selector).isEqualTo(SPARE | 3);
    }

    @Test
    void callGateCopiesParametersToTheInnerStack() {
        fixture.protectedMode().level(3);
        callGate(CODE0, 0x6000, 0xec, 2);
        cpu.push(4, 0x1111);
        cpu.push(4, 0x2222);
        cpu.far.call(GATE | 3, 0xdeadbeefL, 4);

        assertThat(cpu.cpl).isZero();
        assertThat(cpu.rip).isEqualTo(0x6000);
        assertThat(cpu.r[Cpu.RSP]).isEqualTo(STACK0 - 24);
        assertThat(fixture.stack32(0)).isEqualTo(0x5000);
        assertThat(fixture.stack32(1)).isEqualTo(CODE3);
        assertThat(fixture.stack32(2)).isEqualTo(0x2222);
        assertThat(fixture.stack32(3)).isEqualTo(0x1111);
        assertThat(fixture.stack32(4)).isEqualTo(STACK3 - 8);
        assertThat(fixture.stack32(5)).isEqualTo(DATA3);
        cpu.far.ret(4, 8);
        assertThat(cpu.cpl).isEqualTo(3);
        assertThat(cpu.r[Cpu.RSP]).isEqualTo(STACK3);
    }

    @Test
    void callGateChecks() {
        fixture.protectedMode().level(3);
        callGate(CODE0, 0x6000, 0x8c, 0);
        fixture.faults(13, GATE, () -> cpu.far.call(GATE | 3, 0, 4));
        callGate(CODE0, 0x6000, 0x6c, 0);
        fixture.faults(11, GATE, () -> cpu.far.call(GATE | 3, 0, 4));
        callGate(DATA0, 0x6000, 0xec, 0);
        fixture.faults(13, DATA0, () -> cpu.far.call(GATE | 3, 0, 4));
        callGate(CODE0, 0x6000, 0xec, 0);
        fixture.faults(13, CODE0, () -> cpu.far.jump(GATE | 3, 0, 4));
        fixture.memory.write16(TSS + 8, 0);
        fixture.faults(10, 0, () -> cpu.far.call(GATE | 3, 0, 4));
        fixture.memory.write16(TSS + 8, DATA3);
        fixture.faults(10, DATA3 & ~3, () -> cpu.far.call(GATE | 3, 0, 4));
    }

    @Test
    void longModeCallGatesAreSixteenBytes() {
        fixture.longMode(3);
        callGate(CODE64, 0x6000, 0xec, 0);
        fixture.memory.write64(GDT + GATE + 8, 0);
        cpu.far.call(GATE | 3, 0, 8);

        assertThat(cpu.cpl).isZero();
        assertThat(cpu.seg[Segment.SS].selector).isZero();
        assertThat(fixture.stack64(0)).isEqualTo(0x5000);
        assertThat(fixture.stack64(2)).isEqualTo(STACK3);
        cpu.far.ret(8, 0);
        assertThat(cpu.cpl).isEqualTo(3);
        fixture.memory.write64(GDT + GATE + 8, 1L << 40);
        fixture.faults(13, GATE, () -> cpu.far.call(GATE | 3, 0, 8));
    }

    @Test
    void farReturnLeaves64BitModeForCompatibilityMode() {
        fixture.longMode(0);
        cpu.push(8, CODE0);
        cpu.push(8, 0x6000);
        cpu.far.ret(8, 0);

        assertThat(cpu.code64()).isFalse();
        assertThat(cpu.codeSize).isEqualTo(4);
        assertThat(cpu.stackSize()).isEqualTo(4);
        assertThat(cpu.longMode()).isTrue();
    }

    @Test
    void taskSwitchByCallAndIretNests() {
        fixture.protectedMode();
        int other = 0x4000;
        fixture.descriptor(SPARE, other, 0x67, 0x89, 0);
        fixture.memory.write32(other + 32, 0x6000);
        fixture.memory.write32(other + 36, 2);
        fixture.memory.write32(other + 56, 0x8000);
        fixture.memory.write16(other + 76, CODE0);
        fixture.memory.write16(other + 80, DATA0);
        cpu.r[Cpu.RBX] = 0x1234;
        cpu.far.call(SPARE, 0, 4);

        assertThat(cpu.rip).isEqualTo(0x6000);
        assertThat(cpu.r[Cpu.RSP]).isEqualTo(0x8000);
        assertThat(cpu.r[Cpu.RBX]).isZero();
        assertThat(cpu.flags.is(Flags.NT)).isTrue();
        assertThat(cpu.control.cr0 & ControlRegisters.TS).isNotZero();
        assertThat(fixture.memory.read16(other)).isEqualTo(TASK);
        assertThat(fixture.memory.read8(GDT + SPARE + 5)).isEqualTo(0x8b);
        cpu.far.iret(4);
        assertThat(cpu.r[Cpu.RBX]).isEqualTo(0x1234);
        assertThat(cpu.tr.selector).isEqualTo(TASK);
        assertThat(fixture.memory.read8(GDT + SPARE + 5)).isEqualTo(0x89);
    }

    @Test
    void taskSwitchNeedsAnAvailableTssOfFullSize() {
        fixture.protectedMode();
        fixture.faults(13, TASK, () -> cpu.far.jump(TASK, 0, 4));
        fixture.descriptor(SPARE, 0x4000, 0x66, 0x89, 0);
        fixture.faults(10, SPARE, () -> cpu.far.jump(SPARE, 0, 4));
        fixture.descriptor(SPARE, 0x4000, 0x67, 0x09, 0);
        fixture.faults(11, SPARE, () -> cpu.far.jump(SPARE, 0, 4));
    }
}
