package dev.emu64.ops;

import static dev.emu64.ops.InstructionCheck.long64;
import static dev.emu64.ops.InstructionCheck.protected32;
import static dev.emu64.ops.InstructionCheck.real16;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.cpu.Cpu;
import org.junit.jupiter.api.Test;

class FlagControlTest {
    @Test
    void carryIsSetClearedAndComplemented() {
        long64().check("f9", "stc", "", "cf=1").check("f8", "clc", "cf=1", "cf=0").check("f5", "cmc", "cf=1 of=1", "cf=0 of=1");
    }

    @Test
    void ahHoldsTheLowFlags() {
        long64()
            .check("9f", "lahf", "cf=1 zf=1 sf=1", "rax=c300 flags=kept")
            .check("9e", "sahf", "rax=d700 of=1", "cf=1 pf=1 af=1 zf=1 sf=1 of=1");
    }

    @Test
    void cliAndStiNeedIoplOrVirtualInterrupts() {
        protected32().cpl(3)
            .check("fa", "cli", "if=1", "fault=d if=1")
            .check("fa", "cli", "if=1 iopl=3", "if=0")
            .check("fb", "sti", "cr4=2", "vif=1 if=0")
            .check("fb", "sti", "cr4=2 vip=1", "fault=d vif=0");
    }

    @Test
    void stiHoldsInterruptsBackForOneInstruction() {
        InstructionCheck machine = real16();
        machine.check("fb", "sti", "", "if=1");
        assertThat(machine.cpu().attention & Cpu.ATTENTION_SHADOW).isNotZero();
        machine.check("fb", "sti", "if=1", "if=1");
        assertThat(machine.cpu().attention & Cpu.ATTENTION_SHADOW).isZero();
    }

    @Test
    void salcSpreadsTheCarry() {
        real16().check("d6", "salc", "rax=1200 cf=1", "rax=12ff flags=kept");
    }
}
