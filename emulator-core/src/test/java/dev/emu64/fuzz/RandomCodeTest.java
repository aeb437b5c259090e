package dev.emu64.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.isa.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever code a guest runs, in whatever mode, nothing but architectural exceptions comes of it. The property
 * {@code emu64.fuzz} (default 1) multiplies the number of instructions.
 */
class RandomCodeTest {
    private static final long INSTRUCTIONS = 50_000L * Integer.getInteger("emu64.fuzz", 1);
    private static final long INSTRUCTIONS_OF_A_ROW = 60L * Integer.getInteger("emu64.fuzz", 1);

    @ParameterizedTest
    @EnumSource
    void noiseRaisesNothingButExceptions(FuzzMode mode) {
        assertThat(run(mode, RandomPrograms::noise, 1, INSTRUCTIONS)).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void programsOfTableRowsRaiseNothingButExceptions(FuzzMode mode) {
        assertThat(run(mode, RandomPrograms::rows, 2, INSTRUCTIONS)).isNull();
    }

    @Test
    void everyRowInEveryModeRaisesNothingButExceptions() {
        List<String> bugs = new ArrayList<>();
        for (FuzzMode mode : FuzzMode.values()) {
            for (Row row : RandomPrograms.allRows()) {
                String bug = run(mode, RandomPrograms.of(row), row.number(), INSTRUCTIONS_OF_A_ROW);
                if (bug != null) {
                    bugs.add(row.text() + ": " + bug);
                }
            }
        }
        assertThat(bugs).isEmpty();
    }

    /** What went wrong, or null. */
    private static String run(FuzzMode mode, CodeGenerator generator, long seed, long instructions) {
        FuzzBoard board = new FuzzBoard(mode, generator, seed);
        PlainStepper stepper = new PlainStepper(board);
        try {
            board.with(stepper).run(instructions);
            return null;
        } catch (RuntimeException | StackOverflowError bug) {
            return mode + ", seed " + seed + ", instruction " + board.cpu.clock.instructions + " at "
                + Long.toHexString(board.cpu.startRip) + " (" + Describe.text(stepper.last, board.cpu.startRip) + "): " + bug
                + Describe.place(bug);
        }
    }
}
