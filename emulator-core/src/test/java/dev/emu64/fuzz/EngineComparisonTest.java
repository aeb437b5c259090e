package dev.emu64.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.jit.RegionTranslator;
import dev.emu64.run.Interpreter;
import dev.emu64.vectors.EngineKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every engine leaves the same state at the same instruction count as plain stepping: loops, code that overwrites
 * itself, page faults, timer interrupts, programs that lose their way. The property {@code emu64.fuzz} (default 1)
 * multiplies the number of instructions.
 */
class EngineComparisonTest {
    private static final long INSTRUCTIONS = 20_000L * Integer.getInteger("emu64.fuzz", 1);
    /** With translation of what is executed for the first, and for the tenth time. */
    private static final Map<String, EngineKind> ENGINES = new TreeMap<>(Map.of("interpreter", Interpreter::new,
        "jit 1", translating(1), "jit 10", translating(10)));

    private static EngineKind translating(int threshold) {
        return (cpu, memory, scheduler, decoder) -> new Interpreter(cpu, memory, scheduler, decoder, new RegionTranslator(cpu, threshold));
    }

    static Set<String> engines() {
        return ENGINES.keySet();
    }

    static List<Arguments> enginesAndModes() {
        List<Arguments> all = new ArrayList<>();
        for (String engine : ENGINES.keySet()) {
            for (FuzzMode mode : FuzzMode.values()) {
                all.add(Arguments.of(engine, mode));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("enginesAndModes")
    void programsRunAsWhenStepped(String engine, FuzzMode mode) {
        assertThat(new EnginePair(mode, RandomPrograms::rows, ENGINES.get(engine), 11).compare(INSTRUCTIONS)).isNull();
    }

    @ParameterizedTest
    @MethodSource("enginesAndModes")
    void hotLoopsRunAsWhenStepped(String engine, FuzzMode mode) {
        assertThat(new EnginePair(mode, RandomPrograms::hot, ENGINES.get(engine), 504).compare(INSTRUCTIONS)).isNull();
    }

    @ParameterizedTest
    @MethodSource("enginesAndModes")
    void noiseRunsAsWhenStepped(String engine, FuzzMode mode) {
        assertThat(new EnginePair(mode, RandomPrograms::noise, ENGINES.get(engine), 12).compare(INSTRUCTIONS)).isNull();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void timePassesWhereAHandlersFirstInstructionFaultsForEver(String engine) {
        // IVT[6] = 2000:0100, where UD2 stands, and UD2
        byte[] start = HexFormat.of().parseHex("64c70618000001" + "64c7061a000020" + "0f0b");
        CodeGenerator generator = (random, mode, bytes) -> {
            byte[] code = Arrays.copyOf(start, 0x102);
            code[0x100] = 0x0f;
            code[0x101] = 0x0b;
            return code;
        };
        FuzzBoard board = new FuzzBoard(FuzzMode.REAL16, generator, 1);
        board.with(ENGINES.get(engine).create(board.cpu, board.memory, board.scheduler, board.decoder)).run(150);
        assertThat(board.scheduler.clock().instructions).isEqualTo(150);
        assertThat(board.cpu.rip).isEqualTo(0x100);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void alignmentCheckComesBeforeThePageIsMarkedAccessed(String engine) {
        // AC set; then top: 40 times add [rbx],eax; add ebx,1001h; again
        byte[] program = HexFormat.of().parseHex("9c810c24000004009d" + "bb00200100" + "31c9" + "0103ffc183f92875f7" + "81c301100000" + "31c9ebed");
        CodeGenerator generator = (random, mode, bytes) -> program;
        assertThat(new EnginePair(FuzzMode.LONG64_USER, generator, ENGINES.get(engine), 1).compare(INSTRUCTIONS)).isNull();
    }
}
