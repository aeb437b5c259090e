package dev.emu64.cpu;

import static dev.emu64.cpu.ControlRegisters.*;
import static dev.emu64.cpu.CpuFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.device.Snapshot;
import dev.emu64.isa.CpuidFeature;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class SystemRegistersTest {
    private final CpuFixture fixture = new CpuFixture();
    private final Cpu cpu = fixture.cpu;

    @Test
    void resetStartsAtTheTopOfTheFirst4Gib() {
        assertThat(cpu.codeLinear(cpu.rip)).isEqualTo(0xfffffff0L);
        assertThat(cpu.control.cr0).isEqualTo(0x60000010L);
        assertThat(cpu.flags.value()).isEqualTo(2);
        assertThat(cpu.protectedMode()).isFalse();
    }

    @Test
    void pagingWithLmeEntersLongMode() {
        fixture.protectedMode();
        cpu.control.writeCr4(PAE);
        cpu.msrs.write(Msrs.EFER, LME);
        assertThat(cpu.longMode()).isFalse();
        cpu.control.writeCr0(PG | PE);
        assertThat(cpu.longMode()).isTrue();
        assertThat(cpu.code64()).isFalse();
        assertThat(cpu.msrs.read(Msrs.EFER)).isEqualTo(LME | LMA);
        fixture.faults(13, 0, () -> cpu.msrs.write(Msrs.EFER, 0));
        cpu.control.writeCr0(PE);
        assertThat(cpu.longMode()).isFalse();
    }

    @Test
    void longModeNeedsPaeAndCompatibleCode() {
        fixture.protectedMode();
        cpu.msrs.write(Msrs.EFER, LME);
        fixture.faults(13, 0, () -> cpu.control.writeCr0(PG | PE));
        cpu.control.writeCr4(PAE);
        cpu.seg[Segment.CS].attributes |= 0x2000;
        fixture.faults(13, 0, () -> cpu.control.writeCr0(PG | PE));
        assertThat(cpu.control.cr0 & PG).isZero();
    }

    @Test
    void inconsistentControlBitsAreRefused() {
        fixture.longMode(0);
        long cr0 = cpu.control.cr0;
        fixture.faults(13, 0, () -> cpu.control.writeCr0(cr0 & ~PG));
        fixture.faults(13, 0, () -> cpu.control.writeCr0(cr0 & ~PE));
        fixture.faults(13, 0, () -> cpu.control.writeCr0(cr0 | 1L << 32));
        fixture.faults(13, 0, () -> cpu.control.writeCr0(cr0 | NW));
        fixture.faults(13, 0, () -> cpu.control.writeCr4(0));
        fixture.faults(13, 0, () -> cpu.control.writeCr4(PAE | 1 << 13));
        fixture.faults(13, 0, () -> cpu.control.writeCr3(1L << 50));
        fixture.faults(13, 0, () -> cpu.control.writeCr8(16));
        assertThat(cpu.control.cr0).isEqualTo(cr0);
    }

    @Test
    void bitsOfAbsentFeaturesAreReserved() {
        cpu.control.writeCr4(SMEP | FSGSBASE);
        cpu.cpuid.features(EnumSet.of(CpuidFeature.FSGSBASE));
        cpu.control.writeCr4(FSGSBASE);
        fixture.faults(13, 0, () -> cpu.control.writeCr4(SMEP));
        fixture.faults(13, 0, () -> cpu.control.writeCr4(OSXSAVE));
    }

    @Test
    void lmswCannotLeaveProtectedMode() {
        fixture.protectedMode();
        cpu.control.loadMachineStatusWord(TS);
        assertThat(cpu.control.cr0 & (PE | TS | MP | EM)).isEqualTo(PE | TS);
    }

    @Test
    void msrsCheckWhatTheyHold() {
        cpu.msrs.write(Msrs.LSTAR, 0xffff800000001234L);
        assertThat(cpu.msrs.read(Msrs.LSTAR)).isEqualTo(0xffff800000001234L);
        fixture.faults(13, 0, () -> cpu.msrs.write(Msrs.LSTAR, 1L << 47));
        fixture.faults(13, 0, () -> cpu.msrs.write(Msrs.EFER, 2));
        fixture.faults(13, 0, () -> cpu.msrs.write(0x277, 2));
        fixture.faults(13, 0, () -> cpu.msrs.read(0x12345));
        cpu.msrs.write(0x200, 0x80000006L);
        assertThat(cpu.msrs.read(0x200)).isEqualTo(0x80000006L);
        fixture.faults(13, 0, () -> cpu.msrs.write(0x2ff, 2));
    }

    @Test
    void timeStampCountsVirtualNanosecondsFromWhatWasWritten() {
        cpu.clock.instructions = 100;
        assertThat(cpu.msrs.read(Msrs.TSC)).isEqualTo(100);
        cpu.msrs.write(Msrs.TSC, 5);
        cpu.clock.instructions = 110;
        assertThat(cpu.msrs.timeStamp()).isEqualTo(15);
    }

    @Test
    void cpuidShowsTheFeatureSetAndNothingElse() {
        cpu.cpuid.features(EnumSet.of(CpuidFeature.FPU, CpuidFeature.LONG_MODE, CpuidFeature.SMEP));
        cpu.cpuid.query(1, 0);
        assertThat(cpu.cpuid.edx).isEqualTo(1);
        assertThat(cpu.cpuid.ecx).isZero();
        cpu.cpuid.query(0x80000001, 0);
        assertThat(cpu.cpuid.edx).isEqualTo(1 << 29 | 1);
        cpu.cpuid.query(7, 0);
        assertThat(cpu.cpuid.ebx).isEqualTo(1 << 7);
        cpu.cpuid.query(7, 1);
        assertThat(cpu.cpuid.ebx).isZero();
        cpu.cpuid.query(0x80000008, 0);
        assertThat(cpu.cpuid.eax).isEqualTo(0x3028);
    }

    @Test
    void vendorAndBrandAreText() {
        cpu.cpuid.query(0, 0);
        assertThat(cpu.cpuid.ebx).isEqualTo(0x68747541);
        assertThat(cpu.cpuid.edx).isEqualTo(0x69746e65);
        assertThat(cpu.cpuid.ecx).isEqualTo(0x444d4163);
        cpu.cpuid.query(0x80000002, 0);
        assertThat(cpu.cpuid.eax).isEqualTo(0x36756d65);
    }

    @Test
    void syscallAndSysretSwitchLevels() {
        fixture.longMode(3);
        fixture.faults(6, -1, cpu.systemCalls::syscall);
        cpu.control.efer |= SCE;
        cpu.msrs.star = 0x001b_0008_0000_0000L;
        cpu.msrs.lstar = 0x6000;
        cpu.msrs.sfmask = Flags.IF;
        cpu.writeFlags(Flags.IF, Flags.IF);
        cpu.systemCalls.syscall();

        assertThat(cpu.cpl).isZero();
        assertThat(cpu.rip).isEqualTo(0x6000);
        assertThat(cpu.r[Cpu.RCX]).isEqualTo(0x5000);
        assertThat(cpu.r[11]).isEqualTo(Flags.IF | 2);
        assertThat(cpu.flags.is(Flags.IF)).isFalse();
        assertThat(cpu.seg[Segment.CS].selector).isEqualTo(8);
        cpu.systemCalls.sysret(8);
        assertThat(cpu.cpl).isEqualTo(3);
        assertThat(cpu.seg[Segment.CS].selector).isEqualTo(0x2b);
        assertThat(cpu.seg[Segment.SS].selector).isEqualTo(0x23);
        assertThat(cpu.code64()).isTrue();
        assertThat(cpu.flags.is(Flags.IF)).isTrue();
    }

    @Test
    void debugRegistersKeepTheirFixedBits() {
        cpu.debug.write(6, 0);
        cpu.debug.write(7, 0xffffffffL);
        assertThat(cpu.debug.read(6)).isEqualTo(0xffff0ff0L);
        assertThat(cpu.debug.read(7)).isEqualTo(0xffff27ffL);
        fixture.faults(13, 0, () -> cpu.debug.write(7, 1L << 32));
        fixture.faults(1, -1, () -> cpu.debug.checkAccess(0));
        assertThat(cpu.debug.read(6) & DebugRegisters.BD).isNotZero();
    }

    @Test
    void stateIsRestored() {
        fixture.longMode(3);
        cpu.r[5] = 0x123456789aL;
        cpu.writeFlags(Flags.CF | Flags.AC | Flags.IF, -1);
        cpu.msrs.write(Msrs.TSC, 77);
        cpu.debug.write(0, 0x7000);
        cpu.debug.write(7, 0xd0002);
        CpuFixture other = new CpuFixture();
        other.memory.copyIn(0, fixture.memory.ram, 0, 4 << 20);

        Snapshot.copy(cpu, other.cpu);

        assertThat(other.cpu.code64()).isTrue();
        assertThat(other.cpu.load(Segment.DS, GDT + 8, 8)).isEqualTo(cpu.load(Segment.DS, GDT + 8, 8));
        other.cpu.store(Segment.DS, 0x7000, 1, 1);
        assertThat(other.cpu.attention & Cpu.ATTENTION_DEBUG).isNotZero();
    }
}
