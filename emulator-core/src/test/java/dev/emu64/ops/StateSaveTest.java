package dev.emu64.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.cpu.ControlRegisters;
import dev.emu64.cpu.Cpu;
import dev.emu64.mmu.GuestFault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateSaveTest {
    private static final int AREA = 0x4000;
    private static final String FXSAVE = "0fae042500400000";
    private static final String FXRSTOR = "0fae0c2500400000";
    private static final String XSAVE = "0fae242500400000";
    private static final String XRSTOR = "0fae2c2500400000";
    private static final String XGETBV = "0f01d0";

    private final FpuFixture fixture = FpuFixture.long64();

    @BeforeEach
    void enable() {
        fixture.cpu.control.cr4 |= ControlRegisters.OSXSAVE;
        fixture.cpu.control.xcr0 = 3;
        fixture.cpu.r[Cpu.RAX] = 3;
    }

    // ---- FXSAVE

    @Test
    void withoutOsfxsrNeitherXmmNorMxcsrIsTouched() {
        fixture.cpu.control.cr4 &= ~ControlRegisters.OSFXSR;
        fixture.fill(AREA, 512, 0x55);
        assertThat(fixture.run("d9e8" + FXSAVE)).isEqualTo(FpuFixture.NO_FAULT);
        assertThat(fixture.memory(AREA, 4)).isEqualTo("7f030038");
        assertThat(fixture.memory(AREA + 24, 8)).isEqualTo("5555555555555555");
        assertThat(fixture.memory(AREA + 160, 8)).isEqualTo("5555555555555555");
        assertThat(fixture.run(FXRSTOR)).as("MXCSR 55555555h is not looked at").isEqualTo(FpuFixture.NO_FAULT);
        assertThat(fixture.cpu.fpu.xmm[0]).isZero();
    }

    @Test
    void reservedBitOfMxcsrRefusesTheWholeImage() {
        fixture.memory.write(AREA + 24, 4, 0x40000);
        fixture.memory.write(AREA, 2, 0x27f);
        assertThat(fixture.run(FXRSTOR)).isEqualTo(GuestFault.GP);
        assertThat(fixture.cpu.fpu.fcw).isEqualTo(0x37f);
    }

    @Test
    void imageIntoAnAbsentPageWritesNothing() {
        assertThat(fixture.run("0fae0425" + "00ff0f00")).isEqualTo(GuestFault.PF);
        assertThat(fixture.memory(0xfff00, 4)).isEqualTo("00000000");
    }

    @Test
    void misalignedImageIsRefused() {
        assertThat(fixture.run("0fae0425" + "08400000")).isEqualTo(GuestFault.GP);
    }

    @ParameterizedTest
    @ValueSource(ints = {ControlRegisters.EM, ControlRegisters.TS})
    void imageNeedsAnX87(int bit) {
        fixture.cpu.control.cr0 |= bit;
        assertThat(fixture.run(FXSAVE)).isEqualTo(GuestFault.NM);
    }

    // ---- XSAVE

    @Test
    void withoutOsxsaveTheFamilyIsUndefined() {
        fixture.cpu.control.cr4 &= ~ControlRegisters.OSXSAVE;
        assertThat(fixture.run(XSAVE)).isEqualTo(GuestFault.UD);
        assertThat(fixture.run(XRSTOR)).isEqualTo(GuestFault.UD);
        assertThat(fixture.run(XGETBV)).isEqualTo(GuestFault.UD);
    }

    @Test
    void taskSwitchedKeepsItBackButEmulationDoesNot() {
        fixture.cpu.control.cr0 |= ControlRegisters.EM;
        assertThat(fixture.run(XSAVE)).isEqualTo(FpuFixture.NO_FAULT);
        fixture.cpu.control.cr0 |= ControlRegisters.TS;
        assertThat(fixture.run(XSAVE)).isEqualTo(GuestFault.NM);
    }

    @Test
    void areaLiesOn64Bytes() {
        assertThat(fixture.run("0fae2425" + "20400000")).isEqualTo(GuestFault.GP);
    }

    @Test
    void componentsOutsideXcr0AreNeitherSavedNorAccepted() {
        fixture.cpu.fpu.xmm[2] = 1;
        fixture.cpu.r[Cpu.RAX] = 7;
        assertThat(fixture.run(XSAVE)).isEqualTo(FpuFixture.NO_FAULT);
        assertThat(fixture.memory(AREA + 512, 8)).isEqualTo("0000000000000000");
        fixture.memory.write(AREA + 512, 1, 4);
        assertThat(fixture.run(XRSTOR)).isEqualTo(GuestFault.GP);
    }

    @Test
    void headerNamesComponentsInUseAndKeepsUnrequestedBits() {
        fixture.memory.write(AREA + 512, 1, 0xff);
        fixture.cpu.fpu.xmm[0] = 1;
        assertThat(fixture.run(XSAVE)).isEqualTo(FpuFixture.NO_FAULT);
        assertThat(fixture.memory(AREA + 512, 1)).isEqualTo("fe");
    }

    @Test
    void absentComponentIsInitialisedOnRestoring() {
        fixture.run("d9e8");
        fixture.cpu.fpu.xmm[0] = 1;
        fixture.memory.write(AREA + 24, 4, 0x1f80);
        assertThat(fixture.run(XRSTOR)).isEqualTo(FpuFixture.NO_FAULT);
        assertThat(fixture.cpu.fpu.componentsInUse()).isZero();
    }

    @Test
    void componentsInUseAreReadThroughXgetbv() {
        fixture.run("d9e8");
        fixture.cpu.r[Cpu.RCX] = 1;
        assertThat(fixture.run(XGETBV)).isEqualTo(FpuFixture.NO_FAULT);
        assertThat(fixture.cpu.r[Cpu.RAX]).isEqualTo(1);
    }
}
