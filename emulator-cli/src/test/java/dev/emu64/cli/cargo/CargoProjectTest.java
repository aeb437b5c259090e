package dev.emu64.cli.cargo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real crate with the bootloader crate, made for QEMU, as cargo runs and tests it here. Skips where no Rust toolchain is. */
class CargoProjectTest {
    private static final String[] ALL_PASS = {
        "running 2 tests\ntutorial_os::history::tests::an_empty_history_has_nothing ... [ok]\n"
                + "tutorial_os::history::tests::the_oldest_are_forgotten ... [ok]\n",
        "running 1 tests\ntutorial_os::what_was_collected_is_in_order ... [ok]\n",
        "basic_boot::a_line_stands_on_the_screen ... [ok]\n",
        "should_panic::zero_is_one ... [ok]\n",
        "stack_overflow::stack_overflow ... [ok]\n",
    };

    @TempDir
    private Path folder;

    @Test
    void cargoRunShowsTheScreen() throws IOException, InterruptedException {
        CargoRun run = CargoRun.withRunner(folder, "run", "--locked", "--quiet");
        assertThat(run.output()).contains("\nHello World from some regions of memory\nthe last six were  cargo\n").contains("idle for ever");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void cargoRunHandsItsArgumentsToTheEmulator() throws IOException, InterruptedException {
        CargoRun run = CargoRun.withRunner(folder, "run", "--locked", "--quiet", "--", "--until", "never to be seen");
        assertThat(run.output()).contains("never saw never to be seen");
        assertThat(run.exitCode()).isEqualTo(12);
    }

    @Test
    void cargoTestRunsUnitAndIntegrationTests() throws IOException, InterruptedException {
        CargoRun run = CargoRun.withRunner(folder, "test", "--locked");
        assertThat(run.output()).contains(ALL_PASS);
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void cargoTestFailsWithTheTestThatFails() throws IOException, InterruptedException {
        CargoRun run = CargoRun.withRunner(folder, "test", "--locked", "--test", "failing");
        assertThat(run.output()).contains("failing::two_and_two_are_five ... [failed]\n", "  left: 4\n", "isa-debug-exit with status 35",
                "error: test failed", "(exit status: 35)");
        assertThat(run.exitCode()).isNotZero();
    }

    @Test
    void aTestWithoutEndIsEndedByItsTimeLimit() throws IOException, InterruptedException {
        CargoRun run = CargoRun.withRunner(folder, "test", "--locked", "--test", "never_ends");
        assertThat(run.output()).contains("never_ends::counts ...\n", "emu: timed out after 10 s (test-timeout)", "(exit status: 6)");
        assertThat(run.exitCode()).isNotZero();
    }

    @Test
    void aTestThatHaltsForEverNeedNotBeWaitedFor() throws IOException, InterruptedException {
        CargoRun run = CargoRun.withRunner(folder, "test", "--locked", "--test", "stuck");
        assertThat(run.output()).contains("stuck::halts ...\n", "emu: idle for ever: halted at", "(exit status: 16)");
        assertThat(run.exitCode()).isNotZero();
    }

    @Test
    void bootimagesOwnRunnerFindsQemuInTheShim() throws IOException, InterruptedException {
        CargoRun run = CargoRun.withShim(folder, "test", "--locked");
        assertThat(run.output()).contains(ALL_PASS).contains("Running: `qemu-system-x86_64 -drive format=raw,file=");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void bootimagesOwnRunnerSeesFailuresThroughTheShim() throws IOException, InterruptedException {
        CargoRun run = CargoRun.withShim(folder, "test", "--locked", "--test", "failing");
        assertThat(run.output()).contains("two_and_two_are_five ... [failed]\n", "(exit status: 35)");
        assertThat(run.exitCode()).isNotZero();
    }

    @Test
    void bootimagesOwnRunnerCanKillTheShim() throws IOException, InterruptedException {
        CargoRun run = CargoRun.withShim(folder, "test", "--locked", "--test", "never_ends");
        assertThat(run.output()).contains("never_ends::counts ...\n", "Test timed out");
        assertThat(run.exitCode()).isNotZero();
    }

    @Test
    void theRunnerMakesTheVeryImageThatBootimageMakes() throws IOException, InterruptedException {
        Path image = CargoRun.withRunner(folder, "test", "--locked", "--test", "should_panic").image();
        Files.delete(image);
        assertThat(CargoRun.withRunner(folder, "test", "--locked", "--test", "should_panic").exitCode()).isZero();
        byte[] ours = Files.readAllBytes(image);
        Files.delete(image);
        assertThat(CargoRun.withShim(folder, "test", "--locked", "--test", "should_panic").exitCode()).isZero();
        assertThat(ours).isEqualTo(Files.readAllBytes(image));
    }
}
