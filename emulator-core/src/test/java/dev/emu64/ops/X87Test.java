package dev.emu64.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.cpu.ControlRegisters;
import dev.emu64.device.IrqProbe;
import dev.emu64.mmu.GuestFault;
import dev.emu64.softfloat.ExtFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class X87Test {
    private static final String FLD1 = "d9e8";
    private static final String FLDZ = "d9ee";
    private static final String FDIVP = "def9";
    private static final String FNCLEX = "dbe2";
    private static final String WAIT = "9b";
    /** FLDCW [3000h]. */
    private static final String FLDCW_64 = "d92c2500300000";
    private static final int ZERO_DIVIDE_UNMASKED = 0x37b;
    private static final int ES_AND_B = 0x8080;
    private static final int ABSENT_PAGE = 0x100000;

    private final FpuFixture fixture = FpuFixture.long64();

    private void divideByZeroUnmasked() {
        fixture.memory.write(0x3000, 2, ZERO_DIVIDE_UNMASKED);
        assertThat(fixture.run(FLDCW_64 + FLD1 + FLDZ + FDIVP)).isEqualTo(FpuFixture.NO_FAULT);
    }

    // ---- exceptions

    @Test
    void unmaskedExceptionIsPendingAndRaisedByTheNextWaitingInstruction() {
        divideByZeroUnmasked();
        assertThat(fixture.cpu.fpu.fsw & ES_AND_B).isEqualTo(ES_AND_B);
        assertThat(fixture.run(FLD1)).isEqualTo(GuestFault.MF);
        assertThat(fixture.run(WAIT)).isEqualTo(GuestFault.MF);
        assertThat(fixture.run("0f77")).as("EMMS").isEqualTo(GuestFault.MF);
    }

    @Test
    void unmaskedExceptionKeepsOperandsAndStack() {
        divideByZeroUnmasked();
        assertThat(fixture.cpu.fpu.top()).isEqualTo(6);
        assertThat(fixture.cpu.fpu.signExponent[6]).isZero();
        assertThat(fixture.cpu.fpu.signExponent[7]).isEqualTo(ExtFormat.BIAS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dfe0", "dbe2", "dbe3", "d93c2500300000", "dd342500300000"})
    void instructionsThatDoNotWaitPassAPendingException(String hex) {
        divideByZeroUnmasked();
        assertThat(fixture.run(hex)).isEqualTo(FpuFixture.NO_FAULT);
    }

    @Test
    void unmaskingRaisesWhatIsAlreadySet() {
        fixture.memory.write(0x3000, 2, ZERO_DIVIDE_UNMASKED);
        assertThat(fixture.run(FLD1 + FLDZ + FDIVP + FLD1)).isEqualTo(FpuFixture.NO_FAULT);
        assertThat(fixture.run(FLDCW_64 + WAIT)).isEqualTo(GuestFault.MF);
    }

    @Test
    void pageFaultOfAStoreComesBeforeTheExceptionItWouldRaise() {
        fixture.memory.write(0x3000, 2, 0x37e);
        assertThat(fixture.run(FLDCW_64 + "d91c25" + "00001000")).isEqualTo(GuestFault.PF);
        assertThat(fixture.cpu.fpu.fsw).as("no stack fault noted").isZero();
    }

    @Test
    void extendedStoreAcrossAnAbsentPageWritesNothing() {
        fixture.fill(ABSENT_PAGE - 8, 8, 0x55);
        assertThat(fixture.run(FLD1 + "db3c25" + "f8ff0f00")).isEqualTo(GuestFault.PF);
        assertThat(fixture.memory(ABSENT_PAGE - 8, 8)).isEqualTo("5555555555555555");
        assertThat(fixture.cpu.fpu.empty(0)).isFalse();
    }

    // ---- CR0

    @ParameterizedTest
    @ValueSource(ints = {ControlRegisters.EM, ControlRegisters.TS})
    void emulationAndTaskSwitchMakeX87Unavailable(int bit) {
        fixture.cpu.control.cr0 |= bit;
        assertThat(fixture.run(FLD1)).isEqualTo(GuestFault.NM);
        assertThat(fixture.run("dbe3")).as("FNINIT").isEqualTo(GuestFault.NM);
        assertThat(fixture.run(WAIT)).as("WAIT without MP").isEqualTo(FpuFixture.NO_FAULT);
    }

    @Test
    void waitNeedsTaskSwitchedAndMonitorTogether() {
        fixture.cpu.control.cr0 |= ControlRegisters.MP;
        assertThat(fixture.run(WAIT)).isEqualTo(FpuFixture.NO_FAULT);
        fixture.cpu.control.cr0 |= ControlRegisters.TS;
        assertThat(fixture.run(WAIT)).isEqualTo(GuestFault.NM);
    }

    @Test
    void withoutNumericErrorReportingFerrIsAssertedAndTheInstructionFreezes() {
        IrqProbe ferr = new IrqProbe();
        fixture.cpu.fpu.connectFerr(ferr);
        fixture.cpu.control.cr0 &= ~ControlRegisters.NE;
        divideByZeroUnmasked();
        assertThat(ferr.asserted).as("before an instruction waits").isFalse();
        assertThat(fixture.run(FLD1)).isEqualTo(GuestFault.FREEZE);
        assertThat(ferr.asserted).isTrue();
        assertThat(fixture.run(FNCLEX)).isEqualTo(FpuFixture.NO_FAULT);
        assertThat(ferr.asserted).isFalse();
    }

    @Test
    void frozenProcessorIsHaltedAtTheInstruction() {
        fixture.cpu.rip = 0x1234;
        fixture.cpu.deliver(fixture.cpu.fault(GuestFault.FREEZE));
        assertThat(fixture.cpu.halted).isTrue();
        assertThat(fixture.cpu.rip).isEqualTo(0x1234);
    }

    @Test
    void ignneLetsInstructionsPassAPendingException() {
        fixture.cpu.control.cr0 &= ~ControlRegisters.NE;
        divideByZeroUnmasked();
        fixture.cpu.fpu.ignne().set(true);
        assertThat(fixture.run(FLD1)).isEqualTo(FpuFixture.NO_FAULT);
    }

    // ---- environments of real-address and virtual-8086 mode: FADD m32 at linear 1000h on DS:0123h, then FNSTENV

    private static final String ADD = "d9e8 d8062301";

    @Test
    void realMode16BitEnvironmentHoldsLinearAddressesAndOpcode() {
        FpuFixture real = FpuFixture.real();
        assertThat(real.run(ADD + "d9360002")).isEqualTo(FpuFixture.NO_FAULT);
        // IP 1002h, operand 20123h, opcode D8 06
        assertThat(real.memory(0x20200, 14)).isEqualTo("7f03" + "0038" + "ff3f" + "0210" + "0600" + "2301" + "0020");
    }

    @Test
    void realMode32BitEnvironmentSplitsLinearAddresses() {
        FpuFixture real = FpuFixture.real();
        assertThat(real.run(ADD + "66d9360002")).isEqualTo(FpuFixture.NO_FAULT);
        assertThat(real.memory(0x20200, 28)).isEqualTo("7f03ffff" + "0038ffff" + "ff3fffff" + "0210ffff" + "06000000"
            + "2301ffff" + "00200000");
    }

    @Test
    void virtualModeUsesTheRealFormats() {
        FpuFixture virtual = FpuFixture.virtual86();
        assertThat(virtual.run(ADD + "d9360002")).isEqualTo(FpuFixture.NO_FAULT);
        assertThat(virtual.memory(0x20206, 8)).isEqualTo("0210" + "0600" + "2301" + "0020");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "66"})
    void realEnvironmentSurvivesLoadingAndStoring(String prefix) {
        FpuFixture real = FpuFixture.real();
        real.run(ADD + prefix + "d9360002");
        real.run("dbe3" + prefix + "d9260002" + prefix + "d9360003");
        assertThat(real.memory(0x20300, 28)).isEqualTo(real.memory(0x20200, 28));
    }
}
