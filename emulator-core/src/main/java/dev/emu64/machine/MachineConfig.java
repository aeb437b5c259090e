package dev.emu64.machine;

import dev.emu64.bus.ByteSink;
import dev.emu64.isa.CpuidFeature;
import dev.emu64.jit.RegionTranslator;
import dev.emu64.machine.boot.MultibootKernel;
import dev.emu64.memory.GuestMemory;
import java.util.List;
import java.util.Set;

/**
 * What a machine is built of. Host resources come in as contracts only: block devices and byte sinks.
 *
 * @param ramBytes a multiple of 64 KiB, at least 1 MiB
 * @param drives media, in order within each kind
 * @param bootOrder which kinds INT 19h tries, in order
 * @param com1 where COM1 sends its bytes, or null for a machine without a COM1
 * @param debugConsole where port E9h sends its bytes, or null for none
 * @param debugExits I/O base addresses of isa-debug-exit devices
 * @param debugExitWidth number of ports of each, 1 to 4
 * @param nanosPerInstruction guest time that an instruction takes
 * @param epochSeconds what the clock shows at power-on, in seconds since 1970 (UTC)
 * @param cpuFeatures what CPUID announces and the decoder knows; empty for everything that is implemented
 * @param engine which engine executes
 * @param jitThreshold how often the JIT engine enters a block before it translates it, at least 1
 * @param kernel what is loaded and entered in place of a boot sector, or null
 */
public record MachineConfig(long ramBytes, List<Drive> drives, List<Drive.Kind> bootOrder, ByteSink com1,
        ByteSink debugConsole, List<Integer> debugExits, int debugExitWidth, int nanosPerInstruction, long epochSeconds,
        Set<CpuidFeature> cpuFeatures, EngineKind engine, int jitThreshold, MultibootKernel kernel) {

    /** The engines. */
    public enum EngineKind {
        INTERPRETER, JIT;

        /** The one called {@code name}: interpreter or jit. */
        public static EngineKind of(String name) {
            if (name.equals("interpreter")) {
                return INTERPRETER;
            }
            if (name.equals("jit")) {
                return JIT;
            }
            throw new IllegalArgumentException("engine " + name + ", expected interpreter or jit");
        }
    }

    public static final long DEFAULT_RAM_BYTES = 128L << 20;
    public static final long MOST_RAM_BYTES = GuestMemory.MOST_RAM_BYTES;
    /** 250 MIPS: fast enough for timer-driven guests, slow enough that waiting loops cost the host little. */
    public static final int DEFAULT_NANOS_PER_INSTRUCTION = 4;
    /** 2026-01-01 00:00 UTC: runs repeat exactly unless the user asks for the host's date. */
    public static final long DEFAULT_EPOCH_SECONDS = 1_767_225_600L;

    public MachineConfig {
        drives = List.copyOf(drives);
        bootOrder = List.copyOf(bootOrder);
        debugExits = List.copyOf(debugExits);
        cpuFeatures = Set.copyOf(cpuFeatures);
    }

    /** A machine with 128 MiB, a COM1 whose output goes nowhere, and no drives. */
    public static MachineConfig standard() {
        return new MachineConfig(DEFAULT_RAM_BYTES, List.of(), List.of(Drive.Kind.DISK, Drive.Kind.DISKETTE, Drive.Kind.CD_ROM),
                ByteSink.NOWHERE, null, List.of(), 4, DEFAULT_NANOS_PER_INSTRUCTION, DEFAULT_EPOCH_SECONDS, Set.of(),
                EngineKind.JIT, RegionTranslator.THRESHOLD, null);
    }

    public MachineConfig withRamBytes(long bytes) {
        return new MachineConfig(bytes, drives, bootOrder, com1, debugConsole, debugExits, debugExitWidth,
                nanosPerInstruction, epochSeconds, cpuFeatures, engine, jitThreshold, kernel);
    }

    public MachineConfig withDrives(List<Drive> media) {
        return new MachineConfig(ramBytes, media, bootOrder, com1, debugConsole, debugExits, debugExitWidth,
                nanosPerInstruction, epochSeconds, cpuFeatures, engine, jitThreshold, kernel);
    }

    public MachineConfig withBootOrder(List<Drive.Kind> order) {
        return new MachineConfig(ramBytes, drives, order, com1, debugConsole, debugExits, debugExitWidth,
                nanosPerInstruction, epochSeconds, cpuFeatures, engine, jitThreshold, kernel);
    }

    public MachineConfig withCom1(ByteSink sink) {
        return new MachineConfig(ramBytes, drives, bootOrder, sink, debugConsole, debugExits, debugExitWidth,
                nanosPerInstruction, epochSeconds, cpuFeatures, engine, jitThreshold, kernel);
    }

    public MachineConfig withDebugConsole(ByteSink sink) {
        return new MachineConfig(ramBytes, drives, bootOrder, com1, sink, debugExits, debugExitWidth,
                nanosPerInstruction, epochSeconds, cpuFeatures, engine, jitThreshold, kernel);
    }

    public MachineConfig withDebugExits(List<Integer> bases, int width) {
        return new MachineConfig(ramBytes, drives, bootOrder, com1, debugConsole, bases, width,
                nanosPerInstruction, epochSeconds, cpuFeatures, engine, jitThreshold, kernel);
    }

    public MachineConfig withEpochSeconds(long seconds) {
        return new MachineConfig(ramBytes, drives, bootOrder, com1, debugConsole, debugExits, debugExitWidth,
                nanosPerInstruction, seconds, cpuFeatures, engine, jitThreshold, kernel);
    }

    public MachineConfig withCpuFeatures(Set<CpuidFeature> features) {
        return new MachineConfig(ramBytes, drives, bootOrder, com1, debugConsole, debugExits, debugExitWidth,
                nanosPerInstruction, epochSeconds, features, engine, jitThreshold, kernel);
    }

    public MachineConfig withEngine(EngineKind kind) {
        return new MachineConfig(ramBytes, drives, bootOrder, com1, debugConsole, debugExits, debugExitWidth,
                nanosPerInstruction, epochSeconds, cpuFeatures, kind, jitThreshold, kernel);
    }

    public MachineConfig withJitThreshold(int entries) {
        return new MachineConfig(ramBytes, drives, bootOrder, com1, debugConsole, debugExits, debugExitWidth,
                nanosPerInstruction, epochSeconds, cpuFeatures, engine, entries, kernel);
    }

    public MachineConfig withKernel(MultibootKernel multiboot) {
        return new MachineConfig(ramBytes, drives, bootOrder, com1, debugConsole, debugExits, debugExitWidth,
                nanosPerInstruction, epochSeconds, cpuFeatures, engine, jitThreshold, multiboot);
    }
}
