package dev.emu64.bios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Flags;
import dev.emu64.cpu.Segment;
import dev.emu64.machine.Drive;
import dev.emu64.machine.Machine;
import dev.emu64.machine.MachineConfig;
import dev.emu64.machine.RunLimits;
import dev.emu64.machine.RunObserver;
import dev.emu64.machine.TestedEngine;
import dev.emu64.memory.GuestMemory;
import dev.emu64.run.StopReason;
import dev.emu64.storage.MemoryDisk;
import java.util.List;

/** A machine that has booted a boot sector of CLI and HLT, and executes one software interrupt after the other. */
final class RealModeCaller {
    private static final int CODE = 0x7c00;
    private static final int CLI = 0xfa;
    private static final int HLT = 0xf4;
    private static final int INT = 0xcd;

    final Machine machine;
    final Cpu cpu;
    final GuestMemory memory;

    RealModeCaller() {
        this(disk(64), TestedEngine.standard());
    }

    RealModeCaller(byte[] disk, MachineConfig config) {
        machine = new Machine(config.withDrives(List.of(new Drive(Drive.Kind.DISK, new MemoryDisk(disk, false)))));
        cpu = machine.cpu();
        memory = cpu.memory;
        runToHalt();
    }

    /** A disk whose boot sector halts; every further sector begins with its own number. */
    static byte[] disk(int sectors) {
        byte[] disk = new byte[sectors * 512];
        disk[0] = (byte) CLI;
        disk[1] = (byte) HLT;
        disk[510] = 0x55;
        disk[511] = (byte) 0xaa;
        for (int sector = 1; sector < sectors; sector++) {
            disk[sector * 512] = (byte) sector;
        }
        return disk;
    }

    RealModeCaller set(int register, long value) {
        cpu.r[register] = value;
        return this;
    }

    RealModeCaller segment(int segment, int selector) {
        cpu.loadSegment(segment, selector);
        return this;
    }

    /** Executes INT {@code vector} with the registers as they stand. */
    RealModeCaller call(int vector) {
        memory.write(CODE, 1, INT);
        memory.write(CODE + 1, 1, vector);
        memory.write(CODE + 2, 1, CLI);
        memory.write(CODE + 3, 1, HLT);
        cpu.loadSegment(Segment.SS, 0);
        cpu.rip = CODE;
        cpu.halted = false;
        cpu.setInterruptFlag(true);
        runToHalt();
        assertThat(cpu.rip).as("returned to the caller").isEqualTo(CODE + 4);
        return this;
    }

    private void runToHalt() {
        assertThat(machine.run(RunLimits.headless().withMaxInstructions(machine.instructions() + 10_000_000), RunObserver.NONE))
                .isInstanceOfAny(StopReason.IdleForever.class, StopReason.NotBootable.class);
    }

    int word(int register) {
        return (int) cpu.r[register] & 0xffff;
    }

    int high(int register) {
        return word(register) >>> 8;
    }

    int low(int register) {
        return word(register) & 0xff;
    }

    boolean carry() {
        return (cpu.flags.value() & Flags.CF) != 0;
    }
}
